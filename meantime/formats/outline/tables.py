"""Tables inside pasted text: Markdown's pipes, and the tabs that spreadsheets and word processors paste."""

import re

from meantime.formats.limits import COLUMNS, ROWS
from meantime.formats.tables.columns import find_columns
from meantime.formats.tables.grid import Grid, grid_of, text_cell

_SEPARATOR = re.compile(r"^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$")
_PIPE = re.compile(r"(?<!\\)\|")
_FEWEST_ROWS = 3
# Below this a table says less than the lists around it: a grading scheme, a list of contacts.
_SCORE = 8.0


def table_of(name: str, text: str) -> Grid | None:
    """The table of `text` that looks most like a schedule; None where lists and headings say more."""
    lines = text.split("\n")[:ROWS]
    grids = [grid for grid in (_piped(name, lines), _tabbed(name, lines)) if grid is not None]
    scored = [
        (columns.score, grid)
        for grid in grids
        if {"title", "activities"} & set((columns := find_columns(grid)).roles.values())
    ]
    if not scored:
        return None
    score, grid = max(scored, key=lambda one: one[0])
    items = sum(1 for line in lines if re.match(r"^\s*(?:[-*•]|\d+[.)])\s+\S", line))
    return grid if score >= _SCORE and len(grid.rows) > items else None


def _piped(name: str, lines: list[str]) -> Grid | None:
    """The longest run of lines with pipes that has a line of dashes under its first."""
    best: list[list[str]] = []
    first = 1
    run: list[str] = []
    for number, line in enumerate([*lines, ""], start=1):
        if "|" in line:
            run.append(line)
            continue
        if len(run) > max(2, len(best)) and _SEPARATOR.match(run[1]):
            best = [
                _PIPE.split(row.strip().removeprefix("|").removesuffix("|")) for row in run if not _SEPARATOR.match(row)
            ]
            first = number - len(run)
        run = []
    return _grid(name, best, first)


def _tabbed(name: str, lines: list[str]) -> Grid | None:
    rows = [line.split("\t") for line in lines if line.strip()]
    wide = [row for row in rows if len(row) > 1 and sum(bool(cell.strip()) for cell in row) > 1]
    # Indented lists have tabs too, but in front.
    return _grid(name, rows, 1) if len(wide) >= _FEWEST_ROWS and len(wide) * 10 >= len(rows) * 7 else None


def _grid(name: str, rows: list[list[str]], first: int) -> Grid | None:
    if len(rows) < _FEWEST_ROWS:
        return None
    return grid_of(name, [[text_cell(cell.replace("\\|", "|")) for cell in row[:COLUMNS]] for row in rows], first)
