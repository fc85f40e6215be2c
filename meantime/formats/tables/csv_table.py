"""CSV and its relatives: any usual delimiter, encoding and line end; ragged rows; cells of several lines."""

import csv
import io
from collections import Counter
from collections.abc import Mapping
from datetime import date

from meantime.formats.decoding import decode
from meantime.formats.document import Reading
from meantime.formats.limits import CELL_CHARACTERS, COLUMNS, ROWS
from meantime.formats.source import Source
from meantime.formats.tables.grid import Grid, grid_of, text_cell
from meantime.formats.tables.schedule import read_schedule
from meantime.terms.message import UserError, message

NAME = "csv"
EXTENSIONS = ("csv", "tsv", "tab")
_DELIMITERS = ",;\t|"
_SAMPLE_ROWS = 60


def recognises(source: Source) -> bool:
    return source.extension in EXTENSIONS


def read(
    source: Source,
    mapping: Mapping[str, str] | None = None,
    zone: str | None = None,
    start: date | None = None,
) -> Reading:
    """The schedule in `source`; `mapping`, `zone` and `start` as in `schedule.read_schedule`."""
    return read_schedule(source, read_grid(source), format_name=NAME, mapping=mapping, zone=zone, start=start)


def read_grid(source: Source) -> Grid:
    text = decode(source)
    delimiter, text = _delimiter(text)
    rows = _rows(text, delimiter, ROWS + 1)
    if len(rows) > ROWS:
        raise UserError(message("formats.table.too_many_rows", name=source.name, limit=ROWS))
    grid = grid_of(source.name, [[text_cell(cell) for cell in row[:COLUMNS]] for row in rows])
    if not grid.rows:
        raise UserError(message("formats.empty_file", name=source.name))
    return grid


def _delimiter(text: str) -> tuple[str, str]:
    """The delimiter, and the text without Excel's line that names it ("sep=;")."""
    first = text.split("\n", 1)[0].strip()
    if first.lower().startswith("sep=") and len(first) == 5:
        return first[4], text.split("\n", 1)[1] if "\n" in text else ""
    return max(_DELIMITERS, key=lambda delimiter: _evenness(text, delimiter)), text


def _evenness(text: str, delimiter: str) -> tuple[float, int]:
    """How many rows have the usual number of cells, if that is more than one; then how many cells that is."""
    rows = [row for row in _rows(text, delimiter, _SAMPLE_ROWS) if any(row)]
    usual, n = Counter(len(row) for row in rows).most_common(1)[0] if rows else (0, 0)
    return (n / len(rows) if usual > 1 else 0.0, usual)


def _rows(text: str, delimiter: str, most: int) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), 10 * CELL_CHARACTERS))
    rows: list[list[str]] = []
    reader = csv.reader(io.StringIO(text), delimiter=delimiter, skipinitialspace=True)
    while len(rows) < most:
        try:
            rows.append(next(reader))
        except StopIteration:
            break
        except csv.Error:  # a cell beyond all bounds: most likely a quote that never closes
            rows.append([])
    return rows
