"""How long it takes to contribute to a written or recorded discussion."""

from meantime.policies.rates import Drafting, Genre, Rates
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.workload.writing import writing_hours


def discussion_minutes(
    rates: Rates, *, posts: int, replies: int = 0, post_words: int | None = None, reply_words: int | None = None
) -> Minutes:
    """Posts and replies are written like reflections; their usual lengths stand in for unknown ones."""
    usual = rates.discussion
    post = usual.post_words if post_words is None else post_words
    reply = usual.reply_words if reply_words is None else reply_words
    words = posts * post + replies * reply
    low, typical, high = (
        round(60 * writing_hours(rates.writing, words, Genre.REFLECTION, drafting))
        for drafting in (Drafting.NONE, Drafting.MINIMAL, Drafting.EXTENSIVE)
    )
    return Minutes(low, typical, high, MinutesSource.COMPUTED)


def recorded_minutes(rates: Rates, run_time: float) -> Minutes:
    """For audio or video posts of `run_time` minutes together."""
    minutes = round(60 * run_time * rates.discussion.recorded_hours_per_minute)
    return Minutes.exactly(minutes, MinutesSource.COMPUTED)
