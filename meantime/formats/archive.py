"""Zip archives from strangers: read in memory, member by member, with limits that are checked while reading.

Nothing is ever written or unpacked, an archive inside an archive is never opened, and declared sizes are not believed.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from typing import IO
from urllib.parse import unquote

from meantime.formats.limits import check_size
from meantime.formats.people import without_people
from meantime.formats.source import Source
from meantime.terms.message import UserError, message

_MEGABYTE = 1024 * 1024
# Media are never unpacked, so a cartridge may be far larger than other files; beyond this it belongs on a disk.
ARCHIVE_BYTES = 1024 * _MEGABYTE
MEMBER_BYTES = 64 * _MEGABYTE
TOTAL_BYTES = 512 * _MEGABYTE
MEMBERS = 50_000
# A directory entry takes at least 46 bytes and a name; a larger directory than this holds too many members.
_DIRECTORY_BYTES = 16 * _MEGABYTE
# XML and HTML shrink 5 to 30 times, repetitive quiz files up to 100 times.
_RATIO = 250
_RATIO_FROM = _MEGABYTE
_END_OF_DIRECTORY = b"PK\x05\x06"
_END_OF_DIRECTORY_64 = b"PK\x06\x06"
_UNKNOWN_32 = 0xFFFFFFFF
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_SYMLINK = 0xA000
# What zipfile and zlib raise over damaged members; RuntimeError over a password, NotImplementedError over odd methods.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, struct.error,
    RuntimeError, NotImplementedError, ValueError, OverflowError,
)  # fmt: skip


class DamagedMember(Exception):
    """A member that cannot be unpacked, or is not there. The rest of the archive may still be good."""


class Archive:
    """The members of a zip as paths relative to the folder that holds `anchor`, for example the manifest."""

    def __init__(self, source: Source) -> None:
        """Read the directory of `source`; UserError where it is no zip, damaged, or holds too much."""
        check_size(source, ARCHIVE_BYTES)
        _check_directory(source)
        self._name = source.name
        self._left = TOTAL_BYTES
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(source.data))
        except _DAMAGE as error:
            raise UserError(message("formats.zip_damaged", name=source.name)) from error
        if len(self._zip.filelist) > MEMBERS:
            raise UserError(message("formats.zip_too_many", name=source.name, limit=MEMBERS))
        self._members: dict[str, zipfile.ZipInfo] = {}
        self._lower: dict[str, str] | None = None  # made when a manifest first writes a name in another case
        self.left_out = 0  # members whose name points out of the archive, and links
        for info in self._zip.filelist:
            self._take(info)

    def _take(self, info: zipfile.ZipInfo) -> None:
        path = _plain_path(_name(info))
        if path is None or (info.external_attr >> 16) & 0xF000 == _SYMLINK:
            self.left_out += 1
        elif path and not info.filename.endswith(("/", "\\")) and not path.startswith("__MACOSX/"):
            self._members[path] = info

    def anchored(self, anchor: str) -> bool:
        """Make paths relative to the folder of the shallowest `anchor`; False where there is none."""
        found = [path for path in self._members if path.rsplit("/", 1)[-1].lower() == anchor]
        if not found:
            return False
        folder = min(found, key=lambda path: (path.count("/"), path))[: -len(anchor)]
        self._members = {path[len(folder) :]: info for path, info in self._members.items() if path.startswith(folder)}
        return True

    @property
    def paths(self) -> Iterable[str]:
        """Files only, in the order of the archive, each once."""
        return self._members.keys()

    def find(self, href: str) -> str | None:
        """The path that `href` of a manifest means: as it stands, decoded, or in another case."""
        for path in (href, unquote(href), unquote(href).removeprefix("./")):
            if path in self._members:
                return path
        if self._lower is None:
            self._lower = {path.lower(): path for path in self._members}
        return self._lower.get(unquote(href).lower())

    def read(self, path: str) -> bytes:
        """The bytes of one member. DamagedMember, or UserError where a limit is passed or a password is needed."""
        info = self._members.get(path)
        if info is None or info.compress_type not in _METHODS:
            raise DamagedMember(path)
        if info.flag_bits & 0x1:
            raise UserError(message("formats.zip_encrypted", name=self._name))
        try:
            with self._zip.open(info) as member:
                return self._read_bounded(member, path, info.compress_size)
        except _DAMAGE as error:
            raise DamagedMember(path) from error

    def _read_bounded(self, member: IO[bytes], path: str, packed: int) -> bytes:
        pieces: list[bytes] = []
        size = 0
        while piece := member.read(_MEGABYTE):
            pieces.append(piece)
            size += len(piece)
            self._left -= len(piece)
            if size > MEMBER_BYTES or self._left < 0:
                raise UserError(message("formats.zip_too_large", name=self._name, where=without_people(path)))
            if size > _RATIO_FROM and size > _RATIO * max(packed, 1):
                raise UserError(message("formats.zip_bomb", name=self._name, where=without_people(path)))
        return b"".join(pieces)


def is_zip(data: bytes) -> bool:
    return data.startswith((b"PK\x03\x04", _END_OF_DIRECTORY))


def _check_directory(source: Source) -> None:
    """zipfile builds its whole list before anyone can look at it: refuse a directory that is too large first."""
    data = source.data
    end = data.rfind(_END_OF_DIRECTORY, max(0, len(data) - 65_557))
    if end < 0 or len(data) < end + 22:
        raise UserError(message("formats.zip_damaged", name=source.name))
    size = int.from_bytes(data[end + 12 : end + 16], "little")
    # A zip64 record is read whenever it is there, whatever the old record says.
    end_64 = data.rfind(_END_OF_DIRECTORY_64, max(0, end - 200), end)
    if end_64 >= 0:
        size_64 = int.from_bytes(data[end_64 + 40 : end_64 + 48], "little")
        size = size_64 if size == _UNKNOWN_32 else max(size, size_64)
    if size > _DIRECTORY_BYTES:
        raise UserError(message("formats.zip_too_many", name=source.name, limit=MEMBERS))


def _name(info: zipfile.ZipInfo) -> str:
    """The name as it was meant: many exporters write UTF-8 without setting the flag that says so."""
    if info.flag_bits & 0x800 or info.filename.isascii():
        return info.filename
    try:
        return info.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return info.filename


def _plain_path(name: str) -> str | None:
    """`name` with forward slashes and without "./"; None where it points out of the archive."""
    path = name.replace("\\", "/")
    if path.startswith("/") or path[1:2] == ":" or ".." in path.split("/"):
        return None
    return "/".join(part for part in path.split("/") if part not in ("", "."))
