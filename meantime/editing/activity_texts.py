"""An activity as the texts that its form shows, and the texts of a form as an activity again."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from meantime.editing.moments import moment_in, moment_text, zone_of
from meantime.editing.numbers import amount_in, amount_text, minutes_in, minutes_text, number_in
from meantime.editing.phase_texts import phases_in, phases_text
from meantime.editing.plain import line, plain
from meantime.editing.prerequisites import circle_through
from meantime.editing.wrong import Wrong
from meantime.formats.document import Activity, CourseDocument
from meantime.formats.limits import TEXT_CHARACTERS, TITLE_CHARACTERS
from meantime.terms.kinds import Form, Kind
from meantime.terms.modality import Clock

# Fields of the grid, of the form beside the map, and of the page of one activity; in the order of the page.
GRID = ("title", "kind", "minutes", "week", "module", "due", "graded", "clock", "group_size")
SHORT = ("title", "kind", "minutes", "after", "outcomes")
COUNTS = ("pages", "words", "media_minutes", "questions", "write_words")
FULL = (*GRID, "text", *COUNTS, "opens", "closes", "points", "meeting", "phases", "after", "outcomes")
# Fields whose text is a JSON list, because they hold several values.
SEVERAL = ("phases", "after", "outcomes")

Texts = dict[str, str]


@dataclass(frozen=True)
class Course:
    """The course around an activity: what its fields may refer to, and the zone of their times."""

    document: CourseDocument

    @cached_property
    def zone(self) -> ZoneInfo:
        return zone_of(self.document)

    @cached_property
    def activities(self) -> dict[str, Activity]:
        return {activity.id: activity for activity in self.document.activities}

    @cached_property
    def modules(self) -> dict[str, str]:
        return {module.id: module.title for module in self.document.modules}

    @cached_property
    def outcomes(self) -> dict[str, str]:
        return {outcome.id: outcome.title for outcome in self.document.outcomes}


def texts_of(activity: Activity, fields: Iterable[str], zone: ZoneInfo) -> Texts:
    return {name: _shown(activity, name, zone) for name in fields}


def with_texts(activity: Activity, was: Texts, texts: Texts, course: Course) -> tuple[Activity, dict[str, str]]:
    """The activity with the fields whose text differs from `was`, and what is wrong by name of the field.

    What was not typed stays as it is to the last bit: a minute read from prose stays read from prose.
    """
    changes: dict[str, Any] = {}
    wrong: dict[str, str] = {}
    for name in texts:
        if texts[name] == was.get(name):
            continue
        try:
            changes |= _READ[name](texts[name], activity, course)
        except Wrong as error:
            wrong[name] = error.sentence
    if wrong:
        return activity, wrong
    changed = replace(activity, **changes)
    if changed.opens and changed.closes and changed.closes < changed.opens:
        return activity, {"closes" if "closes" in texts else "due": _("It closes before it opens.")}
    return changed, {}


def _shown(activity: Activity, name: str, zone: ZoneInfo) -> str:
    value = getattr(activity, name)
    match name:
        case "kind":
            return kind_text(activity.kind, activity.form)
        case "minutes":
            return minutes_text(activity.minutes)
        case "phases":
            return phases_text(activity.phases)
        case "after" | "outcomes":
            return json.dumps(sorted(value))
        case "opens" | "due" | "closes":
            return moment_text(value, zone)
        case "graded":
            return "1" if value else ""
        case "points":
            return amount_text(value)
    if name == "title":
        return line(value)
    return "" if value is None else plain(str(value))


def kind_text(kind: str | None, form: str | None) -> str:
    """The value of the choice: a kind, or "external:" and a form."""
    return f"{kind}:{form}" if kind == Kind.EXTERNAL and form else kind or ""


def _title(text: str, activity: Activity, course: Course) -> dict[str, Any]:
    title = line(text)
    if not title:
        raise Wrong(_("An activity needs a title."))
    return {"title": _short_enough(title, TITLE_CHARACTERS)}


def _text(text: str, activity: Activity, course: Course) -> dict[str, Any]:
    return {"text": _short_enough(text, TEXT_CHARACTERS)}


def _short_enough(text: str, most: int) -> str:
    if len(text) > most:
        raise Wrong(_("This is %(n)d characters too long; %(most)d fit.") % {"n": len(text) - most, "most": most})
    return text


def _kind(text: str, activity: Activity, course: Course) -> dict[str, Any]:
    kind, _colon, form = text.partition(":")
    if kind not in ("", *Kind) or form not in ("", *Form):
        raise Wrong(_("Choose a kind from the list."))
    return {"kind": kind or None, "form": (form or None) if kind == Kind.EXTERNAL else None}


def _clock(text: str, activity: Activity, course: Course) -> dict[str, Any]:
    if text not in ("", *Clock):
        raise Wrong(_("Choose a clock from the list."))
    # Whoever takes an activity off the live clock takes it off its meeting.
    meeting = activity.meeting if text != Clock.OWN else None
    return {"clock": Clock(text) if text else None, "meeting": meeting}


def _module(text: str, activity: Activity, course: Course) -> dict[str, Any]:
    if text and text not in course.modules:
        raise Wrong(_("This module is not there any more; choose another."))
    return {"module": text or None}


def _meeting(text: str, activity: Activity, course: Course) -> dict[str, Any]:
    if text and text not in {meeting.id for meeting in course.document.meetings}:
        raise Wrong(_("This meeting is not there any more; choose another."))
    return {"meeting": text or None}


def _after(text: str, activity: Activity, course: Course) -> dict[str, Any]:
    needs = [key for key in json.loads(text) if key in course.activities]
    needs.sort(key=lambda key: (course.activities[key].position, key))
    circle = circle_through(activity.id, needs, course.document)
    if circle:
        titles = [activity.title, *(course.activities[key].title for key in circle)]
        chain = " → ".join(f"“{title}”" for title in titles)
        raise Wrong(_("These would wait for each other in a circle: %(chain)s. Take one of them out.") % {"chain": chain})
    return {"after": tuple(needs)}


def _outcomes(text: str, activity: Activity, course: Course) -> dict[str, Any]:
    chosen = set(json.loads(text))
    return {"outcomes": tuple(key for key in course.outcomes if key in chosen)}


def _number(name: str, least: int, most: int) -> "Read":
    return lambda text, activity, course: {name: number_in(text, least, most)}


def _moment(name: str) -> "Read":
    return lambda text, activity, course: {name: moment_in(text, course.zone)}


Read = Callable[[str, Activity, Course], dict[str, Any]]
_READ: Mapping[str, Read] = {
    "title": _title,
    "kind": _kind,
    "minutes": lambda text, activity, course: {"minutes": minutes_in(text)},
    "week": _number("week", 1, 110),
    "module": _module,
    "due": _moment("due"),
    "graded": lambda text, activity, course: {"graded": bool(text)},
    "clock": _clock,
    "group_size": _number("group_size", 1, 1000),
    "text": _text,
    **{name: _number(name, 0, 1_000_000) for name in COUNTS},
    "opens": _moment("opens"),
    "closes": _moment("closes"),
    "points": lambda text, activity, course: {"points": amount_in(text, 1_000_000)},
    "meeting": _meeting,
    "phases": lambda text, activity, course: {"phases": phases_in(text, activity)},
    "after": _after,
    "outcomes": _outcomes,
}
