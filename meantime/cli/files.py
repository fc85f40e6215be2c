"""Reading what a person named on the command line."""

import sys
from pathlib import Path

from meantime.formats.source import Source
from meantime.terms.message import UserError, message

# A course archive with its media is seldom larger; more than this is refused before it is read.
LARGEST = 2 * 1024**3


def read_source(name: str) -> Source:
    """The file `name`, or standard input for "-"; UserError says why it cannot be had."""
    if name == "-":
        return Source("stdin", sys.stdin.buffer.read(LARGEST))
    path = Path(name)
    try:
        if path.is_dir():
            raise UserError(message("cli.folder", file=name))
        if path.stat().st_size > LARGEST:
            raise UserError(message("cli.too_large", file=name, size=LARGEST // 1024**3))
        return Source(path.name, path.read_bytes())
    except FileNotFoundError:
        raise UserError(message("cli.missing", file=name)) from None
    except (OSError, ValueError) as error:
        raise UserError(message("cli.unreadable", file=name, why=_why(error))) from None


def write_file(name: str, data: bytes) -> None:
    try:
        Path(name).write_bytes(data)
    except OSError as error:
        raise UserError(message("cli.unwritable", file=name, why=_why(error))) from None


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
