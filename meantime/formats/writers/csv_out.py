"""A document's activities as CSV, for any spreadsheet program; `spreadsheet_csv` reads it again."""

import csv
import io
from collections.abc import Iterable, Sequence

from meantime.formats.document import CourseDocument
from meantime.formats.writers.table_out import NOTHING, as_text, header, rows_of


def write(document: CourseDocument) -> bytes:
    """UTF-8 with a BOM, by which Excel knows it is UTF-8. Titles, weeks, minutes and due times read back."""
    rows = []
    for row in rows_of(document):
        week = NOTHING if row.week is None else str(row.week)
        due = "" if row.due is None else row.due.strftime("%Y-%m-%d %H:%M")
        rows.append((week, row.module or NOTHING, row.title, row.kind, row.minutes, due, row.mode, row.text))
    return write_rows(header(document), rows)


def write_rows(names: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Any table, with no cell that a spreadsheet program would take for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in (names, *rows):
        writer.writerow([as_text(text) for text in row])
    return out.getvalue().encode("utf-8-sig")
