"""A match as the JSON object of `meantime match --json`."""

from typing import Any

from meantime.matching.recommendation import Flip, Match, Reason


def to_dict(match: Match) -> dict[str, Any]:
    """Plain values in the published order of keys; numbers with three decimals."""
    return {
        "text": match.text,
        "kind": match.kind,
        "form": match.form,
        "mode": match.recommendation.mode.value,
        "margin": round(match.recommendation.margin, 3),
        "reasons": [_reason(reason) for reason in match.recommendation.reasons],
        "flips": [_flip(flip) for flip in match.recommendation.flips],
        "phases": [
            {
                "name": phase.name,
                "role": phase.role.value,
                "mode": phase.recommendation.mode.value,
                "share": round(phase.share, 3),
            }
            for phase in match.phases
        ],
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "principle": reason.principle,
        "toward": reason.toward.value,
        "weight": round(reason.weight, 3),
        "why": reason.why,
        "evidence": reason.evidence,
        "source": reason.source,
    }


def _flip(flip: Flip) -> dict[str, Any]:
    return {"change": flip.change, "from": round(flip.from_, 3), "to": round(flip.to, 3), "mode": flip.mode.value}
