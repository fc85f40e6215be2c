"""Begin a draft, give it another source or a timetable, have it read anew. Each is one transaction."""

from dataclasses import dataclass
from datetime import date, datetime
from importlib.resources import files

from django.db import transaction

from meantime.accounts.models import User
from meantime.courses.models import Section
from meantime.formats.coursefile import write
from meantime.formats.document import CourseDocument
from meantime.interchange.incoming.parsed import Parsed, Task, parse
from meantime.interchange.models import KEPT, Draft, DraftState, Way
from meantime.plans.frozen import freeze

# Files of drafts take room: the oldest of somebody who begins and never ends gives way.
MOST_DRAFTS = 20
TEMPLATES = ("flipped-seminar", "fully-online")
# What a draft forgets when it gets another source: everything that was said of the one before.
_FORGOTTEN = {"mapping": dict, "corrections": dict, "added": list, "wanted": dict}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where a course comes from: bytes, their name, and the way they came."""

    way: Way
    name: str
    data: bytes


def template(name: str) -> Source:
    """One of `TEMPLATES`; anything else is no file of ours."""
    if name not in TEMPLATES:
        raise ValueError(name)
    data = files("meantime.interchange").joinpath("templates_data", f"{name}.yaml").read_bytes()
    return Source(way=Way.TEMPLATE, name=f"{name}.yaml", data=data)


def blank(title: str) -> Source:
    return Source(way=Way.BLANK, name="course.yaml", data=write(CourseDocument(title=title)))


def begin(owner: User, source: Source, now: datetime, *, section: Section | None = None, zone_hint: str = "") -> Draft:
    """A new draft of `source`, of a new course or of the `section` to bring up to date."""
    _prune(owner, now)
    draft = Draft(owner=owner, made_at=now, asked_at=now, section=section, zone_hint=zone_hint)
    return give_source(draft, source, now)


@transaction.atomic
def give_source(draft: Draft, source: Source, now: datetime) -> Draft:
    """The draft begins again with `source`. What we wrote ourselves is read at once, everything else in the worker."""
    draft.way, draft.name, draft.data = source.way, source.name[:255], source.data
    for name, empty in _FORGOTTEN.items():
        setattr(draft, name, empty())
    draft.zone, draft.start, draft.parsed, draft.apart = "", None, None, False
    _wait(draft, now)
    if source.way in (Way.TEMPLATE, Way.BLANK):
        keep_parsed(draft, parse(Task(name=source.name), source.data))
    draft.save()
    return draft


def give_calendar(draft: Draft, name: str, data: bytes, now: datetime) -> None:
    """A timetable whose meetings and breaks become the course's; the one before gives way."""
    draft.calendar_name, draft.calendar_data, draft.calendar = name[:255], data, None
    _wait(draft, now)
    draft.save()


def drop_calendar(draft: Draft) -> None:
    draft.calendar_name, draft.calendar_data, draft.calendar, draft.calendar_error = "", b"", None, None
    draft.save(update_fields=["calendar_name", "calendar_data", "calendar", "calendar_error"])


def read_again(draft: Draft, now: datetime, *, mapping: dict[str, str], zone: str, start: date | None) -> None:
    """The same file with other columns, another zone, another start of the term."""
    draft.mapping, draft.zone, draft.start, draft.parsed = mapping, zone, start, None
    _wait(draft, now)
    draft.save(update_fields=["mapping", "zone", "start", "parsed", "asked_at", "state", "claims", "error"])


def keep_parsed(draft: Draft, parsed: Parsed) -> None:
    """What was read, on the draft; `save` is the caller's."""
    draft.parsed = freeze(parsed)
    draft.error = freeze(parsed.error) if parsed.error else None
    draft.state = DraftState.FAILED if parsed.reading is None else DraftState.READ
    if parsed.reading is not None and draft.way != Way.PASTE and not rereadable(parsed.reading.format, draft.way):
        draft.data = b""  # nothing that a person can say would make it read otherwise


def rereadable(format_name: str, way: str) -> bool:
    """Whether columns, the zone or the start of the term change how it is read: what people write by hand."""
    return way in (Way.PASTE, Way.FILE) and format_name in ("outline", "csv", "xlsx", "docx")


def finish(draft: Draft, now: datetime) -> bool:
    """Compare and set: of two presses of the same button, one makes the course."""
    finished = Draft.objects.filter(pk=draft.pk, finished_at__isnull=True).update(
        finished_at=now, data=b"", calendar_data=b"", calendar=None
    )
    return finished == 1


def _wait(draft: Draft, now: datetime) -> None:
    draft.state, draft.asked_at, draft.claims = DraftState.WAITING, now, 0
    draft.error = draft.calendar_error = None


def _prune(owner: User, now: datetime) -> None:
    Draft.objects.filter(made_at__lt=now - KEPT).delete()
    old = Draft.objects.filter(owner=owner).order_by("-made_at", "-pk").values_list("pk", flat=True)[MOST_DRAFTS - 1 :]
    Draft.objects.filter(pk__in=list(old)).delete()
