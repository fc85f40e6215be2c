"""When a Canvas course runs, and in which zone: stated, as its teachers set it, or guessed from due times."""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from meantime.formats.canvas.dates import Dates
from meantime.formats.document import Level, Notice, Term
from meantime.formats.timezones.rails import infer_zone, zone_named
from meantime.formats.xml import Element, child_text
from meantime.terms.message import message


def read_term(
    settings: Element | None, *, due: Sequence[datetime], zones_used: Sequence[str], dates: Dates
) -> tuple[Term, list[Notice]]:
    """The term of course_settings.xml. `due`: all due times; `zones_used`: Rails names beside due dates."""
    start = dates.moment(child_text(settings, "start_at"))
    end = dates.moment(child_text(settings, "conclude_at"))
    zone, inferred, notices = _zone(child_text(settings, "time_zone"), due, zones_used)
    if zone is None and (due or start or end):
        notices.append(Notice(message("formats.zone_not_found"), Level.WARNING))
    if start and end and start > end:
        notices.append(Notice(message("formats.ends_before_start"), Level.WARNING))
        end = None
    if start and due and start > max(due):
        notices.append(
            Notice(
                message("formats.starts_after_due", start=start.date().isoformat(), due=max(due).date().isoformat()),
                Level.WARNING,
            )
        )
    shown = ZoneInfo(zone or "UTC")
    return (
        Term(
            start=start.astimezone(shown).date() if start else None,
            end=end.astimezone(shown).date() if end else None,
            zone=zone,
            zone_inferred=inferred,
        ),
        notices,
    )


def _zone(stated: str, due: Sequence[datetime], zones_used: Sequence[str]) -> tuple[str | None, bool, list[Notice]]:
    """The zone, whether it is inferred, and what to say about that."""
    notices = []
    if stated:
        zone = zone_named(stated)
        if zone is not None:
            return zone, False, []
        notices.append(Notice(message("formats.zone_unknown"), Level.WARNING))
    used = Counter(zone for name in zones_used if (zone := zone_named(name)))
    if used:
        zone = used.most_common(1)[0][0]
        return zone, True, [*notices, Notice(message("formats.zone_from_edits", zone=zone), Level.WARNING)]
    zone = infer_zone(due)
    if zone is not None:
        notices.append(Notice(message("formats.zone_inferred", zone=zone), Level.WARNING))
    return zone, zone is not None, notices
