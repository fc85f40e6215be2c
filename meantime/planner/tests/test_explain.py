import pytest

from meantime.matching.recommendation import Reason
from meantime.planner import explain
from meantime.planner.plan import Plan
from meantime.planner.problem import Problem
from meantime.planner.solve import best_plan
from meantime.planner.tests.small import meantime, meeting, phase, problem
from meantime.terms.modality import Mode


def reason(principle: str, weight: float) -> Reason:
    toward = Mode.SYNC if weight > 0 else Mode.ASYNC
    return Reason(principle=principle, toward=toward, weight=weight, why="", evidence="", source="")


@pytest.fixture(scope="module")
def asked() -> Problem:
    reasons = (reason("pace", -0.2), reason("community", 0.1), reason("feedback", 0.4))
    return problem(
        (meantime("before"), meeting("only", minutes=50)),
        [
            phase("debate", live=30, worth=20, reasons=reasons),
            phase("quiz", live=20, worth=8),
            phase("talk", live=15, worth=6, one_way=15),
            phase("read", live=None),
            phase("essay", live=10, worth=-5),
        ],
    )


@pytest.fixture(scope="module")
def plan(asked) -> Plan:
    return best_plan(asked)


def test_a_live_phase_has_its_reasons_and_what_is_lost_without(plan):
    why = explain.why_live(plan, "debate")
    assert [r.principle for r in why.reasons] == ["feedback", "community"]
    # With debate and talk live it is 26; without the debate, quiz and talk are: 14.
    assert (plan.objective, why.regret) == (26, 12)


def test_a_phase_in_own_time_says_what_it_lacks(plan):
    said = {p: explain.why_own(plan, p, exact=False).messages[0] for p in ("quiz", "read", "essay")}
    assert said["quiz"].params["n"] == 17
    assert said["read"].code == "planner.only_own"
    assert said["essay"].code == "planner.own_suits"


def test_a_full_meeting_binds(plan):
    assert [(b.rule, b.at, b.left) for b in explain.binding(plan)] == [("meeting_minutes", "only", 4)]


def test_more_minutes_are_priced_at_once_and_exactly(asked, plan):
    at_once = explain.prices(asked, plan)["only"]
    assert 3.0 <= at_once <= 8.0
    # Ten more make room for the debate and the quiz.
    assert explain.exact_price(asked, plan, "only") == 28 - 26


def test_the_active_share_leaves_out_listening(plan):
    assert explain.live_active_share(plan) == 30 / 45
