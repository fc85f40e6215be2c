"""The worker's part: takes one draft that waits and reads its file, in a process apart."""

import logging
from datetime import UTC, datetime

from django.db.models import F, QuerySet

from meantime.interchange.incoming.drafts import keep_parsed, rereadable
from meantime.interchange.incoming.opened import read_before
from meantime.interchange.incoming.parsed import Parsed, Task
from meantime.interchange.incoming.reading import parse_apart
from meantime.interchange.models import MOST_CLAIMS, Draft, DraftState
from meantime.plans.frozen import freeze
from meantime.terms.message import message

# One run reads one file: source and timetable of a draft are two.
_READ = (
    "state",
    "error",
    "data",
    "parsed",
    "calendar",
    "calendar_error",
    "calendar_data",
    "calendar_name",
    "zone",
    "start",
)

log = logging.getLogger("meantime.worker")


def take(worker: str) -> bool:
    """Read one file that waits; False when none does."""
    draft = claim_draft(worker, datetime.now(UTC))
    if draft is None:
        return False
    read_draft(draft)
    return True


def claim_draft(worker: str, now: datetime) -> Draft | None:
    """The next draft, now `worker`'s alone."""
    for draft in Draft.objects.claimable(now).only("pk", "state", "claims", "claimed_at", "name")[:10]:
        seen = Draft.objects.filter(pk=draft.pk, state=draft.state, claims=draft.claims)
        if draft.claims >= MOST_CLAIMS:
            error = freeze(message("interchange.given_up", name=draft.name))
            seen.update(state=DraftState.FAILED, error=error)
        elif seen.update(state=DraftState.READING, claimed_by=worker, claimed_at=now, claims=F("claims") + 1) == 1:
            return Draft.objects.get(pk=draft.pk)
    return None


def read_draft(draft: Draft) -> None:
    """The source first, then the timetable; what went wrong stands on the draft."""
    try:
        if draft.parsed is None:
            task = Task(name=draft.name, mapping=draft.mapping, zone=draft.zone or None, start=draft.start)
            parsed = parse_apart(task, bytes(draft.data))
            keep_parsed(draft, _as_before(draft, parsed))
        else:
            _keep_calendar(draft, parse_apart(Task(name=draft.calendar_name), bytes(draft.calendar_data)))
    except Exception:
        # The next file is not to blame for this one; the log has what happened.
        log.exception("reading draft %s failed", draft.key)
        keep_parsed(draft, Parsed(error=message("interchange.unreadable", name=draft.name)))
    if draft.state == DraftState.READ and draft.calendar_data and draft.calendar is None:
        draft.state = DraftState.WAITING
    _mine(draft).update(**{name: getattr(draft, name) for name in _READ})


def _as_before(draft: Draft, parsed: Parsed) -> Parsed:
    """A text that is imported again, read with what was said of its term the first time; anything else as it is."""
    reading = parsed.reading
    if reading is None or draft.zone or draft.start or not rereadable(reading.format, draft.way):
        return parsed
    draft.zone, draft.start = read_before(draft, reading)
    if not draft.zone and not draft.start:
        return parsed
    task = Task(name=draft.name, mapping=draft.mapping, zone=draft.zone or None, start=draft.start)
    return parse_apart(task, bytes(draft.data))


def _keep_calendar(draft: Draft, parsed: Parsed) -> None:
    """A file that is no timetable leaves the course as it was."""
    draft.state = DraftState.READ
    reading = parsed.reading
    if reading is not None and (reading.document.meetings or reading.document.term.breaks):
        draft.calendar, draft.calendar_error = freeze(parsed), None
        draft.calendar_data = b""
        return
    error = parsed.error or message("interchange.no_timetable", name=draft.calendar_name)
    draft.calendar_error, draft.calendar_name, draft.calendar_data = freeze(error), "", b""


def _mine(draft: Draft) -> QuerySet[Draft]:
    """The draft, as long as nobody gave it another file and no other worker has claimed it since."""
    return Draft.objects.filter(
        pk=draft.pk, state=DraftState.READING, claimed_by=draft.claimed_by, claims=draft.claims, asked_at=draft.asked_at
    )
