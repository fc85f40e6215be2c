"""Bytes of a text file to a string: BOMs, UTF-8, UTF-16, and the Windows code page that Excel still writes."""

import codecs

from meantime.formats.limits import TEXT_BYTES, check_size
from meantime.formats.source import Source

_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
# Enough to tell UTF-16 without a BOM: text in Latin letters has a zero in every other byte.
_SAMPLE = 2_000


def decode(source: Source) -> str:
    """The text of `source` with line ends as \\n and without NULs; UserError where it is too large or empty."""
    check_size(source, TEXT_BYTES)
    text = source.data.decode(_encoding(source.data), errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _encoding(data: bytes) -> str:
    for bom, encoding in _BOMS:
        if data.startswith(bom):
            return encoding
    sample = data[:_SAMPLE]
    if sample.count(0) > len(sample) // 4:
        return "utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
