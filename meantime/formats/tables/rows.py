"""The cells of a schedule's rows, read by the roles of their columns; what stands above holds until it changes."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from meantime.formats.tables.columns import SERIALS, Columns
from meantime.formats.tables.grid import EMPTY, Cell, Grid
from meantime.formats.wording.activity_lines import read_minutes
from meantime.formats.wording.clock_times import find_span, find_time, parse_time
from meantime.formats.wording.dates import Written, find_dates, only_date
from meantime.formats.wording.markup import PlainText, plain_lines
from meantime.formats.wording.weekdays import weekday
from meantime.formats.wording.weeks import week_in
from meantime.formats.wording.years import Dated, with_years
from meantime.terms.minutes import Minutes, MinutesSource

_SERIAL_ZERO = date(1899, 12, 30)
_PART = re.compile(
    r"^\W{0,4}(?:(?:week|module|unit|part|section|block|topic|chapter|semaine|unit[ée]|partie|bloc|chapitre|th[èe]me)\b"
    r"|(?:[ivx]{1,4}|\d{1,2})[.)]\s)",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(r"^\W*(?:tba|tbd|n/?a|none)?\W*$", re.IGNORECASE)


@dataclass(slots=True, kw_only=True)
class Row:
    """One row with its roles read. `heading` rows hold the title of the part that follows and nothing else.

    `day` is None until years are known; `carried`: the date stands in a row above, not in this one.
    """

    number: int
    heading: str = ""
    written: Written | None = None
    written_end: Written | None = None
    day: date | None = None
    last_day: date | None = None
    carried: bool = False
    start: time | None = None
    end: time | None = None
    week: int | None = None
    no_week: bool = False  # the cell says that there is none: "–"
    module: str = ""
    place: str = ""
    kind: str = ""
    mode: str = ""
    minutes: tuple[Minutes | None, ...] = ()
    titles: PlainText = field(default_factory=lambda: PlainText(()))
    text: str = ""
    due: Cell = EMPTY


def read_rows(grid: Grid, columns: Columns, hints: str, start: date | None = None) -> tuple[list[Row], Dated]:
    """The rows below the header, dates with their years; `hints` may tell the year, `start` of the term does."""
    rows = [
        _row(grid, columns, index, cells)
        for index, cells in enumerate(grid.rows[columns.first :], start=columns.first)
        if any(cells)
    ]
    dated = with_years([row.written for row in rows], hints, start)
    _fill_down(rows, dated)
    return rows, dated


def _row(grid: Grid, columns: Columns, index: int, cells: list[Cell]) -> Row:
    number = grid.first_row + index
    heading = _heading(cells, columns)
    if heading:
        return Row(number=number, heading=heading, week=week_in(heading))

    def cell(role: str) -> Cell:
        column = columns.of(role)
        return cells[column] if column is not None else Cell()

    dates = _dates(cell("date"), cell("weekday"))
    start, end = _times(cell("start"), cell("end"), cell("date"))
    last = _dates(cell("end"), Cell())
    titles = _titles(cells, cell("title"), columns)
    texts = [column for column in columns.all("text") if column != columns.above]
    text = " ".join(filter(None, (_one_line(cells[column]) for column in texts)))
    return Row(
        number=number,
        written=dates[0] if dates else None,
        written_end=dates[1] if len(dates) > 1 else (last[0] if last else None),
        start=start,
        end=end,
        week=_week(cell("week")),
        no_week=bool(cell("week")) and _week(cell("week")) is None,
        module=_one_line(cell("module")) or _module_of_week(cell("week")),
        place=_one_line(cell("place")),
        kind=_one_line(cell("kind")),
        mode=_one_line(cell("mode")),
        minutes=_minutes(cell("minutes"), columns),
        titles=titles if titles.lines or titles.struck or not text else PlainText((text,)),
        text=text if titles.lines else "",
        due=cell("due"),
    )


def _titles(cells: list[Cell], cell: Cell, columns: Columns) -> PlainText:
    """The titles of a row; in a table of topics with details, "Physical design – Indexes"."""
    titles = plain_lines(cell.text)
    above = _one_line(cells[columns.above]) if columns.above is not None else ""
    if not above or titles.struck:
        return titles
    details = [line for line in titles.lines if not _UNKNOWN.match(line)]
    return PlainText(tuple(f"{above} – {line}" for line in details) or (above,))


def _heading(cells: list[Cell], columns: Columns) -> str:
    """The only text of a row, where it stands across the table or reads like the name of a part."""
    filled = [(index, cell) for index, cell in enumerate(cells) if cell]
    texts = {cell.text for _, cell in filled}
    if len(texts) != 1 or len(cells) < 2:
        return ""
    index, cell = filled[0]
    if columns.roles.get(index) == "title" and (columns.of("week") is not None or columns.of("module") is not None):
        return ""
    merged = len(filled) > 1 and len(filled) == len(cells)
    role = columns.roles.get(index)
    if merged or _PART.match(cell.text) or (index == 0 and role in (None, "date", "weekday")):
        lines = plain_lines(cell.text).lines
        dated = only_date(cell.text) is not None or isinstance(cell.value, date | float)
        # "Week 3" in a column of weeks is the week of the rows below as any other value of that column.
        a_value = role in ("week", "module") and not merged
        return "" if dated or not lines or a_value else " ".join(lines)
    return ""


def _fill_down(rows: list[Row], dated: Dated) -> None:
    """An empty cell of date, week or module means the one above. Times, kinds and places are of their row only."""
    day: date | None = None
    week: int | None = None
    module = ""
    for row, found in zip(rows, dated.dates, strict=True):
        if row.heading:
            day, week, module = None, row.week, row.heading
            continue
        if row.week is not None and row.week != week:
            day = None
        module = row.module.strip("–—-") if row.module else module
        day, row.carried = (found, False) if found else (day, True)
        week = row.week if row.week is not None or row.no_week else week
        row.day, row.week, row.module = day, week, module
        if found and row.written_end:
            row.last_day = _not_before(row.written_end, found)


def _not_before(written: Written, first: date) -> date | None:
    for year in (written.year or first.year, first.year + 1):
        end = written.in_year(year)
        if end is not None and first <= end <= first + timedelta(days=200):
            return end
    return None


def _dates(cell: Cell, day_cell: Cell) -> list[Written]:
    of_week = weekday(day_cell.text) if day_cell else None
    if isinstance(cell.value, float) and int(cell.value) in SERIALS:
        found = [_as_written(_SERIAL_ZERO + timedelta(days=int(cell.value)))]
    elif isinstance(cell.value, date):
        found = [_as_written(cell.value)]
    else:
        alone = only_date(cell.text)
        found = [alone] if alone else find_dates(cell.text)
    if found and of_week is not None and found[0].weekday is None:
        first = found[0]
        found[0] = Written(first.month, first.day, first.year, of_week, first.start, first.end, first.swappable)
    return found


def _as_written(day: date) -> Written:
    return Written(day.month, day.day, day.year, day.weekday(), 0, 0)


def _times(start: Cell, end: Cell, day: Cell) -> tuple[time | None, time | None]:
    span = find_span(start.text) or find_span(day.text)
    if span:
        return span[0], span[1]
    first = _time(start)
    if first is None and isinstance(day.value, datetime):
        first = day.value.time()
    elif first is None and (found := find_time(day.text)):
        first = found[0]
    last = _time(end)
    return first, last if first is None or last is None or last > first else None


def _time(cell: Cell) -> time | None:
    if isinstance(cell.value, datetime):
        return cell.value.time()
    if isinstance(cell.value, time):
        return cell.value.replace(second=0, microsecond=0)
    if isinstance(cell.value, float):  # a share of the day
        minutes = round(cell.value * 24 * 60)
        return time(minutes // 60, minutes % 60) if 0 < minutes < 24 * 60 else None
    return parse_time(cell.text)


def _week(cell: Cell) -> int | None:
    if isinstance(cell.value, float):
        number = int(cell.value)
    else:
        found = re.fullmatch(r"\D{0,20}?(\d{1,2})(?:\.0)?\b(?:.*)", cell.text.strip(), re.DOTALL)
        number = week_in(cell.text) or (int(found[1]) if found else 0)
    return number if 1 <= number <= 53 else None


def _module_of_week(cell: Cell) -> str:
    """What the column of weeks says: "3" is Week 3, "Week 3: Sampling" is itself."""
    text = _one_line(cell)
    number = _week(cell)
    return f"Week {number}" if number is not None and re.fullmatch(r"[\d.\s]+", text) else text


def _minutes(cell: Cell, columns: Columns) -> tuple[Minutes | None, ...]:
    """Those of every line of the cell: a cell of several activities may have their minutes side by side."""
    column = columns.of("minutes")
    in_hours = column is not None and re.search(r"\b(?:hours?|heures?|hrs?|h)\b", columns.names[column], re.IGNORECASE)
    lines = plain_lines(cell.text).lines
    return tuple(_hours(line) if in_hours and re.fullmatch(r"[\d.,\s–-]+", line) else read_minutes(line) for line in lines)


def _hours(text: str) -> Minutes | None:
    numbers = [float(number.replace(",", ".")) * 60 for number in re.findall(r"\d+(?:[.,]\d+)?", text)]
    if not numbers or not 0 < numbers[0] <= numbers[-1] < 10_000:
        return None
    low, high = round(numbers[0]), round(numbers[-1])
    return Minutes(low, (low + high + 1) // 2, high, MinutesSource.STATED)


def _one_line(cell: Cell) -> str:
    """Dashes stay: in a column that is filled down they say that there is nothing."""
    return cell.text.strip() if re.fullmatch(r"\s*[–—-]+\s*", cell.text) else " ".join(plain_lines(cell.text).lines)
