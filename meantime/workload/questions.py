"""How long questions take: a quiz without a time limit, a quiz with one, an exam."""

from meantime.policies.rates import Rates
from meantime.terms.kinds import Kind
from meantime.terms.minutes import Minutes, MinutesSource


def question_minutes(rates: Rates, questions: int, kind: str | None) -> Minutes:
    each = rates.question.get(Kind(kind), rates.usual_question) if kind else rates.usual_question
    return each.minutes(MinutesSource.COMPUTED, times=questions)


def limited_minutes(rates: Rates, time_limit: int) -> Minutes:
    """For work that ends at a time limit, most of which is used by most."""
    return rates.time_limit.minutes(MinutesSource.COMPUTED, times=time_limit)


def exam_minutes(rates: Rates, *, study: int, time_limit: int, take_home: bool) -> Minutes:
    """Own-time minutes of an exam: the study for it, and the exam itself where it is taken home."""
    used = limited_minutes(rates, time_limit) if take_home else Minutes.exactly(0, MinutesSource.COMPUTED)
    return Minutes(study + used.low, study + used.typical, study + used.high, MinutesSource.COMPUTED)
