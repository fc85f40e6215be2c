"""What a move gains, as sentences."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from meantime.balance.judged import Gain
from meantime.plans.sentences import sentence
from meantime.terms.message import Message, message
from meantime.terms.minutes import UNIT
from meantime.words.say import say

# Weeks that are named; what happens in the others is told as one sum. And rules of each sort that are named.
_NAMED, _RULES = 2, 2


@dataclass(frozen=True, slots=True, kw_only=True)
class GainLine:
    """`tone`: empty for a gain, "cost" for a loss, "need" for what would go wrong without it."""

    text: str
    tone: str = ""


def gain_lines(gain: Gain, names: Mapping[str, str], *, of_group: bool = False) -> tuple[GainLine, ...]:
    """The weightiest first. `names` by Stretch.id. `of_group`: a move beside others, that may only make room for them."""
    said = [GainLine(text=say(one, _), tone=tone) for one, tone in _numbers(gain)]
    for heading, rules, tone in (
        (_("no longer: %(rule)s"), gain.mended, ""),
        (_("but then: %(rule)s"), gain.opened, "cost"),
        (_("without it: %(rule)s"), gain.needed, "need"),
    ):
        said += [GainLine(text=heading % {"rule": sentence(rule, names)}, tone=tone) for rule in rules[:_RULES]]
        if len(rules) > _RULES:
            said.append(GainLine(text=_("and %(n)d more") % {"n": len(rules) - _RULES}, tone=tone))
    if not said and gain.near > 0:
        said.append(GainLine(text=say(message("improving.nearer"), _)))
    if not said and of_group:
        said.append(GainLine(text=say(message("improving.makes_room"), _), tone="need"))
    return tuple(said)


def _numbers(gain: Gain) -> Iterator[tuple[Message, str]]:
    if gain.worth:
        yield _either("improving.worth", "improving.worth_lost", gain.worth)
    # The rules say it themselves where they are named.
    if gain.shortfall and not (gain.mended or gain.opened or gain.needed):
        yield _either("improving.shortfall", "improving.shortfall_more", gain.shortfall)
    weeks = sorted(gain.weeks, key=lambda week: (-abs(week[1]), week[0]))
    for week, closer in weeks[:_NAMED]:
        # Less than a planning unit is rounding.
        if abs(closer) >= UNIT:
            yield _either("improving.week_closer", "improving.week_farther", closer, week=week)
    rest = sum(closer for _week, closer in weeks[_NAMED:])
    if rest >= UNIT:
        yield message("improving.weeks_closer", n=rest), ""


def _either(better: str, worse: str, amount: int, **params: int) -> tuple[Message, str]:
    return message(better if amount > 0 else worse, n=abs(amount), **params), "" if amount > 0 else "cost"
