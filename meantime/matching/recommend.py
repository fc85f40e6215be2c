"""Traits and context to a recommendation: hard rules first, then weights times traits."""

from collections.abc import Iterator, Mapping

from meantime.matching.context import Context
from meantime.matching.flips import find_flips
from meantime.matching.recommendation import Reason, Recommendation
from meantime.matching.rules import Verdict, judge
from meantime.policies.principles import Principles, load_principles
from meantime.terms.modality import Mode


def recommend(
    traits: Mapping[str, float], context: Context = Context(), *, principles: Principles | None = None
) -> Recommendation:
    """The fitting mode for something with these traits (names of `policies.shapes.TRAITS`, each 0..1).

    The weights of the reasons add to the margin. `principles` replaces the packaged ones.
    """
    principles = principles or load_principles()
    verdict = judge(traits, context, principles)
    return Recommendation(
        mode=verdict.mode,
        margin=verdict.margin,
        reasons=tuple(_reasons(verdict)),
        flips=find_flips(traits, context, principles, verdict),
    )


def _reasons(verdict: Verdict) -> Iterator[Reason]:
    if verdict.hard:
        rule = verdict.hard
        yield _reason(rule.id, verdict.margin, rule.why, rule.evidence, rule.source)
    for principle, weight in sorted(verdict.parts, key=lambda part: -abs(part[1])):
        yield _reason(principle.id, weight, principle.why, principle.evidence, principle.source)


def _reason(principle: str, weight: float, why: str, evidence: str, source: str) -> Reason:
    toward = Mode.SYNC if weight > 0 else Mode.ASYNC
    return Reason(principle=principle, toward=toward, weight=weight, why=why, evidence=str(evidence), source=source)
