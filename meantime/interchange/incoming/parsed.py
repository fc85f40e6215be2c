"""What came of reading a file: the course, what each activity was taken for, the columns of a table, or one message."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from meantime.balance.sizes import Sized, sized
from meantime.formats.detect import TABLES, read
from meantime.formats.document import Activity, CourseDocument, Reading
from meantime.formats.limits import check_size
from meantime.formats.source import Source
from meantime.formats.tables import csv_table, xlsx_table
from meantime.formats.tables.columns import find_columns, letter
from meantime.matching.context import Context
from meantime.policies.load import DEFAULT, packaged_policy
from meantime.terms.message import Message, UserError
from meantime.terms.minutes import Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """How to read a file: its name, the roles of columns, the zone of its times, the first day of its term."""

    name: str
    mapping: Mapping[str, str] = field(default_factory=dict)
    zone: str | None = None
    start: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What an activity is taken for, and how long it takes; no kind where it was not recognised."""

    kind: str = ""
    form: str = ""
    stated: bool = False
    minutes: Minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column of a table; `samples` are its first cells, `role` is empty where it is left out."""

    letter: str
    name: str
    role: str = ""
    samples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parsed:
    """`reading` or `error`. `columns` stand also where a table could not be read for want of a role."""

    reading: Reading | None = None
    error: Message | None = None
    taken: dict[str, Taken] = field(default_factory=dict)
    columns: tuple[Column, ...] = ()


def parse(task: Task, data: bytes) -> Parsed:
    """Everything a file has to say; whatever a person can put right is in `error`."""
    source = Source(task.name, data)
    try:
        check_size(source)
        reading = read(source, mapping=task.mapping or None, zone=task.zone, start=task.start)
    except UserError as error:
        return Parsed(error=error.message, columns=_columns(source, task.mapping))
    return Parsed(reading=reading, taken=taken_for(reading.document), columns=_columns(source, task.mapping))


def taken_for(document: CourseDocument) -> dict[str, Taken]:
    return {one.id: take(one, document.students) for one in document.activities}


def take(activity: Activity, students: int | None = None) -> Taken:
    """As the plain policy sees it: another one moves estimates a little, and the plan says so."""
    size: Sized = sized(activity, packaged_policy(DEFAULT), Context(students=students))
    kind, form = (size.match.kind or "", size.match.form or "")
    return Taken(kind=kind, form=form, stated=bool(activity.kind), minutes=size.minutes)


# The first cells of a column say more about it than its name.
_SAMPLES = 3
_SAMPLE_CHARACTERS = 60


def _columns(source: Source, mapping: Mapping[str, str]) -> tuple[Column, ...]:
    """The columns of a spreadsheet as they are read now; none where it is no spreadsheet, or damaged."""
    if not any(table.recognises(source) for table in TABLES if table in (csv_table, xlsx_table)):
        return ()
    try:
        grid = xlsx_table.read_grid(source)[0] if xlsx_table.recognises(source) else csv_table.read_grid(source)
        try:
            columns = find_columns(grid, mapping)
        except UserError:  # a mapping for another file
            columns = find_columns(grid)
    except UserError:
        return ()
    rows = grid.rows[columns.first :]
    return tuple(
        Column(
            letter=letter(index),
            name=name,
            role=columns.roles.get(index, ""),
            samples=tuple(row[index].text[:_SAMPLE_CHARACTERS] for row in rows if row[index])[:_SAMPLES],
        )
        for index, name in enumerate(columns.names)
    )
