"""The stated phases of an activity as rows of its form: name, role, minutes, clock."""

import json
from dataclasses import replace

from django.utils.translation import gettext as _

from meantime.editing.numbers import minutes_in, minutes_text
from meantime.editing.plain import line
from meantime.editing.wrong import Wrong
from meantime.formats.document import Activity, StatedPhase
from meantime.terms.modality import Clock, PhaseRole

_MOST = 20
_NAME = 100


def phases_text(phases: tuple[StatedPhase, ...]) -> str:
    return rows_text([[p.name, p.role.value, minutes_text(p.minutes), p.clock.value if p.clock else ""] for p in phases])


def rows_text(rows: list[list[str]]) -> str:
    """Rows without a name and minutes are no phases; a form always has some left over."""
    plain_rows = [[line(cell) for cell in row] for row in rows]
    return json.dumps([row for row in plain_rows if row[0] or row[2]])


def phases_in(text: str, activity: Activity) -> tuple[StatedPhase, ...]:
    rows = json.loads(text)
    if len(rows) > _MOST:
        raise Wrong(_("An activity has at most %(n)d phases.") % {"n": _MOST})
    return tuple(_phase(number, row, activity) for number, row in enumerate(rows, start=1))


def _phase(number: int, row: list[str], activity: Activity) -> StatedPhase:
    name, role, minutes, clock = row
    if not name or len(name) > _NAME:
        raise Wrong(_("Phase %(number)d needs a name of at most %(n)d characters.") % {"number": number, "n": _NAME})
    if role not in list(PhaseRole) or clock not in ("", *Clock):
        raise Wrong(_("Choose what phase %(number)d is from the lists.") % {"number": number})
    try:
        stated = minutes_in(minutes)
    except Wrong as error:
        raise Wrong(_("Phase %(number)d: %(why)s") % {"number": number, "why": error.sentence}) from error
    phase = StatedPhase(name=name, role=PhaseRole(role), minutes=stated, clock=Clock(clock) if clock else None)
    return _as_before(phase, minutes, activity)


def _as_before(phase: StatedPhase, minutes: str, activity: Activity) -> StatedPhase:
    """What its author recommended, and where its minutes come from, stay with a phase that keeps its name."""
    before = next((one for one in activity.phases if line(one.name) == phase.name), None)
    if before is None:
        return phase
    same = minutes_text(before.minutes) == minutes
    return replace(phase, name=before.name, mode=before.mode, minutes=before.minutes if same else phase.minutes)
