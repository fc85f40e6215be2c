"""Which format a file is in, and its Reading; a sentence with the way out where it is none of ours."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from meantime.formats import canvas, common_cartridge, coursefile, icalendar, outline
from meantime.formats.archive import Archive, is_zip
from meantime.formats.document import Reading
from meantime.formats.limits import check_size
from meantime.formats.people import without_people
from meantime.formats.source import Source
from meantime.formats.tables import csv_table as spreadsheet_csv
from meantime.formats.tables import docx_table as docx
from meantime.formats.tables import xlsx_table as spreadsheet_xlsx
from meantime.formats.unsupported import refuse_known
from meantime.terms.message import UserError, message


class _Named(Protocol):
    @property
    def NAME(self) -> str: ...

    def recognises(self, source: Source) -> bool: ...


class Format(_Named, Protocol):
    """What a format's module provides. `recognises` never raises; `read` raises nothing but UserError."""

    def read(self, source: Source) -> Reading: ...


class Table(_Named, Protocol):
    """A format with columns, whose guessed roles `mapping` corrects, times in `zone`, and a term from `start` on."""

    def read(
        self,
        source: Source,
        mapping: Mapping[str, str] | None = None,
        zone: str | None = None,
        start: date | None = None,
    ) -> Reading: ...


# In the order in which they are asked, the particular before the general; last comes an outline, which is any text.
FORMATS: tuple[Format, ...] = (canvas, common_cartridge, coursefile, icalendar)
TABLES: tuple[Table, ...] = (docx, spreadsheet_xlsx, spreadsheet_csv)


def read(
    source: Source,
    *,
    mapping: Mapping[str, str] | None = None,
    zone: str | None = None,
    start: date | None = None,
) -> Reading:
    """The Reading of `source` by the first format that recognises it.

    `mapping` (role to column), `zone` (IANA name, for times without one) and `start` of the term (for dates without
    a year, and weekdays) are for what people write themselves; exports know their own.
    UserError where no format recognises it: what it is, and what to do instead.
    """
    check_size(source, limit=len(source.data))
    refuse_known(source)
    for one in FORMATS:
        if one.recognises(source):
            if mapping:
                raise UserError(message("formats.no_columns", name=source.name, format=one.NAME))
            return one.read(source)
    for table in TABLES:
        if table.recognises(source):
            return table.read(source, mapping, zone, start)
    if outline.recognises(source):
        if mapping:
            raise UserError(message("formats.no_columns", name=source.name, format=outline.NAME))
        return outline.read(source, zone, start)
    if is_zip(source.data):
        _refuse_archive(source)
    raise UserError(message("formats.unknown_file", name=source.name))


def _refuse_archive(source: Source) -> None:
    paths = list(Archive(source).paths)
    if any(path.rpartition("/")[2] == "moodle_backup.xml" for path in paths):
        raise UserError(message("formats.moodle_not_yet", name=source.name))
    inner = next((path for path in paths if path.lower().endswith((".imscc", ".cc"))), None)
    if inner is not None:
        raise UserError(message("formats.holds_cartridge", name=source.name, inner=without_people(inner)))
    raise UserError(message("formats.no_manifest", name=source.name))
