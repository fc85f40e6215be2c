"""A title for a course: what stands above its content, else the name of its file."""

import re
from collections.abc import Iterable

from meantime.formats.limits import TITLE_CHARACTERS
from meantime.formats.wording.markup import plain_line

# Names that files get from site generators and exports say nothing.
_MEANINGLESS = re.compile(r"^(?:_?data_+)+|\.(?:csv|tsv|xlsx|xlsm|docx|ics|md|txt)$", re.IGNORECASE)


def course_title(lines: Iterable[str], file_name: str) -> str:
    """The first line that has words, else the stem of `file_name`, else "Course"."""
    for line in lines:
        title = plain_line(line)
        if re.search(r"\w{2}", title):
            return title[:TITLE_CHARACTERS]
    stem = file_name.replace("\\", "/").rsplit("/", 1)[-1]
    while (shorter := _MEANINGLESS.sub("", stem)) != stem:
        stem = shorter
    return re.sub(r"[_\s]+", " ", stem).strip()[:TITLE_CHARACTERS] or "Course"
