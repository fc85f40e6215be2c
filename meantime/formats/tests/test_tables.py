"""CSV, XLSX and DOCX schedules: columns found, rows read, and every trap that real ones held."""

import io
import zipfile
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import docx as python_docx
import openpyxl
import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.formats.document import Break, ItemType, Reading
from meantime.formats.source import Source
from meantime.formats.tables import csv_table as spreadsheet_csv
from meantime.formats.tables import docx_table as docx
from meantime.formats.tables import xlsx_table as spreadsheet_xlsx
from meantime.terms.message import UserError
from meantime.terms.modality import Clock


def read(text: str, name: str = "schedule.csv", **options: str | Mapping[str, str]) -> Reading:
    return spreadsheet_csv.read(Source(name, text.encode()), **options)  # type: ignore[arg-type]


def titles(reading: Reading) -> list[str]:
    return [activity.title for activity in reading.document.activities]


def told(reading: Reading) -> dict[str, Mapping[str, object]]:
    return {notice.message.code.removeprefix("formats.table."): notice.message.params for notice in reading.notices}


SESSIONS = """\
Date,DoW,end_date,Start,End,Instructor,Topic,Link
1/10,Monday,,15:40,17:20,Ann,Survey,https://example.org/2022
,,1,,,,The command line,https://example.org/a
'1/11,Tuesday,1,15:40,17:20,Ann,Files,https://example.org/b
1/12,Wednesday,,15:40,17:20,Bob,"Git (Extra)",I will add one.
"""


def test_rows_with_date_and_time_are_meetings_and_empty_cells_mean_the_ones_above() -> None:
    reading = read(SESSIONS, zone="Europe/Vienna")
    document = reading.document
    vienna = ZoneInfo("Europe/Vienna")
    assert titles(reading) == ["Survey", "The command line", "Files", "Git (Extra)"]
    assert [meeting.start for meeting in document.meetings] == [
        datetime(2022, 1, day, 15, 40, tzinfo=vienna) for day in (10, 11, 12)
    ]
    assert {meeting.end - meeting.start for meeting in document.meetings} == {timedelta(minutes=100)}
    assert reading.counts["meetings"] == 3
    assert told(reading)["year_inferred"] == {"year": 2022}
    assert "Topic = title" in str(told(reading)["columns"]["columns"])
    assert "end_date" in str(told(reading)["columns_left_out"]["columns"])


def test_without_a_zone_times_are_marked_as_a_guess() -> None:
    reading = read(SESSIONS)
    assert (reading.document.term.zone, reading.document.term.zone_inferred) == ("UTC", True)
    assert "zone_inferred" in told(reading)


ASSIGNED = """\
color,date,slug,title,readings,assigned,due
white,3-Sep,Intro,,,"<a href=""https://x/hw0-f24"">HW 0</a><br/>Look for teammates",
white,5-Sep,ER Models,,"Chapter 6 except for 6.7, and 6.11.",HW1 Part 1,HW0 (9/8 11:59PM EST.  NO LATE DAYS)
white,10-Sep,ER Models,Weak entities,,,HW 1 Part 1 (9/11 11:59PM EST)<br/>Form a team
white,12-Sep,Relational Model,,Ch 2.1-2.3,,
"""


def test_columns_of_activities_and_what_is_due_belong_together() -> None:
    reading = read(ASSIGNED)
    document = reading.document
    new_york = ZoneInfo("America/New_York")
    due = {activity.title: activity.due for activity in document.activities}
    assert titles(reading).count("HW 0") == 1
    assert due["HW 0"] == datetime(2024, 9, 8, 23, 59, tzinfo=new_york)
    assert due["HW1 Part 1"] == datetime(2024, 9, 11, 23, 59, tzinfo=new_york)
    assert due["Form a team"] == datetime(2024, 9, 10, 23, 59, tzinfo=new_york)
    assert "Look for teammates" in due
    assert due["Intro"] is None
    assert document.activities[titles(reading).index("ER Models")].week == 1
    kinds = {activity.title: (activity.kind, activity.item_type) for activity in document.activities}
    assert kinds["Ch 2.1-2.3"][0] == "reading"
    assert kinds["HW 0"] == ("assignment", ItemType.ASSIGNMENT)


def test_a_due_time_alone_is_on_the_day_of_its_row() -> None:
    text = (
        "group,title,date,date_end,deadline\nA,Session 1,2026-01-12,,\nA,Problem set,2026-01-13,,11:59 PM\n"
        "B,Paper,2026-01-20,2026-01-24,\n"
    )
    document = read(text, zone="America/New_York").document
    assert [module.title for module in document.modules] == ["A", "B"]
    assert [activity.due and activity.due.strftime("%m-%d %H:%M") for activity in document.activities] == [
        None,
        "01-13 23:59",
        None,
    ]
    assert (document.term.start, document.term.end) == (date(2026, 1, 12), date(2026, 1, 24))


def test_struck_out_rows_are_left_out_and_counted() -> None:
    reading = read("Date,Title\n2027-01-12,Poll\n2027-01-13,~~Evaluation~~\n2027-01-14,<s>Gone</s>Here\n")
    assert titles(reading) == ["Poll", "Here"]
    assert told(reading)["cancelled"] == {"n": 2}


def test_days_without_class_are_breaks() -> None:
    reading = read("Date,Topic\n2027-02-12,Sampling\n2027-02-15,No class (Presidents' Day)\n2027-02-16,Bias\n")
    assert titles(reading) == ["Sampling", "Bias"]
    assert reading.document.term.breaks == (
        Break(start=date(2027, 2, 15), end=date(2027, 2, 15), title="No class (Presidents' Day)"),
    )


def test_headings_over_rows_are_modules() -> None:
    document = read(
        "Activity,Minutes,Mode\nWeek 1: Sampling,,\nPoll,5,live\nReading,20-30,async\nWeek 2: Bias,,\nCase,45,\n"
    ).document
    assert [(module.title, module.week) for module in document.modules] == [("Week 1: Sampling", 1), ("Week 2: Bias", 2)]
    assert [(a.title, a.module, a.minutes and a.minutes.high, a.clock) for a in document.activities] == [
        ("Poll", "week-1-sampling", 5, Clock.LIVE),
        ("Reading", "week-1-sampling", 30, Clock.OWN),
        ("Case", "week-2-bias", 45, None),
    ]


def test_cells_of_several_lines_are_several_activities() -> None:
    document = read('Week,Activities,Minutes\n1,"- [Poll](http://x)\n- Read **ch 1**","5\n30"\n').document
    assert [(a.title, a.minutes and a.minutes.high) for a in document.activities] == [("Poll", 5), ("Read ch 1", 30)]


@pytest.mark.parametrize(
    "text",
    [
        "Semaine;Activité;Durée (h)\n1;Débat;1,5\n",
        "sep=;\nSemaine;Activité;Durée (h)\n1;Débat;1,5\n",
        "Semaine\tActivité\tDurée (h)\n1\tDébat\t1.5\n",
    ],
)
def test_delimiters_and_french_headers_are_found(text: str) -> None:
    activity = read(text).document.activities[0]
    assert (activity.title, activity.week, activity.minutes and activity.minutes.high) == ("Débat", 1, 90)


def test_a_mapping_comes_before_any_guess() -> None:
    text = "Topic,Ignored,Wanted\nA,B,C\nD,E,F\n"
    assert titles(read(text)) == ["A", "D"]
    assert titles(read(text, mapping={"title": "wanted"})) == ["C", "F"]
    assert titles(read(text, mapping={"title": "B"})) == ["B", "E"]
    assert set(titles(read(text, mapping={"activities": "Ignored,Wanted", "ignore": "Topic"}))) == {"B", "C", "E", "F"}


@pytest.mark.parametrize(
    ("mapping", "code"), [({"titel": "Topic"}, "unknown_role"), ({"title": "Topics of"}, "unknown_column")]
)
def test_a_wrong_mapping_says_what_there_is(mapping: Mapping[str, str], code: str) -> None:
    with pytest.raises(UserError) as caught:
        read("Topic,Week\nA,1\n", mapping=mapping)
    assert caught.value.message.code == f"formats.table.{code}"


def test_ragged_rows_and_a_quote_that_never_closes_are_survived() -> None:
    assert titles(read('Week,Title\n1\n2,Poll,extra,"cells\nand, more')) == ["Poll"]


def workbook(formulas: bool = True) -> bytes:
    """Shaped like a schedule whose dates are formulas over week and day."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("About").write(0, 0, "Date of this version")
    hidden = book.add_worksheet("Old")
    hidden.hide()
    sheet = book.add_worksheet("Schedule")
    dated, struck = book.add_format({"num_format": "ddd d mmm"}), book.add_format({"font_strikeout": True})
    for other in (hidden, sheet):
        for column, name in enumerate(["Week", "Day", "Date", "Type", "Title", "Minutes"]):
            other.write(0, column, name)
    rows = [
        ("Lesson", "Lines", 30),
        ("Video", "Bars &amp; <b>pies</b>", 12),
        ("Task", "Sketch\nShare", None),
        ("Synchronous meeting", "Synchronous meeting", 60),
    ]
    for week in (1, 2):
        for day, (kind, title, minutes) in enumerate(rows):
            number = 1 + (week - 1) * len(rows) + day
            if day == 0:
                sheet.write(number, 0, week)
            sheet.write(number, 1, day)
            if formulas:
                sheet.write_formula(
                    number, 2, f'=DATEVALUE("2021-05-03")+B{number + 1}', dated, 44319 + day + 7 * (week - 1)
                )
            sheet.write(number, 3, kind)
            sheet.write(number, 4, title, struck if (week, day) == (2, 0) else None)
            if minutes:
                sheet.write(number, 5, minutes)
    book.close()
    return out.getvalue()


def test_the_sheet_that_looks_like_a_schedule_is_read_with_its_stored_values() -> None:
    reading = spreadsheet_xlsx.read(Source("viz.xlsx", workbook()))
    document = reading.document
    assert titles(reading)[:5] == ["Lines", "Bars & pies", "Sketch", "Share", "Synchronous meeting"]
    assert len(titles(reading)) == 9
    assert (document.term.start, document.term.end) == (date(2021, 5, 3), date(2021, 5, 13))
    assert [module.title for module in document.modules] == ["Week 1", "Week 2"]
    assert document.activities[4].clock is Clock.LIVE
    assert document.activities[1].clock is Clock.OWN
    assert told(reading)["sheet_chosen"] == {"sheet": "Schedule", "others": "About"}
    assert told(reading)["cancelled"] == {"n": 1}


def test_formulas_without_a_stored_value_are_told_and_never_evaluated() -> None:
    book = openpyxl.load_workbook(io.BytesIO(workbook()))
    out = io.BytesIO()
    book.save(out)  # openpyxl writes formulas and drops their values
    reading = spreadsheet_xlsx.read(Source("viz.xlsx", out.getvalue()))
    assert told(reading)["formula_without_value"] == {"n": 8, "sheet": "Schedule"}
    assert reading.document.term.start is None
    assert len(titles(reading)) == 9


def test_declared_dimensions_are_not_believed() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook())) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                data = data.replace(b'<dimension ref="A1:F9"/>', b'<dimension ref="A1:XFD1048576"/>')
                data = data.replace(
                    b"</sheetData>",
                    b'<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>',
                )
            new.writestr(name, data)
    assert len(titles(spreadsheet_xlsx.read(Source("viz.xlsx", out.getvalue())))) == 9


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", "<workbook/>")
        bomb.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    with pytest.raises(UserError):
        spreadsheet_xlsx.read(Source("bomb.xlsx", out.getvalue()))


def word(build: object) -> Source:
    document = python_docx.Document()
    build(document)  # type: ignore[operator]
    out = io.BytesIO()
    document.save(out)
    return Source("course.docx", out.getvalue())


def fill(table: object, rows: list[list[str]]) -> None:
    for row, texts in zip(table.rows, rows, strict=True):  # type: ignore[attr-defined]
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def test_a_table_of_a_word_document_is_the_schedule_and_its_text_tells_the_rest() -> None:
    def build(document: python_docx.document.Document) -> None:
        document.add_heading("BIO 214: Données", 0)
        document.add_paragraph("Horaire : lundi 13h30-15h")
        table = document.add_table(rows=6, cols=4)
        fill(
            table,
            [
                ["Semaine", "Thème", "Activités", "Durée (min)"],
                ["1", "Lignes", "Lire ch 1\nDébat (20 min)", ""],
                ["", "", "", ""],
                ["2", "Barres", "Quiz", "15"],
                ["", "", "", ""],
                ["", "Aires", "Cas", "30"],
            ],
        )
        table.rows[2].cells[0].merge(table.rows[2].cells[3]).text = "Partie II"
        table.rows[3].cells[0].merge(table.rows[5].cells[0])
        struck = table.rows[4].cells[2].paragraphs[0].add_run("Annulé")
        struck.font.strike = True
        grading = document.add_table(rows=2, cols=2)
        fill(grading, [["Note", "%"], ["Examen", "60"]])

    reading = docx.read(word(build))
    document = reading.document
    assert (document.code, document.title, document.patterns) == ("BIO 214", "Données", ("lundi 13h30-15h",))
    assert [(a.title, a.week, a.minutes and a.minutes.high) for a in document.activities] == [
        ("Lire ch 1", 1, None),
        ("Débat", 1, 20),
        ("Quiz", 2, 15),
        ("Cas", 2, 30),
    ]
    assert document.activities[0].text == "Lignes"
    assert [module.title for module in document.modules] == ["Week 1", "Partie II", "Week 2"]
    assert told(reading)["cancelled"] == {"n": 1}
    assert told(reading)["tables_left_out"] == {"n": 1}


def test_a_table_per_week_is_one_schedule() -> None:
    def build(document: python_docx.document.Document) -> None:
        for week in (1, 2, 3):
            document.add_heading(f"Week {week}", 1)
            fill(document.add_table(rows=2, cols=2), [["Activity", "Time"], [f"Task {week}", "20 min"]])

    document = docx.read(word(build)).document
    assert [(a.title, a.week, a.minutes and a.minutes.high) for a in document.activities] == [
        ("Task 1", 1, 20),
        ("Task 2", 2, 20),
        ("Task 3", 3, 20),
    ]


def test_a_word_document_without_tables_is_an_outline() -> None:
    def build(document: python_docx.document.Document) -> None:
        document.add_heading("Course X", 0)
        for week in (1, 2):
            document.add_heading(f"Week {week}: T", 1)
            document.add_paragraph("Poll (5 min)", style="List Bullet")
            document.add_paragraph("Read", style="List Number")

    reading = docx.read(word(build))
    assert reading.document.title == "Course X"
    assert titles(reading) == ["Poll", "Read", "Poll", "Read"]
    assert reading.counts["modules"] == 2


_NAMES = st.text(st.characters(categories=("Ll", "Lu")), min_size=2, max_size=12)


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(1, 15),
            _NAMES.map("Task {}".format),
            st.integers(1, 240),
            st.dates(date(2026, 9, 1), date(2027, 5, 1)),
        ),
        min_size=2,
        max_size=12,
    ),
    st.sampled_from(",;\t"),
    st.booleans(),
)
def test_every_row_survives_whatever_the_order_of_its_columns(
    rows: list[tuple[int, str, int, date]], delimiter: str, turned: bool
) -> None:
    table = [
        ["Week", "Activity", "Minutes", "Due"],
        *([str(week), title, str(minutes), due.isoformat()] for week, title, minutes, due in rows),
    ]
    text = "\n".join(delimiter.join(reversed(row) if turned else row) for row in table)
    document = read(text).document
    found = [(a.week, a.title, a.minutes and a.minutes.high, a.due and a.due.date()) for a in document.activities]
    assert found == rows


def test_a_column_headed_title_is_the_title_and_goes_into_detail() -> None:
    text = "date,slug,title\n3-Sep-2026,Intro,\n5-Sep-2026,Storage,Files\n9-Sep-2026,Guest,TBA\n10-Sep-2026,Storage,\n"
    reading = read(text)
    assert titles(reading) == ["Intro", "Storage – Files", "Guest", "Storage"]
    assert "title = title" in str(told(reading)["columns"]["columns"])


def test_what_is_assigned_and_due_with_a_remark_is_one_activity() -> None:
    reading = read("date,topic,assigned,due\n3-Sep-2026,Trees,HW 2,\n9-Sep-2026,Graphs,,HW2 (No grace days at all)\n")
    assert titles(reading).count("HW 2") == 1
    assert not [title for title in titles(reading) if "grace" in title]
    assert {a.title: a.due and a.due.date() for a in reading.document.activities}["HW 2"] == date(2026, 9, 9)
