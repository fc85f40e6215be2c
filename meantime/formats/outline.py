"""Outlines as people paste them, plain text or Markdown: headings are modules, list items activities, prose neither."""

from meantime.formats.decoding import decode
from meantime.formats.document import Reading
from meantime.formats.outline_lines import Sort, outline_lines
from meantime.formats.outline_read import read_lines
from meantime.formats.outline_tables import table_of
from meantime.formats.schedule import read_schedule
from meantime.formats.source import Source

NAME = "outline"
EXTENSIONS = ("txt", "md", "markdown", "text", "qmd", "rmd", "")
_HEAD = 8_192


def recognises(source: Source) -> bool:
    """Any text: asked last."""
    head = source.data[:_HEAD]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    controls = sum(byte < 9 or 13 < byte < 32 for byte in head)
    return bool(head) and controls == 0


def read(source: Source, zone: str | None = None) -> Reading:
    """The outline in `source`. A text that is one table is read as a table; `zone` (IANA) is where its times are."""
    text = decode(source)
    table = table_of(source.name, text)
    if table is not None:
        return read_schedule(source, table, format_name=NAME, zone=zone)
    return read_lines(source, [line for line in outline_lines(text) if line.sort is not Sort.ROW], text, zone, NAME)
