"""The neutral document as JSON, field by field as `document.CourseDocument` names them."""

import msgspec

from meantime.formats.document import CourseDocument

VERSION = 1


def write(document: CourseDocument) -> bytes:
    """UTF-8, indented; moments are ISO 8601 with their offset."""
    whole = {"meantime_document": VERSION, **msgspec.to_builtins(document)}
    return msgspec.json.format(msgspec.json.encode(whole), indent=2) + b"\n"
