"""Write where phases stand into the rows of a plan: only the rows that differ."""

from django.db.models import F

from meantime.activities.models import Activity
from meantime.planner.plan import Placement as Placed
from meantime.plans.models import Placement, Plan
from meantime.plans.standing import Standing

# Beyond every order that a stretch can have: while rows change places, no two may hold the same.
_APART = 10_000
_WRITTEN = (
    "activity",
    "kind",
    "role",
    "clock",
    "at",
    "order",
    "minutes_low",
    "minutes_typical",
    "minutes_high",
    "minutes_planned",
    "hold",
)


def write_spots(plan: Plan, standing: Standing) -> None:
    """The rows of `plan` become what `standing` says. To be called within a transaction."""
    wanted = {placed.phase: placed for placed in standing.placements()}
    rows = {row.phase: row for row in plan.placements.all()}
    gone = [row.pk for phase, row in rows.items() if phase not in wanted]
    if gone:
        plan.placements.filter(pk__in=gone).delete()
    known = dict(Activity.objects.filter(course=plan.section.course_id).values_list("key", "pk"))
    changed, new = [], []
    for phase, placed in wanted.items():
        columns = columns_of(placed, hold=standing.spots[phase].hold, activities=known)
        row = rows.get(phase)
        if row is None:
            new.append(Placement(plan=plan, phase=phase, **columns))
        elif any(getattr(row, name) != value for name, value in columns.items()):
            for name, value in columns.items():
                setattr(row, name, value)
            changed.append(row)
    if changed:
        plan.placements.filter(pk__in=[row.pk for row in changed]).update(order=F("order") + _APART)
        Placement.objects.bulk_update(changed, _WRITTEN)
    Placement.objects.bulk_create(new)


def columns_of(placed: Placed, *, hold: str, activities: dict[str, int]) -> dict[str, object]:
    """The columns of a placement's row; `activities`: key to primary key."""
    return {
        "activity_id": activities.get(placed.activity),
        "kind": placed.kind,
        "role": placed.role.value,
        "clock": placed.clock.value,
        "at": placed.at,
        "order": placed.order,
        "minutes_low": placed.minutes.low,
        "minutes_typical": placed.minutes.typical,
        "minutes_high": placed.minutes.high,
        "minutes_planned": placed.minutes.planned,
        "hold": hold,
    }
