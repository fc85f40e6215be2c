"""Which column of a spreadsheet plays which role, as a person says it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from meantime.formats.tables.column_words import ROLES
from meantime.interchange.incoming.parsed import Column

IGNORE = "ignore"
ROLE_NAMES: dict[str, Lazy] = {
    "week": _("Week"),
    "date": _("Date"),
    "weekday": _("Day of the week"),
    "start": _("Start time"),
    "end": _("End time or last day"),
    "title": _("What is done (title)"),
    "kind": _("Kind of activity"),
    "minutes": _("Minutes or hours"),
    "due": _("Due"),
    "text": _("Description"),
    "module": _("Module or unit"),
    "place": _("Place"),
    "mode": _("Together or own time"),
    "activities": _("More activities of the row"),
    IGNORE: _("Left out"),
}


def column_roles(columns: Sequence[Column]) -> list[dict[str, Any]]:
    """Columns with their choices."""
    return [
        {"letter": one.letter, "name": one.name, "samples": one.samples, "choices": _choices(one.role or IGNORE)}
        for one in columns
    ]


def _choices(chosen: str) -> list[tuple[str, Lazy, bool]]:
    return [(role, ROLE_NAMES[role], role == chosen) for role in ROLES]


def mapping_in(columns: Iterable[Mapping[str, Any]], posted: Mapping[str, str]) -> dict[str, str]:
    """Role to the letters of its columns. Every column is said, so that none is guessed again."""
    letters: dict[str, list[str]] = {}
    for column in columns:
        role = posted.get(f"role-{column['letter']}", "")
        if role in ROLES:
            letters.setdefault(role, []).append(column["letter"])
    return {role: ",".join(found) for role, found in letters.items()}
