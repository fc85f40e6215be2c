"""Change a plan: move phases, change the course under it, undo, do again. Each is one transaction and one row."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import takewhile

from django.db import transaction

from meantime.accounts.models import User
from meantime.activities.actions import write_activities, write_frame
from meantime.activities.queries import document_for
from meantime.balance.carry import carried
from meantime.balance.problem import Course, problem_for
from meantime.formats.document import Activity, CourseDocument
from meantime.plans.answer import Answer, flips_of
from meantime.plans.forcing import forced
from meantime.plans.frozen import freeze, thaw
from meantime.plans.holding import held_plan
from meantime.plans.models import Hold, Plan, PlanChange
from meantime.plans.moving import Move, moved
from meantime.plans.patch import Patch, Spot, frame_of, patch_between
from meantime.plans.placing import write_spots
from meantime.plans.standing import Standing, hold_of, spots_of, stamp_of
from meantime.plans.stretch_names import stretch_names
from meantime.terms.message import Message, UserError, message


class Conflict(UserError):
    """Somebody else has changed the same thing since it was last seen; nothing was written."""


@dataclass(slots=True)
class _Work:
    """A plan under its lock: what it was, what it becomes."""

    plan: Plan
    answer: Answer
    document: CourseDocument
    spots: dict[str, Spot]
    stamp: str = ""

    @property
    def standing(self) -> Standing:
        return Standing(problem=self.answer.plan.problem, spots=self.spots)


def move(
    plan: Plan, by: User, now: datetime, moves: Sequence[Move], *, label: Message | None = None, reason: str = ""
) -> PlanChange | None:
    """Carry phases to other places, hold or release them. None where everything stands there already.

    A phase that has so far had no minutes on the clock it is carried to gets them: its author's word is what counts.
    Conflict where one of them is no longer where it was seen; UserError where it cannot be done.
    """
    return edit(plan, by, now, moves=moves, label=label, reason=reason)


@transaction.atomic
def edit(
    plan: Plan,
    by: User,
    now: datetime,
    *,
    activities: Mapping[str, Activity | None] | None = None,
    frame: CourseDocument | None = None,
    moves: Sequence[Move] = (),
    label: Message | None = None,
    reason: str = "",
) -> PlanChange | None:
    """Change the course (activities by id, None removes one; `frame`: all but its activities) and carry the plan along."""
    work = _locked(plan)
    _assert_seen(work, moves)
    before = work.document, dict(work.spots)
    forced = _forced(work, moves)
    _change_course(work, {**forced, **(activities or {})}, frame)
    _apply(work, moves)
    patch = patch_between(before, (work.document, work.spots))
    shuffled = {p: s.order for p, s in work.spots.items()} != {p: s.order for p, s in before[1].items()}
    if patch.changes_nothing and not shuffled:
        return None
    if patch.changes_nothing:
        # Only the order within a stretch: kept with the places of what was moved.
        patch = Patch(placements={m.phase: (before[1][m.phase], work.spots[m.phase]) for m in moves})
    return _keep(work, by, now, label or _label(work, moves), reason, patch)


@transaction.atomic
def undo(plan: Plan, by: User, now: datetime) -> PlanChange | None:
    """Take back what this person did last. None: there is nothing. Conflict where others have built on it since."""
    return _turn(plan, by, now, undoes=True)


@transaction.atomic
def redo(plan: Plan, by: User, now: datetime) -> PlanChange | None:
    return _turn(plan, by, now, undoes=False)


@transaction.atomic
def bring_up_to_date(plan: Plan, by: User | None, now: datetime) -> PlanChange | None:
    """The course was changed elsewhere (imported again, edited under another plan): carry this plan over to it."""
    work = _locked(plan)
    before = spots_of(plan)
    if work.plan.stamp in ("", work.stamp):
        return None
    patch = patch_between((work.document, before), (work.document, work.spots))
    return _keep(work, by, now, message("plans.brought_up_to_date"), "", patch)


def turnable(plan: Plan, by: User, *, undoes: bool) -> PlanChange | None:
    """The change that undo (or redo) would turn next for this person."""
    undo_next, redo_next = turnables(plan, by)
    return undo_next if undoes else redo_next


def turnables(plan: Plan, by: User) -> tuple[PlanChange | None, PlanChange | None]:
    """What undo and what redo would turn next for this person."""
    # Patches are long and labels many, and only those of the one that is turned are needed.
    mine = list(plan.changes.filter(by=by).order_by("-number").defer("patch", "label")[:200])
    last_turn: dict[int, bool] = {}
    for change in mine:
        if change.of_id is not None:
            last_turn.setdefault(change.of_id, change.undoes)
    done = [change for change in mine if change.of_id is None]
    # Whatever was done after an undo ends the chance to do again what was undone.
    undone = list(takewhile(lambda change: last_turn.get(change.pk, False), done))
    standing = next((change for change in done if not last_turn.get(change.pk, False)), None)
    return standing, undone[-1] if undone else None


def _turn(plan: Plan, by: User, now: datetime, *, undoes: bool) -> PlanChange | None:
    work = _locked(plan)
    change = turnable(work.plan, by, undoes=undoes)
    if change is None:
        return None
    patch = thaw(change.patch, Patch)
    patch = patch.reversed() if undoes else patch
    _assert_untouched(work, patch)
    _change_course(work, {key: after for key, (_, after) in patch.activities.items()}, patch.frame and patch.frame[1])
    back = [(phase, after) for phase, (_, after) in patch.placements.items() if after is not None and phase in work.spots]
    # In their old order, so that several that return to one stretch find their places again.
    moves = [
        Move(phase=phase, at=spot.at, order=spot.order, hold=spot.hold)
        for phase, spot in sorted(back, key=lambda pair: (pair[1].at, pair[1].order))
    ]
    work.spots = moved(work.spots, moves)
    return _keep(work, by, now, thaw(change.label, Message), "", None, of=change, undoes=undoes)


def _locked(plan: Plan) -> _Work:
    row = held_plan(plan)
    work = _Work(plan=row, answer=thaw(row.document, Answer), document=document_for(row.section), spots=spots_of(row))
    work.stamp = stamp_of(work.document)
    if row.stamp and row.stamp != work.stamp:
        # The course was changed under another plan, or imported again: what follows is about the course as it is.
        _rebuild(work)
    return work


def _assert_untouched(work: _Work, patch: Patch) -> None:
    now = {activity.id: activity for activity in work.document.activities}
    titles = {phase.id: phase.title for phase in work.answer.plan.problem.phases}
    for key, (expected, _) in patch.activities.items():
        if now.get(key) != expected:
            known = now.get(key) or expected
            raise Conflict(message("plans.touched_since", title=known.title if known else key))
    if patch.frame and frame_of(work.document) != patch.frame[0]:
        raise Conflict(message("plans.term_touched_since"))
    for phase, (spot, _) in patch.placements.items():
        there = work.spots.get(phase)
        if (spot is None) != (there is None) or (spot is not None and not spot.same_place(there)):
            raise Conflict(message("plans.touched_since", title=titles.get(phase, phase)))


def _change_course(work: _Work, activities: Mapping[str, Activity | None], frame: CourseDocument | None) -> None:
    if not activities and frame is None:
        return
    section = work.plan.section
    if frame is not None:
        write_frame(section, frame)
    write_activities(section.course, activities)
    work.document = document_for(section)
    work.stamp = stamp_of(work.document)
    _rebuild(work)


def _rebuild(work: _Work) -> None:
    """The problem of the course as it is now, with the placements carried over to it."""
    course = problem_for(work.document)
    old, new = work.answer.plan.problem, course.problem
    before = {phase.id: phase for phase in old.phases}
    carried_over = carried(old, work.standing.placements(), new).placements
    spots = {}
    for placement, phase in ((p, next(q for q in new.phases if q.id == p.phase)) for p in carried_over):
        spot, was = work.spots.get(phase.id), before.get(phase.id)
        kept = spot is not None and was is not None and hold_of(was.lock) == hold_of(phase.lock)
        hold = spot.hold if kept and spot else hold_of(phase.lock)
        spots[phase.id] = Spot(at=placement.at, order=placement.order, hold=hold)
    work.spots = spots
    work.answer = _answered_for(work.answer, course)


def _answered_for(answer: Answer, course: Course) -> Answer:
    """The planner has not seen this question: its proof no longer stands."""
    plan = replace(answer.plan, problem=course.problem, placements=(), shortfalls=(), conflicts=(), stages=())
    return replace(answer, plan=plan, flips=flips_of(course), notices=course.notices, said={}, answered=False)


def _assert_seen(work: _Work, moves: Sequence[Move]) -> None:
    """Before anything is changed: a phase that gets minutes on a new clock may be placed anew before it is moved."""
    for one in moves:
        spot = work.spots.get(one.phase)
        if spot is not None and one.seen_at and one.seen_at != spot.at:
            titles = {phase.id: phase.title for phase in work.answer.plan.problem.phases}
            raise Conflict(message("plans.touched_since", title=titles[one.phase]))


def _apply(work: _Work, moves: Sequence[Move]) -> None:
    phases = {phase.id: phase for phase in work.answer.plan.problem.phases}
    stretches = {stretch.id for stretch in work.answer.plan.problem.timeline}
    for one in moves:
        phase, spot = phases.get(one.phase), work.spots.get(one.phase)
        if phase is None or spot is None:
            raise Conflict(message("plans.gone_since"))
        if one.at not in stretches:
            raise UserError(message("plans.no_such_place", title=phase.title))
        if (phase.live if one.at.startswith("m") else phase.own) is None:
            code = "plans.cannot_be_live" if one.at.startswith("m") else "plans.cannot_be_own"
            raise UserError(message(code, title=phase.title))
    work.spots = moved(work.spots, moves)


def _forced(work: _Work, moves: Sequence[Move]) -> dict[str, Activity | None]:
    """Activities that people carry to a clock on which matching saw no place for them: from now on it has one."""
    return {activity.id: activity for activity in forced(work.document, work.answer.plan.problem, moves)}


def _label(work: _Work, moves: Sequence[Move]) -> Message:
    """What the change is called in the history and on the undo button."""
    if not moves:
        return message("plans.course_changed")
    problem = work.answer.plan.problem
    titles = {phase.id: phase.title for phase in problem.phases}
    first = moves[0]
    if len(moves) > 1:
        return message("plans.moved_many", n=len(moves))
    if first.seen_at == first.at and first.hold is not None:
        return message("plans.released" if first.hold == Hold.FREE else "plans.held", title=titles[first.phase])
    names = stretch_names(problem.timeline, problem.zone)
    return message("plans.moved", title=titles[first.phase], at=names[first.at])


def _keep(
    work: _Work,
    by: User | None,
    now: datetime,
    label: Message,
    reason: str,
    patch: Patch | None,
    *,
    of: PlanChange | None = None,
    undoes: bool = False,
) -> PlanChange:
    plan, stamp = work.plan, work.stamp
    write_spots(plan, work.standing)
    plan.version += 1
    written = ["version"]
    if stamp != plan.stamp:
        plan.stamp, plan.document = stamp, freeze(work.answer)
        written += ["stamp", "document"]
    plan.save(update_fields=written)
    return PlanChange.objects.create(
        plan=plan,
        number=plan.version,
        by=by,
        at=now,
        label=freeze(label),
        reason=reason.replace("\0", "")[:500],
        patch=freeze(patch) if patch is not None else None,
        of=of,
        undoes=undoes,
    )
