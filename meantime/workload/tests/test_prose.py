import pytest
from hypothesis import given
from hypothesis import strategies as st

from meantime.terms.minutes import MinutesSource
from meantime.workload.prose import minutes_in

WORK = {
    "It takes about 15 minutes.": (15, 15),
    "The video is just over 6 minutes long.": (6, 6),
    "Please spend 20 to 30 minutes on this.": (20, 30),
    "It should take between 20 and 30 minutes.": (20, 30),
    "Lecture (20 min)": (20, 20),
    "[15 minutes]": (15, 15),
    "Reading - 45 min": (45, 45),
    "Workshop 3 | 50 min": (50, 50),
    "Discuss for 10 minutes with your neighbour.": (10, 10),
    "You have 60 minutes to complete the quiz.": (60, 60),
    "Time limit: 30 minutes": (30, 30),
    "Before class spend 20 minutes reading.": (20, 20),
    "Spend ten minutes writing.": (10, 10),
    "A twenty-five minute video": (25, 25),
    "This 12-minute video explains it.": (12, 12),
    "Plan on an hour and a half.": (90, 90),
    "Half an hour of reading.": (30, 30),
    "Estimated time: 1 h 30": (90, 90),
    "Allow 2-3 hours to complete the assignment.": (120, 180),
    "This activity should take you no more than two hours.": (120, 120),
    "The exam lasts 3 hours.": (180, 180),
    "Read the article (approx. 25 minutes).": (25, 25),
    "Durée : 2 h": (120, 120),
    "Prévoir environ 45 minutes": (45, 45),
    "Une vidéo de 8 minutes": (8, 8),
    "Estimated Time to Complete: 2 hours": (120, 120),
    "Time commitment: 3 hours": (180, 180),
    "It will be approximately 2 hours.": (120, 120),
    "10 minutes: think, pair, share": (10, 10),
    "≈ 30 min": (30, 30),
    "Temps estimé : 20 minutes": (20, 20),
    "The quiz is open for 48 hours and takes about 20 minutes.": (20, 20),
}

NO_WORK = [
    "The quiz opens for 48 hours.",
    "The quiz is available for 2 hours.",
    "Ouvert pendant 48 heures",
    "Reply within 24 hours.",
    "You will have about 24 hours.",
    "If you are 10 minutes late you lose a point.",
    "Late penalty: 10% per 2 hours.",
    "A late penalty applies after 30 minutes.",
    "Remise avec 2 heures de retard",
    "Office hours 2 hours",
    "Office hours last 2 hours every Tuesday.",
    "8-10 hours a week",
    "Plan on 8-10 hours per week.",
    "Expect 2 hours of homework per week.",
    "Arrive 15 minutes early.",
    "Submit at least 2 hours before class.",
    "Grades are returned within 72 hours.",
    "You are locked out for 20 minutes after three attempts.",
    "Bacteria divide every 20 minutes.",
    "The interval between doses is 30 minutes.",
    "In the last 10 minutes of class we collect the sheets.",
    "Deadline extension of 2 hours",
    "The lake is 30 minutes away.",
    "Class meets at 10:00.",
    "Class meets once a week for ~3 hours.",
    "Meetings last 75 minutes.",
    "The first 15 minutes of class are a quiz.",
    "The session will time out after 30 minutes of inactivity.",
    "Please wait 15 minutes before you try again.",
    "Quiz window: 6 hours",
    "Be online 5 minutes before.",
    "3 credit hours",
    "",
]


@pytest.mark.parametrize(("text", "expected"), WORK.items())
def test_the_time_that_an_activity_takes_is_read(text, expected):
    minutes = minutes_in(text)
    assert minutes is not None
    assert (minutes.low, minutes.high) == expected
    assert minutes.source is MinutesSource.PROSE


@pytest.mark.parametrize("text", NO_WORK)
def test_other_durations_are_left_alone(text):
    assert minutes_in(text) is None


def test_a_total_wins_over_its_parts():
    text = "The whole activity takes 45 minutes: 10 minutes of reading and 35 minutes of work."
    assert minutes_in(text).typical == 45


def test_several_parts_lie_between_the_longest_and_all_together():
    minutes = minutes_in("Watch the video (12 minutes), then spend 20 minutes on the problems.")
    assert (minutes.low, minutes.typical, minutes.high) == (20, 26, 32)


def test_a_title_that_repeats_its_text_does_not_double_it():
    assert minutes_in("Lecture 4 (20 min)\nA recording of 20 minutes.").high == 20


@given(st.text(max_size=300))
def test_any_text_can_be_read(text):
    minutes_in(text)


@given(st.integers(1, 180), st.integers(0, 60))
def test_a_stated_range_is_found_again(low, more):
    minutes = minutes_in(f"This takes {low} to {low + more} minutes.")
    assert (minutes.low, minutes.high) == (low, low + more)
