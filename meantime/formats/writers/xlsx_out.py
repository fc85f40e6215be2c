"""A document's activities and meetings as a workbook; `spreadsheet_xlsx` reads it again."""

import io
from datetime import datetime

import xlsxwriter

from meantime.formats.document import CourseDocument
from meantime.formats.writers.table_out import NOTHING, header, rows_of, zone_of

_DATE_AND_TIME = "yyyy-mm-dd hh:mm"
_WIDTHS = (7, 26, 48, 16, 10, 18, 10, 60)
# The same document gives the same bytes: a workbook remembers when it was made, this one does not.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 (the library wants it naive)


def write(document: CourseDocument) -> bytes:
    """Texts are written as texts, never as formulas or links, whatever they begin with."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": document.title[:200], "created": _CREATED})
    bold = book.add_format({"bold": True})
    moment = book.add_format({"num_format": _DATE_AND_TIME})
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    sheet = book.add_worksheet("Activities")
    sheet.freeze_panes(1, 0)
    for column, (name, width) in enumerate(zip(header(document), _WIDTHS, strict=True)):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name, bold)
    for number, row in enumerate(rows_of(document), start=1):
        if row.week is None:
            sheet.write_string(number, 0, NOTHING)
        else:
            sheet.write_number(number, 0, row.week)
        if row.minutes.isdigit():
            sheet.write_number(number, 4, int(row.minutes))
        else:
            sheet.write_string(number, 4, row.minutes)
        if row.due is not None:
            sheet.write_datetime(number, 5, row.due, moment)
        for column, text in ((1, row.module or NOTHING), (2, row.title), (3, row.kind), (6, row.mode), (7, row.text)):
            sheet.write_string(number, column, text[:32_000], wrapped)
    if document.meetings:
        _meetings(book, document, bold, moment)
    book.close()
    return out.getvalue()


def _meetings(book: xlsxwriter.Workbook, document: CourseDocument, bold: object, moment: object) -> None:
    zone = zone_of(document)
    sheet = book.add_worksheet("Meetings")
    sheet.set_column(0, 1, 18)
    sheet.set_column(2, 3, 40)
    for column, name in enumerate((f"Start ({zone.key})", "End", "Title", "Place")):
        sheet.write_string(0, column, name, bold)
    held = [meeting for meeting in document.meetings if not meeting.cancelled]
    for number, meeting in enumerate(held, start=1):
        for column, at in enumerate((meeting.start, meeting.end)):
            sheet.write_datetime(number, column, at.astimezone(zone).replace(tzinfo=None), moment)
        sheet.write_string(number, 2, meeting.title)
        sheet.write_string(number, 3, meeting.place)
