"""A one-way phase that is live: short runs of listening, each ended by a question to everyone."""

from dataclasses import replace

from meantime.planner.problem import Phase
from meantime.terms.minutes import Minutes

# Live minutes to think, answer and see the answers.
_QUESTION = 5


def broken_up(phase: Phase, run: int) -> Phase:
    """`phase` with a question to everyone after at most `run` minutes of listening, where it has more than that.

    Questions that the phase does not have already cost live minutes. It stays one phase: nobody wants half a lecture
    on another day.
    """
    if phase.live is None or phase.one_way <= run:
        return phase
    count = runs_of(phase.one_way, run)
    more = max(0, count * _QUESTION - (phase.live.high - phase.one_way))
    live = Minutes(phase.live.low, phase.live.typical + more // 2, phase.live.high + more, phase.live.source)
    return replace(
        phase,
        name=f"{phase.name}_with_questions",
        live=live,
        one_way=-(-phase.one_way // count),
        ends_active=True,
        listening=phase.one_way,
    )


def runs_of(minutes: int, longest: int) -> int:
    """Into how few runs, or recordings, of at most `longest` minutes something goes."""
    return max(1, -(-minutes // longest))
