"""XLSX workbooks: the sheet that looks most like a schedule, with the values that the spreadsheet program left."""

import io
import re
import warnings
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.utils.exceptions import InvalidFileException

from meantime.formats.archive import Archive, DamagedMember, is_zip
from meantime.formats.document import Level, Notice, Reading
from meantime.formats.limits import COLUMNS, ROWS
from meantime.formats.source import Source
from meantime.formats.tables.columns import find_columns
from meantime.formats.tables.grid import Cell, Grid, grid_of, value_cell
from meantime.formats.tables.schedule import read_schedule
from meantime.terms.message import Message, UserError, message

NAME = "xlsx"
EXTENSIONS = ("xlsx", "xlsm", "xltx")
# A schedule has kilobytes; sheets of this size hold results, and reading them would take minutes.
_XML_BYTES = 48 * 1024 * 1024
_SHEETS = 30
# Whatever openpyxl trips over in a damaged or invented workbook.
_DAMAGE = (
    InvalidFileException, KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError,
    OverflowError, ArithmeticError, EOFError, RuntimeError, NotImplementedError, DamagedMember,
)  # fmt: skip


def recognises(source: Source) -> bool:
    return is_zip(source.data) and (source.extension in EXTENSIONS or b"xl/workbook.xml" in source.data)


def read(
    source: Source,
    mapping: Mapping[str, str] | None = None,
    zone: str | None = None,
    start: date | None = None,
) -> Reading:
    """The schedule in `source`; `mapping`, `zone` and `start` as in `schedule.read_schedule`."""
    grid, notices = read_grid(source)
    return read_schedule(source, grid, format_name=NAME, mapping=mapping, zone=zone, notices=notices, start=start)


def read_grid(source: Source) -> tuple[Grid, list[Notice]]:
    """The sheet that looks most like a schedule, and what a person should know about the choice."""
    _check(source)
    try:
        sheets = _sheets(source.data)
    except _DAMAGE as error:
        raise UserError(message("formats.table.workbook_damaged", name=source.name)) from error
    filled = [(grid, missing) for grid, missing in sheets if grid.rows]
    if not filled:
        raise UserError(message("formats.table.workbook_empty", name=source.name))
    grid, missing = max(filled, key=lambda sheet: find_columns(sheet[0]).score)
    notices = []
    if len(filled) > 1:
        others = ", ".join(other.name for other, _ in filled if other is not grid)[:200]
        notices.append(Notice(message("formats.table.sheet_chosen", sheet=grid.name, others=others), where=source.name))
    if missing:
        told: Message = message("formats.table.formula_without_value", n=missing, sheet=grid.name)
        notices.append(Notice(told, Level.WARNING, source.name))
    return grid, notices


def _check(source: Source) -> None:
    """Every part is unpacked once, bounded, before openpyxl unpacks it without any bound."""
    archive = Archive(source)
    size = 0
    for path in archive.paths:
        if path.endswith((".xml", ".rels")):
            try:
                size += len(archive.read(path))
            except DamagedMember as error:
                raise UserError(message("formats.table.workbook_damaged", name=source.name)) from error
        if size > _XML_BYTES:
            raise UserError(message("formats.table.workbook_large", name=source.name, limit=_XML_BYTES // 1024 // 1024))


def _sheets(data: bytes) -> list[tuple[Grid, int]]:
    """The visible sheets, each with the number of its formulas whose value the file does not hold."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about validations and styles, which nobody asked for
        values = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        formulas = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=False)
        sheets = []
        for sheet in values.worksheets[:_SHEETS]:
            if sheet.sheet_state == "visible" and hasattr(sheet, "iter_rows"):
                sheets.append(_grid(sheet, formulas[sheet.title]))
    return sheets


def _grid(values: Any, formulas: Any) -> tuple[Grid, int]:
    rows: list[list[Cell]] = []
    missing = 0
    for cells, written in zip(_rows(values), _rows(formulas), strict=False):
        rows.append([value_cell(cell.value, struck=_struck(cell), timed=_timed(cell)) for cell in cells])
        missing += sum(
            1 for cell, formula in zip(cells, written, strict=False) if cell.value is None and _is_formula(formula.value)
        )
    return grid_of(values.title, rows), missing


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Declared dimensions may be a whole million rows: they are not believed, and nobody pads up to them."""
    sheet.reset_dimensions()
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_row=ROWS, max_col=COLUMNS)
    return rows


def _struck(cell: Any) -> bool:
    return isinstance(cell.value, str) and bool(getattr(cell, "font", None) and cell.font.strike)


def _timed(cell: Any) -> bool:
    return isinstance(cell.value, datetime) and "h" in str(cell.number_format).lower()


def _is_formula(value: object) -> bool:
    return isinstance(value, str) and bool(re.match(r"=\S", value))
