"""A Word syllabus as assistive technology finds it: headings, repeating headers, a language, a title, no person."""

import io
import zipfile
from datetime import UTC, datetime

import docx
import pytest
from docx.oxml.ns import qn

from meantime.formats.syllabus import Fact, Syllabus, SyllabusLine, SyllabusStretch, SyllabusWeek
from meantime.formats.writers import docx_out
from meantime.formats.writers.labels import Labels
from meantime.terms.modality import Clock


def a_syllabus(**changes: object) -> Syllabus:
    reading = SyllabusLine(
        title="The map",
        part="read",
        kind="Reading",
        icon="book-open",
        low=35,
        high=40,
        graded=True,
        due=datetime(2027, 3, 16, 9, tzinfo=UTC),
        due_text="Tue 16 Mar 10:00",
    )
    talk = SyllabusLine(title="Who pays?", part="", kind="Discussion", icon="vote", low=25, high=25)
    stretches = (
        SyllabusStretch(name="before Tue 16 Mar", clock=Clock.OWN, lines=(reading,), breaks=("Easter",)),
        SyllabusStretch(name="Tue 16 Mar", clock=Clock.LIVE, lines=(talk,), when="10:00 – 10:50", place="Room 1"),
        SyllabusStretch(name="Thu 18 Mar", clock=Clock.LIVE, lines=()),
    )
    fields: dict[str, object] = {
        "title": "Rivers",
        "code": "GEO 7",
        "language": "en",
        "facts": (Fact(label="Meetings", lines=("Tuesday 10:00", "4 meetings")),),
        "outcomes": ("Measure a river",),
        "weeks": (SyllabusWeek(number=1, title="Where rivers go", together=25, own=(35, 40), stretches=stretches),),
    }
    return Syllabus(**(fields | changes))  # type: ignore[arg-type]


def opened(syllabus: Syllabus, labels: Labels = Labels()):  # noqa: B008 (frozen)
    return docx.Document(io.BytesIO(docx_out.write(syllabus, labels)))


def test_headings_lead_from_the_course_to_its_weeks_to_its_stretches():
    document = opened(a_syllabus())
    assert [(p.style.name, p.text) for p in document.paragraphs if p.style.name.startswith(("Title", "Heading"))] == [
        ("Title", "GEO 7: Rivers"),
        ("Heading 1", "Outcomes"),
        ("Heading 1", "Week 1: Where rivers go"),
        ("Heading 2", "Own time: before Tue 16 Mar"),
        ("Heading 2", "Together: Tue 16 Mar, 10:00 – 10:50, Room 1"),
        ("Heading 2", "Together: Thu 18 Mar"),
    ]


def test_own_time_says_how_long_it_takes_and_when_it_is_due():
    own, live = opened(a_syllabus()).tables
    assert [cell.text for cell in own.rows[0].cells] == ["Activity", "Kind", "Minutes", "Due"]
    assert [cell.text for cell in own.rows[1].cells] == ["The map: read", "Reading, graded", "35–40", "Tue 16 Mar 10:00"]
    assert [cell.text for cell in live.rows[1].cells] == ["1. Who pays?", "Discussion", "25"]


def test_the_header_of_a_table_repeats_and_no_other_row_does():
    for table in opened(a_syllabus()).tables:
        marked = [row._tr.find(f".//{qn('w:tblHeader')}") is not None for row in table.rows]
        assert marked == [True] + [False] * (len(table.rows) - 1)


def test_the_document_says_its_language_and_title_and_nothing_of_anybody():
    content = docx_out.write(a_syllabus(language="fr"))
    document = docx.Document(io.BytesIO(content))
    about = document.core_properties
    assert (about.title, about.language) == ("Rivers", "fr")
    assert (about.author, about.last_modified_by, about.comments) == ("", "", "")
    styles = zipfile.ZipFile(io.BytesIO(content)).read("word/styles.xml").decode()
    assert '<w:lang w:val="fr"' in styles
    assert "python-docx" not in zipfile.ZipFile(io.BytesIO(content)).read("docProps/core.xml").decode()


def test_the_same_syllabus_gives_the_same_bytes_with_no_moment_in_them():
    first = docx_out.write(a_syllabus())
    assert docx_out.write(a_syllabus()) == first
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(first)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_language_from_right_to_left_turns_paragraphs_and_tables_around():
    document = opened(a_syllabus(language="ar", right_to_left=True))
    assert all(p._p.pPr is not None and p._p.pPr.find(qn("w:bidi")) is not None for p in document.paragraphs)
    assert all(table._tbl.tblPr.find(qn("w:bidiVisual")) is not None for table in document.tables)


@pytest.mark.parametrize("title", ["a\x00b\x0bc", "\ud800broken", "<w:p/>&amp;", "\ufffe"])
def test_no_title_breaks_the_file(title):
    assert opened(a_syllabus(title=title, outcomes=(title,))).paragraphs


def test_facts_breaks_and_empty_meetings_are_said():
    paragraphs = [p.text for p in opened(a_syllabus()).paragraphs]
    assert "Nothing is planned here." in paragraphs
    assert "Meetings: Tuesday 10:00; 4 meetings" in paragraphs
    assert "Break: Easter" in paragraphs
