"""How much any reader takes in: real courses stay far below, hostile files stop here with a sentence."""

from meantime.formats.source import Source
from meantime.terms.message import UserError, message

# The largest real export seen, media included, was under 60 MB.
FILE_BYTES = 100 * 1024 * 1024
# Texts that people write by hand: a course file of a full year is about 100 kB.
TEXT_BYTES = 8 * 1024 * 1024
TEXT_CHARACTERS = 4_000  # Activity.text, by contract
TITLE_CHARACTERS = 500
ACTIVITIES = 5_000
ROWS = 20_000
COLUMNS = 200
CELL_CHARACTERS = 20_000
MEETINGS = 2_000


def check_size(source: Source, limit: int = FILE_BYTES) -> None:
    """Raise UserError where `source` is larger than `limit` bytes or empty."""
    if not source.data.strip(b"\0 \r\n\t"):
        raise UserError(message("formats.empty_file", name=source.name))
    if len(source.data) > limit:
        megabytes = round(len(source.data) / 1024 / 1024)
        raise UserError(message("formats.too_large", name=source.name, megabytes=megabytes, limit=limit // 1024 // 1024))
