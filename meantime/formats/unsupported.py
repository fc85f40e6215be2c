"""Files that people bring and no format of ours reads: told by their first bytes, answered with what to do instead."""

import zlib

from meantime.formats.source import Source
from meantime.terms.message import UserError, message

_GZIP = b"\x1f\x8b"
_PDF = b"%PDF-"
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names of streams in Microsoft's compound files, as UTF-16.
_OLD_WORD = "WordDocument".encode("utf-16-le")
_OLD_EXCEL = ("Workbook".encode("utf-16-le"), "Book\0".encode("utf-16-le"))
_OLD_WORD_NAMES = ("doc", "dot")
_OLD_EXCEL_NAMES = ("xls", "xlt")
# Moodle begins its tar with an index of the archive.
_MOODLE = (b".ARCHIVE_INDEX", b"moodle_backup.xml")
_HEAD = 1_024


def refuse_known(source: Source) -> None:
    """Raise UserError where `source` is of a known kind that cannot be read; else do nothing."""
    code = _code(source)
    if code:
        raise UserError(message(code, name=source.name))


def _code(source: Source) -> str | None:
    data = source.data
    if data.startswith(_GZIP):
        return _code_of_tar(_unpacked_head(data), source)
    if data[257:262] == b"ustar":
        return _code_of_tar(data[:_HEAD], source)
    if data[:_HEAD].lstrip(b"\0 \r\n\t\xef\xbb\xbf").startswith(_PDF):
        return "formats.pdf_not_yet"
    if data.startswith(_OLD_OFFICE):
        return _code_of_old_office(source)
    return None


def _code_of_tar(head: bytes, source: Source) -> str:
    is_moodle = source.extension == "mbz" or any(mark in head for mark in _MOODLE)
    return "formats.moodle_not_yet" if is_moodle else "formats.olx_not_yet"


def _unpacked_head(data: bytes) -> bytes:
    try:
        return zlib.decompressobj(wbits=31).decompress(data, _HEAD)
    except zlib.error:
        return b""


def _code_of_old_office(source: Source) -> str:
    if source.extension in _OLD_WORD_NAMES or _OLD_WORD in source.data:
        return "formats.old_word"
    if source.extension in _OLD_EXCEL_NAMES or any(name in source.data for name in _OLD_EXCEL):
        return "formats.old_excel"
    return "formats.old_office"
