"""Minutes from lengths: the sum of what there is to read, watch, write and answer."""

from collections.abc import Iterator, Sequence

from meantime.policies.policy import Policy
from meantime.policies.range import Range
from meantime.policies.rates import Rates
from meantime.terms.kinds import Form, Kind
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock
from meantime.workload.discussion import discussion_minutes, recorded_minutes
from meantime.workload.facts import Facts
from meantime.workload.questions import limited_minutes, question_minutes
from meantime.workload.reading import reading_minutes, words_of_pages
from meantime.workload.writing import writing_minutes

# Kinds that are done when all is read and watched; None is what was not recognised: a page like any other.
_RECEIVING = (Kind.READING, Kind.ANNOTATION, None)


def computed_minutes(facts: Facts, kind: str | None, form: str | None, policy: Policy) -> Minutes | None:
    """On the kind's home clock. None where no length is known that tells how long the activity itself takes."""
    usual = policy.defaults.of(kind, form)
    material = list(_material(facts, kind, policy.rates))
    writing = list(_writing(facts, kind, policy.rates))
    answering = list(_answering(facts, kind, form, policy.rates))
    if not (material or writing or answering):
        return None
    # Rates of reading, watching and writing are those of people on their own; questions are met on the home clock.
    to_home = usual.factor(Clock.OWN, usual.home)
    minutes = _sum([*(part.scaled(to_home) for part in (*material, *writing)), *answering])
    done = writing or answering or _is_received(facts, kind, form)
    if done:
        return minutes
    # Instructions are read too, so reading them says little of an assignment; but it takes no less than its material.
    least = usual.on(usual.home)
    return _at_least(minutes, least) if minutes.typical >= least.typical else None


def _is_received(facts: Facts, kind: str | None, form: str | None) -> bool:
    watched = kind == Kind.LECTURE and bool(facts.media_minutes)
    return watched or kind in _RECEIVING or form == Form.LINK


def _material(facts: Facts, kind: str | None, rates: Rates) -> Iterator[Minutes]:
    if facts.words:
        yield reading_minutes(rates.reading, facts.words, kind)
    elif facts.pages:
        yield reading_minutes(rates.reading, words_of_pages(rates.reading, facts.pages), kind)
    if facts.media_minutes:
        yield rates.media.minutes(MinutesSource.COMPUTED, times=facts.media_minutes)


def _writing(facts: Facts, kind: str | None, rates: Rates) -> Iterator[Minutes]:
    if facts.posts or facts.replies:
        words = facts.write_words if kind == Kind.DISCUSSION else None
        yield discussion_minutes(rates, posts=facts.posts or 0, replies=facts.replies or 0, post_words=words)
    elif facts.write_words:
        yield writing_minutes(rates.writing, facts.write_words, kind)
    if facts.recorded_minutes:
        yield recorded_minutes(rates, facts.recorded_minutes)


def _answering(facts: Facts, kind: str | None, form: str | None, rates: Rates) -> Iterator[Minutes]:
    if facts.time_limit and form == Form.EXAM:
        yield Minutes.exactly(facts.time_limit, MinutesSource.COMPUTED)
    elif facts.time_limit:
        yield limited_minutes(rates, facts.time_limit)
    elif facts.questions:
        yield question_minutes(rates, facts.questions, kind)


def _sum(parts: Sequence[Minutes]) -> Minutes:
    """At least a minute: what has a length is not done in no time."""
    bounds = [(part.low, part.typical, part.high) for part in parts]
    low, typical, high = (max(1, sum(column)) for column in zip(*bounds, strict=True))
    return Minutes(low, typical, high, MinutesSource.COMPUTED)


def _at_least(minutes: Minutes, least: Range) -> Minutes:
    """Where the material begins to count, nothing becomes shorter than it was without it."""
    low, typical, high = round(least.low), round(least.typical), round(least.high)
    return Minutes(max(minutes.low, low), max(minutes.typical, typical), max(minutes.high, high), minutes.source)
