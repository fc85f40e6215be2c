"""A report as `meantime plan --json` prints it."""

from meantime.balance.advice import Advice
from meantime.balance.planned import Report
from meantime.balance.scripts import Piece
from meantime.cli.builtins import to_builtins
from meantime.cli.labels import labels_of, say_at
from meantime.cli.outputs import (
    AdviceOut,
    ConflictOut,
    DisplacedOut,
    MessageOut,
    PieceOut,
    PlacedMinutesOut,
    PlacementOut,
    PlanOut,
    ReasonOut,
    SentenceOut,
    StretchOut,
)
from meantime.cli.read import notices_out
from meantime.formats.document import Notice
from meantime.matching.recommendation import Reason
from meantime.planner.codec import to_builtins as problem_builtins
from meantime.planner.explain import Why
from meantime.planner.plan import Placement
from meantime.planner.problem import Phase, Problem, Stretch
from meantime.terms.message import Message
from meantime.words.say import say
from meantime.words.translate import translate

VERSION = 1


def plan_out(report: Report, notices: tuple[Notice, ...]) -> PlanOut:
    plan = report.plan
    labels = labels_of(plan.problem)
    phases = {phase.id: phase for phase in plan.problem.phases}
    return PlanOut(
        version=VERSION,
        problem=problem_builtins(plan.problem),
        status=plan.status.value,
        objective=plan.objective,
        bound=plan.bound + 0.0,  # no bound of minus nothing
        gap=plan.gap,
        seed=plan.seed,
        solver=plan.solver,
        stages=tuple(to_builtins(stage) for stage in plan.stages),
        timeline=timeline_out(plan.problem),
        placements=tuple(_placement(placement, phases[placement.phase]) for placement in plan.placements),
        shortfalls=tuple(_sentence(s.rule, s.at, s.amount, s.message, labels) for s in plan.shortfalls),
        conflicts=tuple(_conflict(conflict, labels) for conflict in plan.conflicts),
        summary=to_builtins(report.summary),
        binding=tuple(_sentence(b.rule, b.at, b.left, b.message, labels) for b in report.binding),
        displaced=tuple(_displaced(why, labels) for why in report.displaced),
        prices=dict(report.prices),
        advice=tuple(_advice(advice) for advice in report.advice),
        notices=notices_out((*notices, *report.course.notices)),
    )


def timeline_out(problem: Problem) -> tuple[StretchOut, ...]:
    labels = labels_of(problem)
    return tuple(_stretch(stretch, labels[stretch.id]) for stretch in problem.timeline)


def _stretch(stretch: Stretch, label: str) -> StretchOut:
    return StretchOut(
        id=stretch.id,
        type=stretch.type.value,
        start=stretch.start.isoformat() if stretch.start else None,
        end=stretch.end.isoformat() if stretch.end else None,
        minutes=stretch.minutes,
        week=stretch.week,
        label=label,
    )


def _placement(placement: Placement, phase: Phase) -> PlacementOut:
    minutes = placement.minutes
    return PlacementOut(
        activity=placement.activity,
        phase=placement.phase,
        title=phase.title,
        name=phase.name,
        kind=placement.kind,
        role=placement.role.value,
        clock=placement.clock.value,
        at=placement.at,
        order=placement.order,
        minutes=PlacedMinutesOut(low=minutes.low, typical=minutes.typical, high=minutes.high, planned=minutes.planned),
        locked=placement.locked,
        reasons=tuple(_reason(reason) for reason in placement.reasons),
    )


def _reason(reason: Reason) -> ReasonOut:
    return ReasonOut(
        principle=reason.principle,
        toward=reason.toward.value,
        weight=round(reason.weight, 3),
        why=translate(reason.why),
        evidence=reason.evidence,
        source=reason.source,
    )


def _displaced(why: Why, labels: dict[str, str]) -> DisplacedOut:
    return DisplacedOut(phase=why.phase, text=" ".join(say_at(m, labels) for m in why.messages))


def _conflict(message: Message, labels: dict[str, str]) -> ConflictOut:
    return ConflictOut(code=message.code, params=dict(message.params), text=say_at(message, labels))


def _sentence(rule: str, at: str, amount: int, message: Message, labels: dict[str, str]) -> SentenceOut:
    said = MessageOut(code=message.code, params=dict(message.params))
    return SentenceOut(rule=rule, at=at, amount=amount, text=say_at(message, labels), message=said)


def _advice(advice: Advice) -> AdviceOut:
    return AdviceOut(
        topic=advice.topic,
        text=say(advice.message, translate),
        activities=advice.activities,
        week=advice.week,
        frees=advice.frees,
        used_for=advice.used_for,
        pieces=tuple(_piece(piece) for piece in advice.pieces),
    )


def _piece(piece: Piece) -> PieceOut:
    return PieceOut(
        activity=piece.activity,
        title=say(piece.title, translate),
        minutes=piece.minutes,
        outline=tuple(say(point, translate) for point in piece.outline),
        check=say(piece.check, translate),
    )
