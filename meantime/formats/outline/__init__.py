"""Outlines as people paste them, plain text or Markdown: headings are modules, list items activities, prose neither."""

import re
from datetime import date

from meantime.formats.decoding import decode
from meantime.formats.document import Reading
from meantime.formats.outline.lines import Sort, outline_lines
from meantime.formats.outline.parse import about_course, read_lines
from meantime.formats.outline.tables import table_of
from meantime.formats.source import Source
from meantime.formats.tables.schedule import read_schedule

NAME = "outline"
EXTENSIONS = ("txt", "md", "markdown", "text", "qmd", "rmd", "")
_HEAD = 8_192
_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\n(.{0,20000}?)\n\1[ \t]*(?:\n|\Z)", re.DOTALL)


def recognises(source: Source) -> bool:
    """Any text: asked last."""
    head = source.data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return bool(head) and controls == 0


def read(source: Source, zone: str | None = None, start: date | None = None) -> Reading:
    """The outline in `source`; `zone` (IANA) is where its times are, `start` the first day of its term."""
    return read_text(source, decode(source), zone=zone, format_name=NAME, start=start)


def read_text(source: Source, text: str, *, zone: str | None, format_name: str, start: date | None = None) -> Reading:
    """The Reading of `text`, which came out of `source`. A text that is mostly one table is read as a table."""
    text, title = _without_front_matter(text)
    table = table_of(source.name, text)
    if table is not None:
        around = "\n".join(
            line.raw for line in outline_lines(text) if line.sort is not Sort.ROW and "\t" not in line.raw.strip()
        )
        about = about_course(around)
        return read_schedule(source, table, format_name=format_name, zone=zone, about=about, start=start)
    lines = [line for line in outline_lines(text) if line.sort is not Sort.ROW]
    return read_lines(source, lines, text, title=title, zone=zone, format_name=format_name, start=start)


def _without_front_matter(text: str) -> tuple[str, str]:
    """Site generators put YAML above the text; its title is the title."""
    match = _FRONT_MATTER.match(text)
    if match is None:
        return text, ""
    title = re.search(r"^title\s?[:=][ \t]*(\S.*)$", match[2], re.MULTILINE)
    return text[match.end() :], title[1].strip("\"' ") if title else ""
