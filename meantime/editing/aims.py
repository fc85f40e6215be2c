"""The list of outcomes as a person posted it: titles changed, new ones, one moved or taken out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from meantime.courses.keys import new_key
from meantime.editing.plain import line, plain
from meantime.formats.document import Outcome

_LONGEST = 1000
_MOST = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An outcome in its field; `was`: what the person saw; `now`: what somebody else has written since."""

    key: int
    title: str
    was: str
    wrong: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostedAims:
    outcomes: tuple[Outcome, ...]
    typed: tuple[Typed, ...]
    new: str
    wrong: str = ""

    @property
    def conflicts(self) -> bool:
        return any(one.now for one in self.typed)

    @property
    def refused(self) -> bool:
        return bool(self.wrong) or any(one.wrong for one in self.typed)


def posted_aims(data: QueryDict, outcomes: Sequence[Outcome], keys: Mapping[str, int]) -> PostedAims:
    """`keys`: primary keys by Outcome.id."""
    typed = tuple(_typed(data, outcome, keys[outcome.id]) for outcome in outcomes)
    after = [Outcome(id=o.id, title=one.title) for o, one in zip(outcomes, typed, strict=True)]
    after = _moved(after, data.get("do", ""), keys)
    new = plain(data.get("new", ""))
    titles = [line(text) for text in new.splitlines()]
    added = [Outcome(id=new_key(), title=title) for title in titles if title]
    wrong = ""
    if any(len(one.title) > _LONGEST for one in added):
        wrong = _("An outcome has at most %(n)d characters.") % {"n": _LONGEST}
    elif len(after) + len(added) > _MOST:
        wrong = _("A course has at most %(n)d outcomes.") % {"n": _MOST}
    return PostedAims(outcomes=(*after, *added), typed=typed, new=new, wrong=wrong)


def _typed(data: QueryDict, outcome: Outcome, key: int) -> Typed:
    was = line(data.get(f"was-{key}", outcome.title))
    title = line(data.get(f"title-{key}", was))
    if title == was:
        return Typed(key=key, title=outcome.title, was=outcome.title)
    if line(outcome.title) not in (was, title):
        return Typed(key=key, title=title, was=outcome.title, now=outcome.title)
    wrong = ""
    if not title:
        wrong = _("An outcome needs a title. To take it out, use Remove.")
    elif len(title) > _LONGEST:
        wrong = _("An outcome has at most %(n)d characters.") % {"n": _LONGEST}
    return Typed(key=key, title=title, was=was, wrong=wrong)


def _moved(outcomes: list[Outcome], pressed: str, keys: Mapping[str, int]) -> list[Outcome]:
    """`pressed`: "up-7", "down-7" or "remove-7"; anything else moves nothing."""
    action, _dash, key = pressed.partition("-")
    here = next((i for i, one in enumerate(outcomes) if str(keys[one.id]) == key), None)
    if here is None:
        return outcomes
    one, others = outcomes[here], [*outcomes[:here], *outcomes[here + 1 :]]
    if action == "remove":
        return others
    to = {"up": here - 1, "down": here + 1}.get(action, here)
    others.insert(max(0, to), one)
    return others
