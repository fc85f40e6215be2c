"""Which format a file is in, and its Reading; a sentence with the way out where it is none of ours."""

from typing import Protocol

from meantime.formats import canvas, common_cartridge, coursefile, icalendar
from meantime.formats.archive import Archive, is_zip
from meantime.formats.document import Reading
from meantime.formats.limits import check_size
from meantime.formats.people import without_people
from meantime.formats.source import Source
from meantime.formats.unsupported import refuse_known
from meantime.terms.message import UserError, message


class Format(Protocol):
    """What a format's module provides. `recognises` never raises; `read` raises nothing but UserError."""

    @property
    def NAME(self) -> str: ...

    def recognises(self, source: Source) -> bool: ...

    def read(self, source: Source) -> Reading: ...


# In the order in which they are asked: the particular before the general, an outline is any text.
FORMATS: tuple[Format, ...] = (canvas, common_cartridge, coursefile, icalendar)


def read(source: Source) -> Reading:
    """The Reading of `source` by the first format that recognises it; UserError where none does."""
    return format_of(source).read(source)


def format_of(source: Source) -> Format:
    """The format that recognises `source`; UserError, saying what to do instead, where none does."""
    check_size(source, limit=len(source.data))
    refuse_known(source)
    for candidate in FORMATS:
        if candidate.recognises(source):
            return candidate
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
