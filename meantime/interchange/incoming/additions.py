"""Rows of the preview for activities that the source does not have."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from meantime.courses.keys import new_key
from meantime.formats.limits import TITLE_CHARACTERS
from meantime.interchange.incoming.corrections import Addition
from meantime.interchange.incoming.grid import MOST_MINUTES, minutes_in
from meantime.interchange.incoming.kinds import kind_of, kind_options, kind_value

# Empty rows that always wait; a blank course begins with more.
EMPTY, EMPTY_IN_BLANK = 1, 6
# More than anybody adds by hand, in the thousand fields that a form may have.
MOST = 30
_LAST_WEEK = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedRow:
    number: int
    id: str
    title: str
    options: SafeString
    minutes: str
    week: str
    errors: Mapping[str, str] = field(default_factory=dict)


def added_rows(additions: Sequence[Addition], blank: bool, posted: Mapping[str, str] | None = None) -> list[AddedRow]:
    """Those there are, and empty ones."""
    if posted is not None:
        return [_as_posted(number, posted) for number in range(MOST) if f"added-id-{number}" in posted]
    rows = [
        AddedRow(
            number=number,
            id=one.id,
            title=one.title,
            options=kind_options(kind_value(one.kind, one.form), new=True),
            minutes=str(one.minutes or ""),
            week=str(one.week or ""),
        )
        for number, one in enumerate(additions)
    ]
    empty = EMPTY_IN_BLANK if blank else EMPTY
    numbers = range(len(rows), min(len(rows) + empty, MOST))
    return [
        *rows,
        *(
            AddedRow(number=n, id=new_key(), title="", options=kind_options("", new=True), minutes="", week="")
            for n in numbers
        ),
    ]


def _as_posted(number: int, posted: Mapping[str, str]) -> AddedRow:
    return AddedRow(
        number=number,
        id=posted[f"added-id-{number}"][:20],
        title=posted.get(f"added-title-{number}", ""),
        options=kind_options(posted.get(f"added-kind-{number}", ""), new=True),
        minutes=posted.get(f"added-minutes-{number}", ""),
        week=posted.get(f"added-week-{number}", ""),
        errors=added_errors(number, posted),
    )


def added_errors(number: int, posted: Mapping[str, str]) -> dict[str, str]:
    """A row without a title is no row."""
    errors = {}
    if posted.get(f"added-title-{number}", "").strip():
        minutes, week = (posted.get(f"added-{name}-{number}", "").strip() for name in ("minutes", "week"))
        if minutes and minutes_in(minutes) is None:
            errors["minutes"] = _("Whole minutes from 1 to %(most)d.") % {"most": MOST_MINUTES}
        if week and _week(week) is None:
            errors["week"] = _("A week from 1 to %(last)d.") % {"last": _LAST_WEEK}
    return errors


def additions_in(posted: Mapping[str, str]) -> tuple[Addition, ...]:
    """The rows that have a title; the same press twice adds the same row once, by its id."""
    found: dict[str, Addition] = {}
    for number in range(MOST):
        title = posted.get(f"added-title-{number}", "").strip()[:TITLE_CHARACTERS]
        id = posted.get(f"added-id-{number}", "")[:20]
        if title and id:
            kind, form = kind_of(posted.get(f"added-kind-{number}", "")) or ("", "")
            minutes = minutes_in(posted.get(f"added-minutes-{number}", "").strip())
            week = _week(posted.get(f"added-week-{number}", "").strip())
            found[id] = Addition(id=id, title=title, kind=kind, form=form, minutes=minutes, week=week)
    return tuple(found.values())


def _week(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 and 0 < int(text) <= _LAST_WEEK else None
