"""The page of the term as its template needs it: fields with their lists, rows with what is wrong in them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from zoneinfo import available_timezones

from django.utils.formats import date_format
from django.utils.functional import Promise as Lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meantime.editing.activity_form import Field
from meantime.editing.choices import Options, options
from meantime.editing.term_texts import CANCELLED, PRIORITIES, REMOVED, Rows, TermTexts
from meantime.policies.load import packaged_policy, policy_names

_LABELS: dict[str, Lazy] = {
    "title": gettext_lazy("Title"),
    "code": gettext_lazy("Code"),
    "start": gettext_lazy("First day"),
    "end": gettext_lazy("Last day"),
    "weeks": gettext_lazy("Weeks of teaching"),
    "zone": gettext_lazy("Time zone"),
    "students": gettext_lazy("Students"),
    "credits": gettext_lazy("Credits"),
    "policy": gettext_lazy("Policy for credit and workload"),
    "hours_low": gettext_lazy("Hours per week, from"),
    "hours_high": gettext_lazy("to"),
    "patterns": gettext_lazy("When it meets"),
    "priority_community": gettext_lazy("Community"),
    "priority_flexibility": gettext_lazy("Flexibility"),
    "priority_feedback": gettext_lazy("Feedback"),
    "priority_access": gettext_lazy("Access"),
}
_HELP: dict[str, Lazy] = {
    "weeks": gettext_lazy("Weeks that lie wholly in a break do not count."),
    "zone": gettext_lazy("Where it changes, every time stays on the clock as it is written."),
    "hours_high": gettext_lazy("What learners are told to expect. Left empty, it follows from the credits."),
    "patterns": gettext_lazy("One a line, for example: Tue,Thu 10:00 75"),
}
_TYPES = {"start": "date", "end": "date", "weeks": "number", "students": "number", "patterns": "textarea"}
_SPARE_BREAKS, _SPARE_MEETINGS = 1, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class RowView:
    """A break or a meeting; `number` is that of its message."""

    number: int
    cells: tuple[str, ...]
    states: SafeString | str = ""
    state: str = ""
    day: str = ""
    wrong: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TermPage:
    fields: Mapping[str, Field]
    priorities: tuple[Field, ...]
    breaks: tuple[RowView, ...]
    meetings: tuple[RowView, ...]
    zones: SafeString
    wrong: int
    now: tuple[str, ...]


def term_page(texts: TermTexts, wrong: Mapping[str, str], now: TermTexts | None = None) -> TermPage:
    """`now`: what somebody else has made of it since the page was opened."""
    lists = {"policy": _policies(), **dict.fromkeys(PRIORITIES, _weights())}
    others = {name: text for name, text in now.fields.items() if text != texts.fields[name]} if now else {}
    fields = {name: _field(name, text, lists, wrong, others) for name, text in texts.fields.items()}
    meetings = [*texts.meetings, *[[""] * 7] * _SPARE_MEETINGS]
    return TermPage(
        fields=fields,
        priorities=tuple(fields[name] for name in PRIORITIES),
        breaks=tuple(
            RowView(number=i, cells=tuple(row), wrong=wrong.get(f"break-{i}", ""))
            for i, row in enumerate([*texts.breaks, *[["", "", ""]] * _SPARE_BREAKS], start=1)
        ),
        meetings=tuple(
            RowView(
                number=i,
                cells=tuple(row),
                states=_states(row),
                state=row[6],
                day=_weekday(row[1]),
                wrong=wrong.get(f"meeting-{i}", ""),
            )
            for i, row in enumerate(meetings, start=1)
        ),
        zones=options([(zone, zone) for zone in sorted(available_timezones())], ""),
        wrong=len(wrong),
        now=tuple(_rows_now(texts, now)) if now else (),
    )


def _field(name: str, text: str, lists: Mapping[str, Options], wrong: Mapping[str, str], now: Mapping[str, str]) -> Field:
    choice = lists.get(name)
    weighs = name in PRIORITIES
    return Field(
        name=name,
        label=str(_LABELS[name]),
        type="select" if choice else _TYPES.get(name, "text"),
        value=text,
        options=(options(_with(choice, text), text) if weighs else choice.of(text, _("plain default"))) if choice else "",
        help=str(_HELP.get(name, "")),
        wrong=wrong.get(name, ""),
        now=(now[name] or _("nothing")) if name in now else "",
    )


def _policies() -> Options:
    return Options((name, packaged_policy(name).title) for name in policy_names() if name != "default")


def _weights() -> Options:
    return Options([("0.5", _("less")), ("1", _("as usual")), ("1.5", _("more")), ("2", _("much more"))])


def _with(choice: Options, text: str) -> list[tuple[str, str]]:
    """A weight that a file states to the hundredth is a choice as well."""
    return choice.choices if text in choice.labels else [*choice.choices, (text, text)]


def _states(row: list[str]) -> SafeString:
    choices = [("", _("takes place")), (CANCELLED, _("cancelled")), (REMOVED, _("remove"))]
    return options(choices, row[6])


def _rows_now(texts: TermTexts, now: TermTexts) -> list[str]:
    """Breaks and meetings that others have added, changed or taken out."""
    return [*_different(texts.breaks, now.breaks), *_different(texts.meetings, now.meetings)]


def _different(mine: Rows, theirs: Rows) -> list[str]:
    shown = [" ".join(filter(None, row[-6:])) for row in theirs if row not in mine]
    return shown[:20]


def _weekday(day: str) -> str:
    try:
        return date_format(date.fromisoformat(day), "D")
    except ValueError:
        return ""
