"""Minutes from lengths: the sum of what there is to read, watch, answer and write."""

from collections.abc import Iterable, Iterator

from meantime.policies.policy import Policy
from meantime.policies.rates import Rates
from meantime.terms.kinds import Form, Kind
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock
from meantime.workload.discussion import discussion_minutes, recorded_minutes
from meantime.workload.facts import Facts
from meantime.workload.questions import limited_minutes, question_minutes
from meantime.workload.reading import reading_minutes, words_of_pages
from meantime.workload.writing import writing_minutes


def computed_minutes(facts: Facts, kind: str | None, form: str | None, policy: Policy) -> Minutes | None:
    """On the kind's home clock. None where no length is known, or where all together come to less than a minute."""
    usual = policy.defaults.of(kind, form)
    # Rates of reading, watching and writing are those of people on their own; questions are asked where the kind is at
    # home.
    alone = _sum(_alone(facts, kind, policy.rates)).scaled(usual.factor(Clock.OWN, usual.home))
    minutes = _sum((alone, *_answering(facts, kind, form, policy.rates)))
    return minutes if minutes.typical else None


def _alone(facts: Facts, kind: str | None, rates: Rates) -> Iterator[Minutes]:
    if facts.words:
        yield reading_minutes(rates.reading, facts.words, kind)
    elif facts.pages:
        yield reading_minutes(rates.reading, words_of_pages(rates.reading, facts.pages), kind)
    if facts.media_minutes:
        yield rates.media.minutes(MinutesSource.COMPUTED, times=facts.media_minutes)
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


def _sum(parts: Iterable[Minutes]) -> Minutes:
    bounds = [(part.low, part.typical, part.high) for part in parts]
    low, typical, high = (sum(column) for column in zip((0, 0, 0), *bounds, strict=True))
    return Minutes(low, typical, high, MinutesSource.COMPUTED)
