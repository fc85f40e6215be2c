"""The form of one activity as its page shows it: fields with labels, help, what is wrong, what others wrote."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meantime.editing.activity_texts import COUNTS, SEVERAL, Course, Texts
from meantime.editing.choices import Options, clocks, guessed, kind_options, module_options, options, roles, told
from meantime.editing.digests import digest
from meantime.editing.estimates import Estimate
from meantime.editing.labels import HELP, LABELS

# Empty rows at the end of the phases, for a browser without script.
_SPARE_PHASES = 2
_DATES = ("opens", "due", "closes")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`type`: of an input, or "select", "textarea"; `now`: what somebody else has put there since."""

    name: str
    label: str
    type: str
    value: str
    options: SafeString | str = ""
    placeholder: str = ""
    help: str = ""
    wrong: str = ""
    now: str = ""

    @property
    def described(self) -> str:
        """Ids of what belongs to the field, for those who hear it."""
        parts = {"help": self.help, "wrong": self.wrong, "now": self.now}
        return " ".join(f"{self.name}-{part}" for part, said in parts.items() if said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    value: str
    label: str
    group: str
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseRow:
    number: int
    name: str
    minutes: str
    roles: SafeString
    clocks: SafeString


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityForm:
    fields: Mapping[str, Field]
    names: str  # of all its fields, for the hidden field that says so
    shown: str
    phases: Sequence[PhaseRow]
    chosen: Sequence[Choice]  # prerequisites
    others: Sequence[Choice]  # what could be one, in course order
    outcomes: Sequence[Choice]
    wrong: Mapping[str, str]
    now: Mapping[str, str]

    @property
    def count(self) -> int:
        return len(self.wrong)


def activity_form(
    key: str,
    texts: Texts,
    course: Course,
    estimate: Estimate,
    *,
    shown: str = "",
    wrong: Mapping[str, str] | None = None,
    now: Texts | None = None,
) -> ActivityForm:
    """`texts`: what its fields hold. `shown`: the digest of what the person saw, where that is not `texts`."""
    lists = _lists(course)
    labels = {name: one.labels for name, one in lists.items()}
    others_wrote = {name: _told(name, text, course, labels) for name, text in (now or {}).items()}
    after = _prerequisites(key, texts, course)
    return ActivityForm(
        fields={
            name: _field(name, text, lists, estimate, wrong or {}, others_wrote)
            for name, text in texts.items()
            if name not in SEVERAL
        },
        names=" ".join(texts),
        shown=shown or digest(texts),
        phases=_phases(json.loads(texts.get("phases", "[]"))),
        chosen=[choice for choice in after if choice.chosen],
        others=[choice for choice in after if not choice.chosen],
        outcomes=_outcomes(texts, course),
        wrong=wrong or {},
        now=others_wrote,
    )


def _lists(course: Course) -> dict[str, Options]:
    meetings = [(m.id, _meeting(m.start, course, m.cancelled)) for m in course.document.meetings]
    return {
        "kind": kind_options(),
        "module": module_options(course.modules),
        "clock": Options(clocks()[1:]),
        "meeting": Options(meetings),
    }


def _meeting(start: datetime, course: Course, cancelled: bool) -> str:
    day = date_format(start.astimezone(course.zone), "D j M, H:i")
    return _("%(day)s (cancelled)") % {"day": day} if cancelled else day


def _field(
    name: str,
    text: str,
    lists: Mapping[str, Options],
    estimate: Estimate,
    wrong: Mapping[str, str],
    now: Mapping[str, str],
) -> Field:
    shown: SafeString | str = ""
    if name in lists:
        empty = {"kind": guessed(lists["kind"].labels.get(estimate.kind, "")), "clock": clocks()[0][1]}.get(name, "–")
        shown = lists[name].of(text, empty)
    return Field(
        name=name,
        label=str(LABELS[name]),
        type=_type(name, name in lists),
        value=text,
        options=shown,
        placeholder=estimate.minutes if name == "minutes" else "",
        help=str(HELP.get(name, "")),
        wrong=wrong.get(name, ""),
        now=now.get(name, ""),
    )


def _type(name: str, choice: bool) -> str:
    if choice:
        return "select"
    if name in _DATES:
        return "datetime-local"
    if name in (*COUNTS, "week", "group_size"):
        return "number"
    return {"text": "textarea", "graded": "checkbox"}.get(name, "text")


def _told(name: str, text: str, course: Course, labels: Mapping[str, Mapping[str, str]]) -> str:
    """What somebody else put into a field, in words."""
    if name == "phases":
        return "; ".join(f"{row[0]} {row[2]}".strip() for row in json.loads(text)) or _("nothing")
    if name in SEVERAL:
        titles = course.outcomes if name == "outcomes" else {key: a.title for key, a in course.activities.items()}
        return ", ".join(f"“{titles[key]}”" for key in json.loads(text) if key in titles) or _("nothing")
    if name == "graded":
        return _("yes") if text else _("no")
    return told(name, text, labels)


def _phases(rows: Iterable[Sequence[str]]) -> list[PhaseRow]:
    filled = [*rows, *[["", "engage", "", ""]] * _SPARE_PHASES]
    return [
        PhaseRow(number=i, name=row[0], minutes=row[2], roles=options(roles(), row[1]), clocks=options(clocks(), row[3]))
        for i, row in enumerate(filled, start=1)
    ]


def _prerequisites(key: str, texts: Texts, course: Course) -> list[Choice]:
    chosen = set(json.loads(texts.get("after", "[]")))
    return [
        Choice(value=one.id, label=one.title, group=course.modules.get(one.module or "", ""), chosen=one.id in chosen)
        for one in course.document.activities
        if one.id != key
    ]


def _outcomes(texts: Texts, course: Course) -> list[Choice]:
    chosen = set(json.loads(texts.get("outcomes", "[]")))
    return [Choice(value=key, label=title, group="", chosen=key in chosen) for key, title in course.outcomes.items()]
