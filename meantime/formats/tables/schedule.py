"""The rows of a schedule to the neutral document: activities, meetings, modules, days off."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from meantime.formats.counting import counts_of
from meantime.formats.document import Break, CourseDocument, Level, Meeting, Module, Notice, Reading, Term
from meantime.formats.finished import finished
from meantime.formats.ids import Ids
from meantime.formats.limits import ACTIVITIES
from meantime.formats.notices import notices_without_people
from meantime.formats.people import without_people
from meantime.formats.source import Source
from meantime.formats.tables.activities import RowActivities
from meantime.formats.tables.columns import Columns, find_columns
from meantime.formats.tables.grid import Grid
from meantime.formats.tables.rows import Row, read_rows
from meantime.formats.timetable import meeting_id
from meantime.formats.timezones.local_times import LocalTimes, local_times
from meantime.formats.wording.calendar_words import is_day_off
from meantime.formats.wording.titles import course_title
from meantime.terms.message import Param, UserError, message

# The year may be told anywhere, but mostly near the top.
_HINT_CHARACTERS = 200_000


def read_schedule(
    source: Source,
    grid: Grid,
    *,
    format_name: str,
    mapping: Mapping[str, str] | None = None,
    zone: str | None = None,
    notices: Sequence[Notice] = (),
    about: CourseDocument | None = None,
    start: date | None = None,
) -> Reading:
    """The Reading of the table `grid` of `source`. `zone` (IANA) is where its times are; without it they are marked
    as inferred. `mapping` corrects the guessed roles of columns, see `column_words.ROLES`. `about`: what stands
    around the table about the course. `start` of the term places dates without a year and weekdays of a week."""
    columns = find_columns(grid, mapping)
    if not {"title", "activities", "due"} & set(columns.roles.values()):
        raise UserError(message("formats.table.no_titles", name=source.name, columns=", ".join(columns.names)[:300]))
    schedule = _Schedule(source, grid, columns, local_times(_text_of(grid), zone), start)
    document = schedule.document()
    if about is not None:
        document = _told(document, about)
    all_notices = notices_without_people([*notices, *schedule.notices])
    return finished(format_name, document, counts=counts_of(document), notices=all_notices, source=source)


def _told(document: CourseDocument, about: CourseDocument) -> CourseDocument:
    """The table's document with what the text around it states about the course."""
    start = document.term.start or about.term.start
    return replace(
        document,
        title=about.title if about.title != course_title([], "") else document.title,
        code=about.code,
        term=replace(document.term, start=start, end=document.term.end or about.term.end),
        students=about.students,
        credits=about.credits,
        hours_per_week=about.hours_per_week,
        patterns=about.patterns if not document.meetings else (),
        outcomes=about.outcomes,
    )


def _text_of(grid: Grid) -> str:
    return "\n".join(cell.text for row in grid.rows for cell in row if cell)[:_HINT_CHARACTERS]


class _Schedule:
    def __init__(self, source: Source, grid: Grid, columns: Columns, times: LocalTimes, start: date | None) -> None:
        self.notices: list[Notice] = []
        self._source = source
        self._grid = grid
        self._columns = columns
        self._times = times
        self._start = start
        self._rows, dated = read_rows(grid, columns, f"{source.name}\n{_text_of(grid)}", start)
        self._say("columns", columns=columns.shown())
        if columns.left_out():
            self._say("columns_left_out", columns=columns.left_out())
        if dated.inferred is not None:
            self._say("year_inferred", year=dated.inferred)
        unknown = sum(1 for row, day in zip(self._rows, dated.dates, strict=True) if row.written and day is None)
        if unknown:
            self._say("year_unknown", level=Level.WARNING, n=unknown)

    def document(self) -> CourseDocument:
        modules, module_of = _modules(self._rows)
        breaks, working = self._without_breaks()
        first = min((row.day for row in self._rows if row.day), default=None)
        activities = RowActivities(self._columns, self._grid, self._times.zone, first, module_of, self._start)
        for row in working:
            if len(activities.found) <= ACTIVITIES:
                activities.take(row)
        meetings = self._meetings([row for row in working if not activities.is_own_time(row)])
        used_times = bool(meetings) or any(one.due for one in activities.found)
        for code, n in activities.problems.items():
            self._say(code, n=n)
        if used_times and self._times.inferred:
            self._say("zone_inferred", level=Level.WARNING, zone=self._times.zone.key)
        days = [day for row in self._rows for day in (row.day, row.last_day) if day]
        return CourseDocument(
            title=course_title(self._lines_above_header(), self._source.name),
            term=Term(
                start=min(days, default=None),
                end=max(days, default=None),
                weeks=_weeks(self._rows, days),
                zone=self._times.zone.key if used_times else None,
                zone_inferred=used_times and self._times.inferred,
                breaks=breaks,
            ),
            modules=modules,
            activities=tuple(activities.found),
            meetings=meetings,
        )

    def _lines_above_header(self) -> list[str]:
        rows = self._grid.rows[: max(self._columns.first - 1, 0)]
        return [cell.text for row in rows for cell in row if cell]

    def _without_breaks(self) -> tuple[tuple[Break, ...], list[Row]]:
        breaks: list[Break] = []
        working: list[Row] = []
        undated: list[str] = []
        for row in self._rows:
            title = " ".join(row.titles.lines)
            stated = row.start or row.kind or row.minutes or row.due  # who states these means work
            if row.heading or not title or len(title) > 80 or stated or not is_day_off(title):
                working.append(row)
            elif row.day and not row.carried:
                breaks.append(Break(start=row.day, end=row.last_day or row.day, title=without_people(title)))
            else:
                undated.append(title)
        if undated:
            self._say("break_undated", n=len(undated), titles=", ".join(undated)[:200])
        return tuple(sorted(breaks, key=lambda one: one.start)), working

    def _meetings(self, rows: list[Row]) -> tuple[Meeting, ...]:
        """A row with a date and a time is a meeting; rows of the same time are the same meeting."""
        timed = [row for row in rows if row.day and row.start]
        lengths = [_length(row) for row in timed]
        usual = max(set(lengths) - {None}, key=lengths.count, default=None)
        guessed = lengths.count(None)
        if guessed:
            self._say("length_guessed", level=Level.WARNING, n=guessed, minutes=usual or 60)
        starts: dict[datetime, tuple[int, Row]] = {}
        for row, length in zip(timed, lengths, strict=True):
            if row.day and row.start:
                start = datetime.combine(row.day, row.start, self._times.zone)
                starts.setdefault(start, (length or usual or 60, row))
        ids = Ids()
        return tuple(
            Meeting(
                id=ids.keep(meeting_id(start)),
                start=start,
                end=start + timedelta(minutes=minutes),
                title=" ".join(row.titles.lines)[:200],
                place=row.place[:200],
            )
            for start, (minutes, row) in sorted(starts.items(), key=lambda item: item[0])
        )

    def _say(self, code: str, level: Level = Level.INFO, **params: Param) -> None:
        self.notices.append(Notice(message(f"formats.table.{code}", **params), level, self._source.name))


def _modules(rows: list[Row]) -> tuple[tuple[Module, ...], dict[str, str]]:
    """A module per heading or different value of the column, in order of appearance; and the id for each title."""
    ids = Ids()
    modules: list[Module] = []
    by_title: dict[str, str] = {}
    for row in rows:
        title = row.heading or row.module
        if title and title not in by_title:
            position = len(modules) + 1
            by_title[title] = ids.make(title, fallback=f"module-{position}")
            modules.append(Module(id=by_title[title], title=title, position=position, week=row.week))
    return tuple(modules), by_title


def _weeks(rows: list[Row], days: list[date]) -> int | None:
    stated = max((row.week for row in rows if row.week), default=None)
    if stated is not None or not days:
        return stated
    first, last = min(days), max(days)
    weeks = ((last - timedelta(days=last.weekday())) - (first - timedelta(days=first.weekday()))).days // 7 + 1
    return weeks if weeks <= 60 else None


def _length(row: Row) -> int | None:
    if row.start and row.end:
        return (row.end.hour - row.start.hour) * 60 + row.end.minute - row.start.minute
    stated = row.minutes[0] if len(row.minutes) == 1 else None
    return stated.high if stated else None
