"""A document's activities as CSV, for any spreadsheet program; `spreadsheet_csv` reads it again."""

import csv
import io

from meantime.formats.document import CourseDocument
from meantime.formats.writers.table_out import NOTHING, as_text, header, rows_of


def write(document: CourseDocument) -> bytes:
    """UTF-8 with a BOM, by which Excel knows it is UTF-8. Titles, weeks, minutes and due times read back."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header(document))
    for row in rows_of(document):
        week = NOTHING if row.week is None else str(row.week)
        due = "" if row.due is None else row.due.strftime("%Y-%m-%d %H:%M")
        texts = (week, row.module or NOTHING, row.title, row.kind, row.minutes, due, row.mode, row.text)
        writer.writerow([as_text(text) for text in texts])
    return out.getvalue().encode("utf-8-sig")
