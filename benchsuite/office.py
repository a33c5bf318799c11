#!/usr/bin/env python3
"""What a clerk's tools take for the same book: python-docx writes it, LibreOffice makes the PDF.

Reads the tables of a compiled book (mingzhang.book/1 JSON), writes a DOCX with the same tables and sentences with python-docx, converts it
to PDF with LibreOffice, and prints the CPU seconds of both. Needs python-docx and soffice.

    mingzhang build examples/datong-2026 -o out
    benchsuite/office.py out/*.json out/*.html
"""
import html
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt


def cpu(who):
    usage = resource.getrusage(who)
    return usage.ru_utime + usage.ru_stime


def write(book, paragraphs, path):
    document = Document()
    document.add_heading(book["unit"]["name"], 0)
    for table in book["tables"]:
        document.add_heading(table["title"], 2)
        grid = document.add_table(rows=0, cols=len(table["columns"]))
        grid.style = "Table Grid"
        for values in table["header"] + table["rows"]:
            for cell, value in zip(grid.add_row().cells, values):
                cell.text = value
                paragraph = cell.paragraphs[0]
                if re.fullmatch(r"-?[\d,.]+", value):
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
                for run in paragraph.runs:
                    run.font.size = Pt(9)
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(path)


def main():
    book = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    page = Path(sys.argv[2]).read_text("utf-8")
    # Everything that is said outside of the tables of figures: the sheets too, which are tables in the page.
    paragraphs = [html.unescape(re.sub(r"<[^>]+>", "", p)) for p in re.findall(r"<(?:p|td|dd)[^>]*>(.*?)</(?:p|td|dd)>", page, re.S)]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.docx"
        started, before = time.time(), cpu(resource.RUSAGE_SELF)
        write(book, paragraphs, path)
        written = cpu(resource.RUSAGE_SELF) - before
        before = cpu(resource.RUSAGE_CHILDREN)
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, str(path)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        converted = cpu(resource.RUSAGE_CHILDREN) - before
        print(f"python-docx {written:.2f} CPU-s, LibreOffice {converted:.2f} CPU-s, together {written + converted:.2f} CPU-s, "
              f"{time.time() - started:.2f} s on the clock, PDF {(Path(folder) / 'book.pdf').stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
