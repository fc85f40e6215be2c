"""Moves on a plan, as values: from one arrangement of phases to the next."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from meantime.plans.patch import Spot


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """Phase.id to Stretch.id. `order` counts from 1 within the stretch; None: at its end, or where it stands already.

    `hold` is a models.Hold; None keeps what there is. `seen_at`: where the person saw it before they moved it.
    """

    phase: str
    at: str
    order: int | None = None
    hold: str | None = None
    seen_at: str = ""


def moved(spots: Mapping[str, Spot], moves: Sequence[Move]) -> dict[str, Spot]:
    """The arrangement after the moves, in their order; orders in every stretch count from 1 without gaps."""
    stretches: dict[str, list[str]] = {}
    for phase, spot in sorted(spots.items(), key=lambda item: item[1].order):
        stretches.setdefault(spot.at, []).append(phase)
    after = dict(spots)
    for move in moves:
        spot = after[move.phase]
        inside = stretches[spot.at]
        here = inside.index(move.phase)
        inside.remove(move.phase)
        target = stretches.setdefault(move.at, [])
        stays = here if move.at == spot.at else len(target)
        target.insert(stays if move.order is None else max(0, min(move.order - 1, len(target))), move.phase)
        after[move.phase] = replace(spot, at=move.at, hold=spot.hold if move.hold is None else move.hold)
    return {
        phase: replace(after[phase], order=order)
        for inside in stretches.values()
        for order, phase in enumerate(inside, start=1)
    }
