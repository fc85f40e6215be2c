"""Word documents (WordprocessingML): their schedule tables, else their paragraphs as an outline."""

from collections.abc import Mapping
from datetime import date

from meantime.formats.archive import Archive, DamagedMember, is_zip
from meantime.formats.document import Level, Notice, Reading
from meantime.formats.outline import read_text
from meantime.formats.outline.parse import about_course
from meantime.formats.source import Source
from meantime.formats.tables.columns import Columns, find_columns
from meantime.formats.tables.docx_blocks import Paragraph, Table, blocks_of
from meantime.formats.tables.grid import EMPTY, Cell, Grid, grid_of, text_cell
from meantime.formats.tables.schedule import read_schedule
from meantime.formats.xml import parse_xml
from meantime.terms.message import UserError, message

NAME = "docx"
EXTENSIONS = ("docx", "docm", "dotx")
_BODY = "word/document.xml"
_STYLES = "word/styles.xml"
# Two columns that are known, over a few rows: grading schemes and contact lists stay below.
_SCHEDULE = 6.0


def recognises(source: Source) -> bool:
    return is_zip(source.data) and (source.extension in EXTENSIONS or b"word/document.xml" in source.data)


def read(
    source: Source,
    mapping: Mapping[str, str] | None = None,
    zone: str | None = None,
    start: date | None = None,
) -> Reading:
    """The tables of `source` that look like one schedule, else its paragraphs; `mapping` is for the tables."""
    blocks = _blocks(source)
    grid, notices = _schedule(source, blocks, mapping)
    text = "\n".join(block.as_outline() for block in blocks if isinstance(block, Paragraph))
    if grid is not None:
        about = about_course(text)
        return read_schedule(
            source, grid, format_name=NAME, mapping=mapping, zone=zone, notices=notices, about=about, start=start
        )
    if not text.strip():
        raise UserError(message("formats.docx_empty", name=source.name))
    return read_text(source, text, zone=zone, format_name=NAME, start=start)


def _blocks(source: Source) -> list[Paragraph | Table]:
    archive = Archive(source)
    try:
        body = parse_xml(archive.read(_BODY))
    except DamagedMember:
        body = None
    if body is None:
        raise UserError(message("formats.docx_damaged", name=source.name))
    try:
        styles = parse_xml(archive.read(_STYLES))
    except DamagedMember:
        styles = None
    return blocks_of(body, styles)


def _schedule(
    source: Source, blocks: list[Paragraph | Table], mapping: Mapping[str, str] | None
) -> tuple[Grid | None, list[Notice]]:
    """The table that looks most like a schedule. Tables of the same columns count as one: a table per week."""
    groups: dict[tuple[str, ...], list[tuple[int, Grid, Columns]]] = {}
    tables = 0
    for index, block in enumerate(blocks):
        grid = _grid(source, block) if isinstance(block, Table) else None
        if grid is not None and grid.rows:
            tables += 1
            own = find_columns(grid)
            groups.setdefault(own.names if own.first else (*own.names, str(index)), []).append((index, grid, own))
    candidates = [(_joined(source, blocks, group), len(group)) for group in groups.values()]
    scored = [(find_columns(grid), grid, size) for grid, size in candidates]
    known = [one for one in scored if {"title", "activities", "due"} & set(one[0].roles.values())]
    if not known:
        return None, []
    columns, best, size = max(known, key=lambda one: one[0].score)
    if columns.score < _SCHEDULE and not mapping:
        return None, []
    left_out = tables - size
    notice = Notice(message("formats.table.tables_left_out", n=left_out), Level.INFO, source.name)
    return best, [notice] if left_out else []


def _joined(source: Source, blocks: list[Paragraph | Table], group: list[tuple[int, Grid, Columns]]) -> Grid:
    if len(group) == 1:
        return group[0][1]
    rows = [[text_cell(name) for name in group[0][2].names]]
    for index, grid, columns in group:
        rows += _with_heading(blocks, index, grid, columns)
    return grid_of(source.name, rows)


def _with_heading(blocks: list[Paragraph | Table], index: int, grid: Grid, columns: Columns) -> list[list[Cell]]:
    """The data rows of one of several tables, under the paragraph that stands right above it."""
    above = next((block for block in reversed(blocks[:index]) if isinstance(block, Table) or block.text), None)
    titled = isinstance(above, Paragraph) and len(above.text) <= 120
    # The same text in every cell is how a heading that is merged across the table looks.
    heading = [[text_cell(above.text)] * grid.width] if isinstance(above, Paragraph) and titled else []
    return heading + grid.rows[columns.first :]


def _grid(source: Source, table: Table) -> Grid:
    return grid_of(source.name, [[text_cell(text) if text else EMPTY for text in row] for row in table.rows])
