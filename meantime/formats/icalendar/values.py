"""Dates, times, durations and zones of iCalendar values (RFC 5545, section 3.3)."""

import re
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from meantime.formats.icalendar.lines import Component, Property
from meantime.formats.timezones.iana import iana_zone
from meantime.formats.timezones.rails import zone_named

_DATE = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})")
_DATE_TIME = re.compile(r"(\d{4})-?(\d{2})-?(\d{2})T(\d{2}):?(\d{2}):?(\d{2})?(Z?)")
_DURATION = re.compile(r"([+-]?)P(?:(\d{1,4})W)?(?:(\d{1,5})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:(\d{1,7})S)?)?")
# Dates beyond are slips or "for ever"; they would leave the calendar when turned to another zone.
_YEARS = range(1970, 2200)


def parse_value(text: str, zone: ZoneInfo | None) -> date | datetime | None:
    """A DATE, or a DATE-TIME made aware: UTC with Z, else in `zone`, else (floating) naive. None where it is neither."""
    text = text.strip()
    moment = _DATE_TIME.fullmatch(text)
    day = _DATE.fullmatch(text)
    found = moment or day
    if found is None or int(found[1]) not in _YEARS:
        return None
    try:
        if day:
            return date(*(int(part) for part in day.groups()))
        year, month, of_month, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
        # A leap second has no place in datetime.
        local = datetime(year, month, of_month, hour, minute, min(second, 59))  # noqa: DTZ001 (zoned below)
        return local.replace(tzinfo=UTC if found[7] else zone)
    except ValueError:
        return None


def parse_duration(text: str) -> timedelta | None:
    found = _DURATION.fullmatch(text.strip())
    if found is None or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    length = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    return -length if found[1] == "-" else length


class Zones:
    """Finds the IANA zone for a TZID, with the help of the calendar's VTIMEZONEs; `unknown` collects the rest."""

    def __init__(self, calendar: Component) -> None:
        self._definitions = {
            part.text("TZID"): part for part in calendar.components if part.name == "VTIMEZONE" and part.text("TZID")
        }
        self.unknown: set[str] = set()

    def of(self, line: Property) -> ZoneInfo | None:
        """The zone of a property with TZID; None for one without."""
        name = line.params.get("TZID", "").strip()
        if not name:
            return None
        definition = self._definitions.get(name)
        hint = definition.text("X-LIC-LOCATION") if definition else ""
        found = named_zone(name) or named_zone(hint) or (definition and _by_offset(definition))
        if not found:
            self.unknown.add(name[:60])
        return found or None


def named_zone(name: str) -> ZoneInfo | None:
    """The zone of an IANA, Windows or Rails name, bare or as in "/example.org/2024/America/Toronto"."""
    name = name.strip().strip('"')
    tail = "/".join(name.split("/")[-2:])
    shown = re.sub(r"^\((?:UTC|GMT)[^)]*\)\s*", "", name)  # Outlook shows "(UTC-05:00) Eastern Time (US & Canada)"
    for candidate in (name, WINDOWS_TO_OLSON.get(name), zone_named(shown), tail, name.split("/")[-1]):
        zone = iana_zone(candidate) if candidate else None
        if zone is not None:
            return zone
    return None


def _by_offset(definition: Component) -> ZoneInfo | None:
    """A zone of fixed offset for a VTIMEZONE that never changes; its rules are not run, they may be endless."""
    offsets = {part.text("TZOFFSETTO") for part in definition.components}
    if len(offsets) != 1:
        return None
    found = re.fullmatch(r"([+-])(\d{2})00(?:00)?", offsets.pop())
    # The signs of Etc zones run against everyone else's.
    return iana_zone(f"Etc/GMT{'-' if found[1] == '+' else '+'}{int(found[2])}") if found else None
