"""Places of meetings without what opens their doors."""

import re

from meantime.formats.limits import TITLE_CHARACTERS
from meantime.formats.people import without_people

_LINK = re.compile(r"(?:\b[a-z]{2,12}:/{0,2}|\bwww\.)[^\s<>\"',;]{4,2000}", re.IGNORECASE)
_LEFT_OVER = re.compile(r"^[\s,;:()<>|-]+|[\s,;:(<|-]+$")


def plain_place(place: str) -> str:
    """`place` without links, numbers and codes; "online" where nothing but a link was there."""
    without_links = _LINK.sub(" ", place)
    plain = _LEFT_OVER.sub("", " ".join(without_people(without_links).split()))
    return plain[:TITLE_CHARACTERS] or ("online" if place.strip() else "")
