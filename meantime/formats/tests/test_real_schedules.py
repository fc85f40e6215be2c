"""Real calendars, tables and outlines of others: counts against simple independent ones, and nobody's address."""

import csv
import io
import os
import re
from datetime import datetime
from pathlib import Path

import icalendar as independent
import pytest

from meantime.formats import icalendar, outline
from meantime.formats.source import Source
from meantime.formats.tables import csv_table as spreadsheet_csv

_COURSES = Path(os.environ.get("MEANTIME_REAL_COURSES", Path(__file__).parents[4] / "shared" / "courses"))
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_ABSENT = f"real courses are not at {_COURSES}"


def files(pattern: str) -> list[Path]:
    return sorted(_COURSES.rglob(pattern)) if _COURSES.is_dir() else []


def source(path: Path) -> Source:
    return Source(path.name, path.read_bytes())


@pytest.mark.skipif(not files("*.ics"), reason=_ABSENT)
@pytest.mark.parametrize("path", files("*.ics"), ids=lambda path: path.name)
def test_calendars_have_as_many_meetings_as_an_independent_reader_finds(path: Path) -> None:
    reading = icalendar.read(source(path))
    events = independent.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    timed = [event for event in events if isinstance(event["DTSTART"].dt, datetime)]
    assert reading.counts["events"] == len(events)
    assert reading.counts["meetings"] == len(reading.document.meetings) == len(timed)
    assert sorted(str(event["SUMMARY"]) for event in timed) == sorted(
        meeting.title for meeting in reading.document.meetings
    )
    assert reading.document.term.breaks
    assert not _ADDRESS.search(repr(reading))


@pytest.mark.skipif(not files("*schedule.csv"), reason=_ABSENT)
@pytest.mark.parametrize("path", files("*schedule.csv"), ids=lambda path: path.parent.name)
def test_no_row_of_a_table_gets_lost(path: Path) -> None:
    reading = spreadsheet_csv.read(source(path))
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"))))
    named = [(row.get("Topic") or row.get("slug") or "").split(" (")[0].strip() for row in rows]
    titles = [activity.title for activity in reading.document.activities]
    assert all(any(title.startswith(name) for title in titles) for name in named)
    assert reading.counts["meetings"] == sum(bool(row.get("Start")) for row in rows)
    assert not _ADDRESS.search(repr(reading))


@pytest.mark.skipif(not files("*.md"), reason=_ABSENT)
@pytest.mark.parametrize("path", files("*.md"), ids=lambda path: f"{path.parent.name}-{path.name}")
def test_any_real_markdown_is_read_without_anybody_in_it(path: Path) -> None:
    reading = outline.read(source(path))
    assert reading.document.title
    assert not _ADDRESS.search(repr(reading))
