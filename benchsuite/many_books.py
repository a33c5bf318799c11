#!/usr/bin/env python3
"""A folder of many different books for measuring: one ledger under many names, every amount of it times another number.

    benchsuite/many_books.py examples/datong-2026 /tmp/books --books 250 --mingzhang target/release/mingzhang
    /usr/bin/time -v target/release/mingzhang check /tmp/books --format json -o /tmp/findings.json
"""
import argparse
import csv
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

AMOUNTS = {"budget_lines.csv": "reply_amt", "income.csv": "reply_amt", "project_funds.csv": "amt", "projects.csv": "pro_total_amt"}
PLACES = "东 西 南 北 中 新 古 上 下 平 安 和 兴 阳 临 清".split()
BODIES = "就业服务中心 公共卫生中心 文化馆 实验小学 水利站 园林处 档案馆 养老服务中心 青少年宫 信息中心".split()


def times(text, factor):
    whole, _, rest = text.partition(".")
    fen = (int(whole) * 100 + int((rest + "00")[:2])) * factor
    return f"{fen // 100}.{fen % 100:02d}"


def copy(ledger, out, number):
    factor = number % 89 + 1
    name = f"{PLACES[number % 16]}{PLACES[number // 16 % 16]}区第{number + 1}{BODIES[number % 10]}"
    out.mkdir(parents=True)
    for path in ledger.iterdir():
        if path.suffix == ".csv":
            with open(path, encoding="utf-8", newline="") as file:
                rows = csv.DictReader(file)
                fields, rows = rows.fieldnames, list(rows)
            column = AMOUNTS.get(path.name)
            for row in rows:
                if column and row[column]:
                    row[column] = times(row[column], factor)
                if "agency_name" in row:
                    row["agency_name"] = name
            with open(out / path.name, "w", encoding="utf-8", newline="") as file:
                writer = csv.DictWriter(file, fields)
                writer.writeheader()
                writer.writerows(rows)
        elif path.is_file() and not path.name.startswith("."):
            text = path.read_text(encoding="utf-8")
            text = re.sub(r'"(\d+\.\d\d)"', lambda found: f'"{times(found[1], factor)}"', text)
            (out / path.name).write_text(text, encoding="utf-8")


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("ledger", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--books", type=int, default=250)
    arguments.add_argument("--formats", default="pdf,docx,xlsx,html")
    arguments.add_argument("--mingzhang", default="target/release/mingzhang")
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        for number in range(given.books):
            ledger = Path(folder) / str(number)
            copy(given.ledger, ledger, number)
            command = [given.mingzhang, "build", ledger, "-o", given.out, "--format", given.formats, "--force"]
            subprocess.run(command, check=False, stdout=subprocess.DEVNULL)
            shutil.rmtree(ledger)
    print(f"{sum(1 for _ in given.out.iterdir())} files in {given.out}")


if __name__ == "__main__":
    main()
