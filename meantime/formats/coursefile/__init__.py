"""The course file: our own YAML, versioned; see docs/reference/course-file.md."""

import re

from meantime.formats.counting import counts_of
from meantime.formats.coursefile.reader import read_document
from meantime.formats.coursefile.writer import write_document
from meantime.formats.document import CourseDocument, Reading
from meantime.formats.source import Source

NAME = "coursefile"
EXTENSIONS = ("yaml", "yml")
_FIRST_KEY = re.compile(rb"^(?:\xef\xbb\xbf)?meantime\s*:", re.MULTILINE)
# The version stands near the top; a comment may come before it.
_HEAD = 4_096


def recognises(source: Source) -> bool:
    """Whether this is a course file, or YAML whose author should hear why it is not one."""
    return source.extension in EXTENSIONS or bool(_FIRST_KEY.search(source.data[:_HEAD]))


def read(source: Source) -> Reading:
    document = read_document(source)
    return Reading(format=NAME, document=document, counts=counts_of(document))


def write(document: CourseDocument) -> bytes:
    return write_document(document)
