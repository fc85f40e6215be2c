"""The zone of times that a file writes without one."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from meantime.formats.document import CourseDocument
from meantime.formats.timezones.iana import iana_zone

# Behind a time of day these say where people are; summer or winter is not told apart by those who write them.
_ABBREVIATIONS = {
    **dict.fromkeys(("EST", "EDT", "ET"), "America/New_York"),
    **dict.fromkeys(("CST", "CDT", "CT"), "America/Chicago"),
    **dict.fromkeys(("MST", "MDT", "MT"), "America/Denver"),
    **dict.fromkeys(("PST", "PDT", "PT"), "America/Los_Angeles"),
    **dict.fromkeys(("CET", "CEST"), "Europe/Paris"),
    **dict.fromkeys(("BST", "GMT"), "Europe/London"),
}
# As our own tables name their zone over the column of due times.
_NAMED = re.compile(
    r"\b(?:Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific|Etc)/[A-Za-z_+/-]{2,40}[A-Za-z0-9]"
)
_BEHIND_TIME = re.compile(r"\d\s?(?:[AaPp]\.?[Mm]\.?)?\s?\(?(" + "|".join(_ABBREVIATIONS) + r")\b")


@dataclass(frozen=True, slots=True)
class LocalTimes:
    """`inferred`: nobody said so, and a person should confirm it."""

    zone: ZoneInfo
    inferred: bool


def local_times(text: str, stated: str | None) -> LocalTimes:
    """`stated` (IANA) where it is given, else one that `text` names, else that behind most of its times, else UTC."""
    named_zones = [stated] if stated else _NAMED.findall(text)
    known = next((zone for name in named_zones if (zone := iana_zone(name))), None)
    if known is not None:
        return LocalTimes(known, False)
    named = Counter(_ABBREVIATIONS[match[1]] for match in _BEHIND_TIME.finditer(text))
    return LocalTimes(ZoneInfo(named.most_common(1)[0][0] if named else "UTC"), True)


def in_zone(document: CourseDocument, zone: str) -> CourseDocument:
    """`document` with its guessed zone put right: every wall-clock time stays as written, now in `zone` (IANA).

    Only for documents whose `term.zone_inferred` is set because their file holds times without a zone.
    """
    tz = ZoneInfo(zone)

    def moved(moment: datetime | None) -> datetime | None:
        return moment.replace(tzinfo=tz) if moment else None

    activities = tuple(
        replace(one, opens=moved(one.opens), due=moved(one.due), closes=moved(one.closes)) for one in document.activities
    )
    meetings = tuple(
        replace(one, start=one.start.replace(tzinfo=tz), end=one.end.replace(tzinfo=tz)) for one in document.meetings
    )
    term = replace(document.term, zone=zone, zone_inferred=False)
    return replace(document, term=term, activities=activities, meetings=meetings)
