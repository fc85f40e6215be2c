"""A table as rows of cells, whatever file it came from."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time

from meantime.formats.limits import CELL_CHARACTERS

Value = date | time | float | None


@dataclass(frozen=True, slots=True)
class Cell:
    """`text` as a person sees it; `value` where the file knows a date (or datetime), a time or a number."""

    text: str = ""
    value: Value = None

    def __bool__(self) -> bool:
        return bool(self.text.strip())


@dataclass(frozen=True, slots=True)
class Grid:
    """`first_row` is the number of `rows[0]` in the file, 1-based, for messages. Rows have equal lengths."""

    name: str
    rows: list[list[Cell]]
    first_row: int = 1

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0


EMPTY = Cell()


def grid_of(name: str, rows: list[list[Cell]], first_row: int = 1) -> Grid:
    """Ragged rows made even; empty rows at both ends and empty columns at the right cut off."""
    filled = [number for number, row in enumerate(rows) if any(row)]
    if not filled:
        return Grid(name, [], first_row)
    rows = rows[filled[0] : filled[-1] + 1]
    width = max(max((number for number, cell in enumerate(row, start=1) if cell), default=0) for row in rows)
    even = [[*row[:width], *[EMPTY] * (width - len(row))] for row in rows]
    return Grid(name, even, first_row + filled[0])


def text_cell(text: str) -> Cell:
    """The cell of a text file. An apostrophe before a sign only told a spreadsheet program: this is text."""
    bare = text[:CELL_CHARACTERS].strip("\ufeff \t")
    return Cell(bare[1:] if re.match(r"'[=+@\t-]", bare) else bare)


def value_cell(value: object, *, struck: bool = False, timed: bool = False) -> Cell:
    """The cell for what a workbook holds: strings, numbers, truth values, dates, times, errors, nothing.

    `timed`: the cell shows a time of day, so that midnight is meant as one.
    """
    if value is None or (isinstance(value, str) and re.fullmatch(r"#(?:REF|N/A|NAME|VALUE|DIV/0|NUM|NULL)[!?]?", value)):
        return EMPTY
    if isinstance(value, datetime):
        if value.time() == time(0) and not timed:
            return Cell(value.date().isoformat(), value.date())
        return Cell(value.strftime("%Y-%m-%d %H:%M"), value)
    if isinstance(value, time):
        return Cell(value.strftime("%H:%M"), value)
    if isinstance(value, date):
        return Cell(value.isoformat(), value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Cell(f"{value:.10g}", float(value))
    text = text_cell(str(value))
    return Cell(f"~~{text.text}~~") if struck and text else text
