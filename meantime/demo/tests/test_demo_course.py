"""The demo is believable, can be planned, and has something left in it that is worth improving."""

from collections import Counter
from datetime import date
from pathlib import Path

import pytest
import yaml

from meantime.policies.load import packaged_policy
from meantime.policies.policy import usable_minutes, weekly_expectation
from meantime.terms.kinds import Form, Kind
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.workload.estimate import Facts, estimate

COURSE = yaml.safe_load((Path(__file__).parents[1] / "course.yaml").read_text(encoding="utf-8"))
WEEKS = {module["week"]: module["activities"] for module in COURSE["modules"]}
ACTIVITIES = [activity for activities in WEEKS.values() for activity in activities]
POLICY = packaged_policy(COURSE["policy"])
LENGTHS = ("words", "pages", "write_words", "media_minutes", "questions")
# The interaction of learners with each other or with the instructor.
TALKING = {Kind.DISCUSSION, Kind.COMMUNITY, Kind.QUESTIONS, Kind.PEER_INSTRUCTION, Kind.PROBLEM, Kind.BRAINSTORM, Kind.CASE}


def stated(activity):
    minutes = activity.get("minutes")
    if minutes is None:
        return None
    if isinstance(minutes, dict):
        return Minutes(minutes["low"], minutes["typical"], minutes["high"], MinutesSource.STATED)
    bounds = [int(bound) for bound in str(minutes).split("-")]
    return Minutes(bounds[0], round(sum(bounds) / len(bounds)), bounds[-1], MinutesSource.STATED)


def minutes_of(activity):
    facts = Facts(
        title=activity["title"],
        text=activity["text"],
        minutes=stated(activity),
        **{length: activity[length] for length in LENGTHS if length in activity},
    )
    return estimate(facts, activity["kind"], activity.get("form"), POLICY)


def test_it_has_fifteen_weeks_and_about_ninety_activities():
    assert list(WEEKS) == list(range(1, 16))
    assert 85 <= len(ACTIVITIES) <= 95


def test_every_activity_has_a_title_of_its_own_and_a_text():
    titles = Counter(activity["title"] for activity in ACTIVITIES)
    assert titles.most_common(1)[0][1] == 1
    assert all(20 < len(activity["text"]) < 300 for activity in ACTIVITIES)


def test_every_kind_and_form_exists():
    assert {activity["kind"] for activity in ACTIVITIES} == {str(kind) for kind in Kind if kind is not Kind.FLIPPED}
    forms = {activity["form"] for activity in ACTIVITIES if "form" in activity}
    assert forms == {Form.EXAM, Form.LAB, Form.GUEST, Form.PRESENTATION}
    assert all((activity["kind"] == Kind.EXTERNAL) == ("form" in activity) for activity in ACTIVITIES)


def test_ids_are_unique_and_references_name_an_earlier_activity_or_an_outcome():
    ids = [activity["id"] for activity in ACTIVITIES if "id" in activity]
    assert len(ids) == len(set(ids))
    outcomes = {outcome["id"] for outcome in COURSE["outcomes"]}
    week_of = {activity["id"]: week for week, activities in WEEKS.items() for activity in activities if "id" in activity}
    for week, activities in WEEKS.items():
        for activity in activities:
            assert set(activity.get("outcomes", ())) <= outcomes
            assert all(week_of[needed] <= week for needed in activity.get("after", ()))


def test_nothing_is_needed_by_itself_over_a_chain():
    needs = {activity["id"]: set(activity.get("after", ())) for activity in ACTIVITIES if "id" in activity}
    while needs:
        ready = {name for name, after in needs.items() if not after & needs.keys()}
        assert ready, f"a circle among {sorted(needs)}"
        needs = {name: after for name, after in needs.items() if name not in ready}


def test_due_dates_lie_within_the_weeks_of_their_modules():
    monday = COURSE["term"]["start"]
    for week, activities in WEEKS.items():
        # The week of break comes after week 5.
        start = (date.fromisoformat(str(monday)).toordinal()) + 7 * (week - 1 + (week > 5))
        for activity in activities:
            if "due" in activity:
                due = date.fromisoformat(str(activity["due"])[:10]).toordinal()
                assert start <= due <= start + 8, activity["title"]


def test_a_week_is_near_what_three_credits_ask():
    low, _, high = weekly_expectation(POLICY, COURSE["credits"], COURSE["term"]["weeks"])
    total = sum(minutes_of(activity).typical for activity in ACTIVITIES)
    assert low <= total / 15 <= high


def test_one_week_is_much_too_heavy():
    weeks = {week: sum(minutes_of(a).typical for a in activities) for week, activities in WEEKS.items()}
    heaviest = max(weeks, key=weeks.__getitem__)
    _, _, high = weekly_expectation(POLICY, COURSE["credits"], COURSE["term"]["weeks"])
    assert heaviest == 12
    assert [week for week, minutes in weeks.items() if minutes > high] == [12]


def test_one_week_has_no_interaction():
    silent = [week for week, activities in WEEKS.items() if not TALKING & {a["kind"] for a in activities}]
    assert silent == [9]


def test_one_outcome_is_taught_and_never_checked():
    taught = {outcome for activity in ACTIVITIES for outcome in activity.get("outcomes", ())}
    checked = {
        outcome
        for activity in ACTIVITIES
        if activity.get("graded") or activity["kind"] == Kind.CHECK
        for outcome in activity.get("outcomes", ())
    }
    assert taught - checked == {"reproduce"}


def test_many_lectures_are_locked_live():
    lectures = [a for a in ACTIVITIES if a["kind"] == Kind.LECTURE]
    assert sum(a.get("clock") == "live" for a in lectures) >= 12


@pytest.mark.parametrize("week", WEEKS)
def test_what_is_locked_live_fits_the_meetings_of_its_week(week):
    locked = [minutes_of(activity).high for activity in WEEKS[week] if activity.get("clock") == "live"]
    assert sum(locked) <= 2 * usable_minutes(POLICY, 75) - 10
    assert max(locked, default=0) <= usable_minutes(POLICY, 75)


def test_some_minutes_are_stated_some_computed():
    sources = Counter(minutes_of(activity).source for activity in ACTIVITIES)
    assert sources[MinutesSource.STATED] > 50
    assert sources[MinutesSource.COMPUTED] > 15
