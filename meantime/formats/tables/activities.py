"""The activities of a schedule's rows: those named in the title column, and those in columns of their own."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from meantime.formats.document import Activity, ItemType
from meantime.formats.ids import Ids
from meantime.formats.limits import TEXT_CHARACTERS, TITLE_CHARACTERS
from meantime.formats.tables.columns import Columns
from meantime.formats.tables.grid import Cell, Grid
from meantime.formats.tables.kind_words import StatedKind, stated_kind
from meantime.formats.tables.rows import Row
from meantime.formats.wording.activity_lines import ActivityLine, DueText, clock_of, read_activity_line, read_due
from meantime.formats.wording.clock_times import parse_time
from meantime.formats.wording.dates import only_date
from meantime.formats.wording.markup import plain_lines
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock

_END_OF_DAY = time(23, 59)
# A cell of a column of activities that says that there is none.
_NOTHING = re.compile(r"^\W*(?:none|n/?a|no|tba|tbd|aucune?|nothing|rien|x|yes|\d{1,2})?\W*$", re.IGNORECASE)
_LONGEST_WHEN = 80
# Nothing but when: "Fri 9/10, 11:59 pm EST", "by Sunday at midnight".
_WHEN_ONLY = re.compile(
    r"(?:\W|\d|th\b|st\b|nd\b|rd\b|[ap]\.?m\b|[A-Z]{2,3}T\b|h\b|\b(?:due|by|on|at|before|midnight|noon|le|avant|minuit|midi)\b"
    r"|\b(?:mon|tue|wed|thu|fri|sat|sun|lun|mar|mer|jeu|ven|sam|dim|jan|f[eé]v?b?|apr|avr|may|mai|ju[nil]|aug|ao[uû]|sep|oct|nov"
    r"|d[eé]c)[a-zéû]*\b){1,80}",
    re.IGNORECASE,
)


class RowActivities:
    """Collects `found`, and counts of `problems` to tell: codes under `formats.table`."""

    def __init__(
        self,
        columns: Columns,
        grid: Grid,
        zone: ZoneInfo,
        first_day: date | None,
        modules: Mapping[str, str],
        start: date | None = None,
    ) -> None:
        self.found: list[Activity] = []
        self.problems: Counter[str] = Counter()
        self._columns = columns
        self._grid = grid
        self._zone = zone
        self._first_monday = first_day - timedelta(days=first_day.weekday()) if first_day else None
        self._start = start
        self._modules = modules
        self._ids = Ids()
        self._by_name: dict[str, int] = {}

    def take(self, row: Row) -> None:
        if row.heading:
            return
        self.problems["cancelled"] += len(row.titles.struck)
        when_only = _is_when(row.due)
        due = self._due_of_row(row.due, row) if when_only else None
        self._titles(row, due)
        cells = self._grid.rows[row.number - self._grid.first_row]
        for column in self._columns.all("activities"):
            self._cell(cells[column], row, stated_kind(self._columns.names[column]), clock_of(self._columns.names[column]))
        if not when_only:
            self._due_cell(row)
        self.problems += Counter()  # drops the zeros

    def is_own_time(self, row: Row) -> bool:
        return (clock_of(row.mode) or clock_of(row.kind) or stated_kind(row.kind).clock) is Clock.OWN

    def _titles(self, row: Row, due: datetime | None) -> None:
        lines = row.titles.lines
        stated = stated_kind(row.kind)
        unknown_kind = row.kind if stated == StatedKind() else ""
        clock = clock_of(row.mode) or clock_of(row.kind) or stated.clock
        text = "\n".join(part for part in (unknown_kind, row.text) if part)
        side_by_side = len(row.minutes) == len(lines)
        if row.minutes and not side_by_side and lines:
            self.problems["minutes_shared"] += 1
        for number, line in enumerate(lines):
            read = read_activity_line(line)
            minutes = row.minutes[number] if side_by_side else None
            self._add(read, row, stated, minutes=minutes, clock=clock, text=text, due=due)

    def _cell(self, cell: Cell, row: Row, stated: StatedKind, clock: Clock | None) -> None:
        plain = plain_lines(cell.text)
        self.problems["cancelled"] += len(plain.struck)
        for line in plain.lines:
            if not _NOTHING.match(line):
                self._add(read_activity_line(line), row, stated, clock=clock or stated.clock)

    def _due_cell(self, row: Row) -> None:
        """A due column that names what is due: due then, or at the end of the row's day. Named before: the same work."""
        plain = plain_lines(row.due.text)
        for line in plain.lines:
            if _NOTHING.match(line):
                continue
            read = read_activity_line(line)
            moment = self._moment(read.due, row) or self._end_of_day(row)
            known = self._known(read.title)
            if known is not None:
                before = self.found[known]
                self.found[known] = replace(before, due=_later(before.due, moment))
            else:
                self._add(read, row, stated_kind("assignment"), due=moment)

    def _known(self, title: str) -> int | None:
        """The work of that name; "HW 2 (no grace days)" is HW 2 where only HW 2 was named before."""
        whole = self._by_name.get(_plain_name(title))
        return whole if whole is not None else self._by_name.get(_plain_name(re.sub(r"\([^()]*\)", "", title)))

    def _add(
        self,
        read: ActivityLine,
        row: Row,
        stated: StatedKind,
        *,
        minutes: Minutes | None = None,
        clock: Clock | None = None,
        text: str = "",
        due: datetime | None = None,
    ) -> None:
        position = len(self.found) + 1
        title = read.title[:TITLE_CHARACTERS] or f"Activity {position}"
        self._by_name[_plain_name(title)] = position - 1
        self.found.append(
            Activity(
                id=self._ids.make(title, fallback=f"activity-{position}"),
                title=title,
                position=position,
                item_type=stated.item_type,
                kind=stated.kind.value if stated.kind else None,
                form=stated.form.value if stated.form else None,
                text=text[:TEXT_CHARACTERS],
                module=self._modules.get(row.module),
                week=row.week or self._week_of(row.day),
                minutes=minutes or read.minutes,
                words=read.words,
                pages=read.pages,
                write_words=read.write_words,
                due=due or self._moment(read.due, row),
                clock=clock or read.clock,
                graded=stated.item_type in (ItemType.ASSIGNMENT, ItemType.QUIZ),
                points=read.points,
            )
        )

    def _due_of_row(self, cell: Cell, row: Row) -> datetime | None:
        """A due cell that is a date, a time, or both and nothing else belongs to the row's own activities."""
        if isinstance(cell.value, datetime):
            return cell.value.replace(tzinfo=self._zone)
        if isinstance(cell.value, time) and row.day:
            return datetime.combine(row.day, cell.value, self._zone)
        if isinstance(cell.value, date):
            return datetime.combine(cell.value, _END_OF_DAY, self._zone)
        alone, at = only_date(cell.text), parse_time(cell.text)
        if at is not None:
            return datetime.combine(row.day, at, self._zone) if row.day else None
        if alone is not None:
            return self._moment(DueText(alone, alone.weekday, None), row)
        return self._moment(read_due(cell.text), row)

    def _moment(self, due: DueText | None, row: Row) -> datetime | None:
        """A date without a year is the one nearest to the row's; a weekday is the next one from the row's on."""
        day: date | None = None
        base = row.day or self._week_start(row)
        if due and due.date:
            years = (due.date.year,) if due.date.year else _years_about(base or self._first_monday or self._start)
            days = [day for year in years if year and (day := due.date.in_year(year))]
            near = base or self._start
            day = min(days, key=lambda one: abs((one - (near or one)).days), default=None)
        elif due and due.weekday is not None and base:
            day = base + timedelta(days=(due.weekday - base.weekday()) % 7)
        if due and day is None:
            self.problems["due_unplaced"] += 1
        return datetime.combine(day, due.time or _END_OF_DAY, self._zone) if due and day else None

    def _week_start(self, row: Row) -> date | None:
        """The Monday of a row's week, where the term's start is given."""
        if self._start is None or row.week is None:
            return None
        return self._start - timedelta(days=self._start.weekday()) + timedelta(weeks=row.week - 1)

    def _end_of_day(self, row: Row) -> datetime | None:
        return datetime.combine(row.day, _END_OF_DAY, self._zone) if row.day else None

    def _week_of(self, day: date | None) -> int | None:
        if day is None or self._first_monday is None:
            return None
        return (day - self._first_monday).days // 7 + 1


def _is_when(cell: Cell) -> bool:
    """Whether a due cell says nothing but when: a date, a time, both."""
    if isinstance(cell.value, date | time):
        return True
    return len(cell.text) <= _LONGEST_WHEN and bool(_WHEN_ONLY.fullmatch(cell.text))


def _years_about(day: date | None) -> tuple[int, ...]:
    return (day.year - 1, day.year, day.year + 1) if day else ()


def _later(first: datetime | None, second: datetime | None) -> datetime | None:
    return max(first, second) if first and second else first or second


def _plain_name(title: str) -> str:
    return re.sub(r"\W+|\bdue\b", "", title.lower())
