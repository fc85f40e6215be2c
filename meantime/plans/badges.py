"""What is wrong at a card, a meeting or a week, as the mark that it carries on the map."""

from collections.abc import Iterable
from dataclasses import dataclass

from meantime.planner.plan import Violation


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """`hard`: a rule is broken that no plan of the planner would break."""

    texts: tuple[str, ...]
    hard: bool

    @property
    def text(self) -> str:
        return "\n".join(self.texts)


def badges_of(warnings: Iterable[tuple[Violation, str, bool]]) -> dict[str, Badge]:
    """By what the warnings are about: Phase.id, Stretch.id or "week:3"."""
    badges: dict[str, Badge] = {}
    for violation, text, hard in warnings:
        known = badges.get(violation.at, Badge(texts=(), hard=False))
        badges[violation.at] = Badge(texts=(*known.texts, text), hard=known.hard or hard)
    return badges
