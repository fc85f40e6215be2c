"""Which writer a file name asks for."""

from collections.abc import Callable

from meantime.formats import coursefile
from meantime.formats.document import CourseDocument
from meantime.formats.writers import csv_out, icalendar_out, json_out, syllabus, xlsx_out
from meantime.terms.message import UserError, message

WRITERS: dict[str, Callable[[CourseDocument], bytes]] = {
    "yaml": coursefile.write,
    "yml": coursefile.write,
    "json": json_out.write,
    "csv": csv_out.write,
    "xlsx": xlsx_out.write,
    "md": syllabus.write,
    "ics": icalendar_out.write,
}


def write_as(name: str, document: CourseDocument) -> bytes:
    """`document` in the format of the extension of `name`; UserError where there is none for it."""
    extension = name.rsplit(".", 1)[-1].lower() if "." in name else ""
    writer = WRITERS.get(extension)
    if writer is None:
        known = ", ".join(f".{known}" for known in WRITERS)
        raise UserError(message("formats.unknown_extension", name=name, known=known))
    return writer(document)
