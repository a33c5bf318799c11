#!/usr/bin/env python3
"""A large ledger for measuring: every project of a ledger many times over, its spending cut into many lines.

The book that comes of it has the tables of the original with larger figures, and a performance sheet a project.

    benchsuite/large_ledger.py examples/datong-2026 /tmp/large --projects 200 --lines 5000
    /usr/bin/time -v target/release/mingzhang build /tmp/large -o /tmp/large-out
"""
import argparse
import csv
import re
import shutil
from pathlib import Path


def read(folder, name):
    with open(folder / name, encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return rows.fieldnames, list(rows)


def write(folder, name, fields, rows):
    with open(folder / name, "w", encoding="utf-8", newline="") as file:
        out = csv.DictWriter(file, fields)
        out.writeheader()
        out.writerows(rows)


def fen(text):
    yuan, _, rest = text.partition(".")
    return int(yuan) * 100 + int((rest + "00")[:2])


def yuan(amount):
    return f"{amount // 100}.{amount % 100:02d}"


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("ledger", type=Path)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("--projects", type=int, default=200)
    arguments.add_argument("--lines", type=int, default=5000)
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    shutil.copy(given.ledger / "agencies.csv", given.out / "agencies.csv")

    fields, projects = read(given.ledger, "projects.csv")
    copies = [(number, projects[number % len(projects)]) for number in range(given.projects)]
    code = lambda number, old: f"{old[:-4]}{number + 1001:04d}"
    write(given.out, "projects.csv", fields, [
        row | {"pro_code": code(number, row["pro_code"]), "pro_name": f"{row['pro_name']}（第{number + 1}项）"}
        for number, row in copies
    ])
    for name in ["project_funds.csv", "perf_goals.csv", "perf_indicators.csv"]:
        columns, rows = read(given.ledger, name)
        write(given.out, name, columns, [
            row | {"pro_code": code(number, project["pro_code"])}
            for number, project in copies
            for row in rows
            if row["pro_code"] == project["pro_code"]
        ])

    columns, lines = read(given.ledger, "budget_lines.csv")
    spread = [line for line in lines if not line["pro_code"]]
    spread += [
        line | {"pro_code": code(number, project["pro_code"])}
        for number, project in copies
        for line in lines
        if line["pro_code"] == project["pro_code"]
    ]
    # Each line is cut until there are enough; the last piece takes what is left over.
    pieces = max(1, -(-given.lines // len(spread)))
    cut = []
    for line in spread:
        amount = fen(line["reply_amt"])
        part = amount // pieces
        cut += [line | {"reply_amt": yuan(part)} for _ in range(pieces - 1)]
        cut.append(line | {"reply_amt": yuan(amount - part * (pieces - 1))})
    write(given.out, "budget_lines.csv", columns, cut)

    # What the lines buy through procurement is more now; the book says how much.
    bought = sum(fen(line["reply_amt"]) for line in spread if line["is_gov_pur"] == "1")
    book = (given.ledger / "book.toml").read_text("utf-8")
    for key, amount in [("goods", bought), ("works", 0), ("services", 0)]:
        book = re.sub(rf'^{key} = ".*"$', f'{key} = "{yuan(amount)}"', book, flags=re.MULTILINE)
    (given.out / "book.toml").write_text(book, "utf-8")

    columns, income = read(given.ledger, "income.csv")
    totals = {}
    for line in spread:
        fund = line["fund_type_code"]
        totals[fund] = totals.get(fund, 0) + fen(line["reply_amt"])
    write(given.out, "income.csv", columns, [row | {"reply_amt": yuan(totals[row["fund_type_code"]])} for row in income])
    print(f"{given.projects} projects, {len(cut)} lines")


if __name__ == "__main__":
    main()
