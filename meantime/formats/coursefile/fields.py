"""Typed access to one mapping of a course file: whatever is wrong is said with its line."""

import difflib
import re
from collections.abc import Callable, Iterable
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar
from zoneinfo import ZoneInfo

from meantime.formats.coursefile.nodes import Node, at_line
from meantime.formats.limits import TEXT_CHARACTERS, TITLE_CHARACTERS
from meantime.terms.message import UserError

_E = TypeVar("_E", bound=StrEnum)
_T = TypeVar("_T")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_TRUE = ("true", "yes", "on")
_FALSE = ("false", "no", "off")


class Fields:
    """The keys of a mapping. A missing key and an empty value are both None."""

    def __init__(self, node: Node, known: Iterable[str], what: str) -> None:
        if node.entries is None:
            raise node.error("not_mapping", what=what)
        self.node = node
        self._entries = node.entries
        for key in node.entries:
            if key not in (known := tuple(known)):
                raise self._unknown(key, known)

    def node_of(self, key: str) -> Node | None:
        node = self._entries.get(key)
        return None if node is None or node.empty else node

    def get(self, key: str, convert: Callable[[Node], _T]) -> _T | None:
        node = self.node_of(key)
        return None if node is None else convert(node)

    def text(self, key: str, longest: int = TEXT_CHARACTERS) -> str:
        """The text without surrounding space; empty where there is none."""
        return self.get(key, lambda node: text(node, key, longest)) or ""

    def title(self, what: str) -> str:
        """The title, which nothing may lack."""
        found = self.text("title", TITLE_CHARACTERS)
        if not found:
            raise (self.node_of("title") or self.node).error("no_title", what=what)
        return found

    def integer(self, key: str, lowest: int = 1, highest: int = 1_000_000) -> int | None:
        number = self.number(key, lowest, highest)
        if number is not None and number != int(number):
            raise self._entries[key].error("not_whole", key=key, value=str(self._entries[key].text))
        return None if number is None else int(number)

    def number(self, key: str, lowest: float = 0, highest: float = 1_000_000) -> float | None:
        return self.get(key, lambda node: number(node, key, lowest, highest))

    def choice(self, key: str, enum: type[_E]) -> _E | None:
        return self.get(key, lambda node: choice(node, key, enum))

    def flag(self, key: str) -> bool:
        return bool(self.get(key, lambda node: _flag(node, key)))

    def items(self, key: str) -> list[Node]:
        """The items of a list; a single value stands for a list of one."""
        node = self.node_of(key)
        if node is None:
            return []
        items = [node] if node.items is None else node.items
        return [item for item in items if not item.empty]

    def date(self, key: str) -> date | None:
        return self.get(key, lambda node: parse_date(node, key))

    def _unknown(self, key: str, known: Iterable[str]) -> UserError:
        line = self.node.keys[key]
        close = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
        if close:
            return UserError(at_line(self.node.name, line, "unknown_key_close", key=key[:60], known=close[0]))
        listed = ", ".join(known)
        return UserError(at_line(self.node.name, line, "unknown_key", key=key[:60], known=listed))


def text(node: Node, key: str, longest: int = TEXT_CHARACTERS) -> str:
    if node.text is None:
        raise node.error("not_text", key=key)
    found = node.text.strip()
    if len(found) > longest:
        raise node.error("too_long", key=key, longest=longest)
    return found


def number(node: Node, key: str, lowest: float, highest: float) -> float:
    if not re.fullmatch(r"[-+]?\d{1,9}(?:\.\d{1,9})?", written := text(node, key)):
        raise node.error("not_number", key=key, value=written[:60])
    if not lowest <= float(written) <= highest:
        raise node.error("out_of_range", key=key, value=written, lowest=lowest, highest=highest)
    return float(written)


def choice(node: Node, key: str, enum: type[_E]) -> _E:
    written = text(node, key)
    try:
        return enum(written.lower().replace("-", "_").replace(" ", "_"))
    except ValueError:
        known = ", ".join(member.value for member in enum)
        raise node.error("not_among", key=key, value=written[:60], known=known) from None


def parse_date(node: Node, key: str) -> date:
    written = text(node, key)
    try:
        if _DATE.fullmatch(written):
            return date.fromisoformat(written)
    except ValueError:
        pass
    raise node.error("not_date", key=key, value=written[:60])


def parse_moment(node: Node, key: str, zone: ZoneInfo | None, plain_date: time | None) -> datetime:
    """An aware moment in `zone`. A plain date means `plain_date` of that day, and is refused where that is None."""
    written = text(node, key)
    try:
        if _DATE.fullmatch(written) and plain_date is not None:
            moment = datetime.combine(date.fromisoformat(written), plain_date)
        elif _DATE.match(written) and "T" in (written := written.replace(" ", "T", 1)):
            moment = datetime.fromisoformat(written)
        else:
            raise node.error("not_moment", key=key, value=written[:60])
    except ValueError:
        raise node.error("not_moment", key=key, value=written[:60]) from None
    if moment.tzinfo is not None:
        return _within_years(node, key, moment, zone)
    if zone is None:
        raise node.error("zone_missing", key=key)
    return moment.replace(tzinfo=zone)


def _within_years(node: Node, key: str, moment: datetime, zone: ZoneInfo | None) -> datetime:
    """An offset near the year 1 or 9999 would leave the calendar when turned."""
    if not 1900 <= moment.year <= 2999:
        raise node.error("not_moment", key=key, value=str(node.text)[:60])
    return moment.astimezone(zone or ZoneInfo("UTC"))


def _flag(node: Node, key: str) -> bool:
    written = text(node, key).lower()
    if written not in _TRUE + _FALSE:
        raise node.error("not_flag", key=key, value=written[:60])
    return written in _TRUE
