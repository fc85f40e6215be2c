"""The course file: what it says is read, what is wrong is said with its line, and writing loses nothing."""

import string
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from meantime.formats import coursefile
from meantime.formats.coursefile.activities import ACTIVITY_KEYS, PHASE_KEYS
from meantime.formats.coursefile.reader import COURSE_KEYS, MODULE_KEYS
from meantime.formats.coursefile.term import BREAK_KEYS, MEETING_KEYS, TERM_KEYS
from meantime.formats.document import (
    Activity,
    Break,
    CourseDocument,
    ItemType,
    Meeting,
    Module,
    Outcome,
    StatedPhase,
    Term,
)
from meantime.formats.source import Source
from meantime.terms.kinds import Form, Kind
from meantime.terms.message import UserError
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock, Mode, PhaseRole
from meantime.words.say import say

COURSE = """\
meantime: 1
title: Reading data honestly
code: BIO 214
students: 84
credits: 3
policy: us-credit-hour
hours_per_week: 8-10
priorities: {community: 1.5}
term: {start: 2027-01-11, weeks: 15, zone: America/Toronto, breaks: [{start: 2027-02-15, end: 2027-02-19}]}
meetings: ["Tue,Thu 10:00 75"]
outcomes: [{id: describe, title: Describe a distribution}]
modules:
  - title: Why samples vary
    week: 1
    activities:
      - title: Candy sampling
        id: candy
        kind: problem
        minutes: 20-25
        due: 2027-01-14
        outcomes: [describe]
        clock: live
        meeting: 2027-01-12
        phases: [{name: generate, role: prepare, minutes: 10, mode: async, clock: own}]
activities:
  - title: Exam
    form: exam
    minutes: 1 h 30
    after: candy
"""


def read(text: str) -> CourseDocument:
    return coursefile.read(Source("course.yaml", text.encode())).document


def sentence_for(old: str, new: str) -> str:
    assert old in COURSE
    with pytest.raises(UserError) as caught:
        read(COURSE.replace(old, new, 1))
    return say(caught.value.message)


def test_a_course_file_says_what_it_says() -> None:
    course = read(COURSE)
    candy, exam = course.activities
    toronto = ZoneInfo("America/Toronto")
    assert (course.title, course.students, course.credits, course.hours_per_week) == (
        "Reading data honestly",
        84,
        3.0,
        (8.0, 10.0),
    )
    assert course.term.breaks == (Break(start=date(2027, 2, 15), end=date(2027, 2, 19)),)
    assert course.patterns == ("Tue,Thu 10:00 75",)
    assert candy.minutes == Minutes(20, 23, 25, MinutesSource.STATED)
    assert candy.due == datetime(2027, 1, 14, 23, 59, tzinfo=toronto)
    assert (candy.clock, candy.meeting, candy.module) == (Clock.LIVE, "2027-01-12", "why-samples-vary")
    assert candy.phases[0] == StatedPhase(
        name="generate",
        role=PhaseRole.PREPARE,
        minutes=Minutes.exactly(10),
        mode=Mode.ASYNC,
        clock=Clock.OWN,
    )
    assert (exam.kind, exam.form, exam.after, exam.minutes) == ("external", "exam", ("candy",), Minutes.exactly(90))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("minutes: 20-25", "minuets: 20", "line 19: 'minuets' is not known here; did you mean 'minutes'?"),
        ("minutes: 20-25", "minutes: 25-20", "line 19"),
        ("minutes: 20-25", "minutes: soon", "line 19: 'soon' is not a number of minutes"),
        ("id: candy", "id: candy\n        id: again", "line 18: 'id' stands here a second time, first on line 17"),
        ("form: exam", "form: exam\n    id: candy", "line 28: id 'candy' stands here a second time, first on line 17"),
        ("after: candy", "after: cand", "line 29: 'after' names 'cand', which is nowhere; did you mean 'candy'?"),
        ("after: candy", "after: exam", "line 29: 'exam' comes after exam"),
        ("[describe]", "[describes]", "line 21: 'outcomes' names 'describes'"),
        ("America/Toronto", "America/Torono", "line 9: 'America/Torono' is no time zone"),
        ("America/Toronto", "../../etc/passwd", "line 9"),
        ("due: 2027-01-14", "due: 2027-02-30", "line 20: '2027-02-30' is not a date and time"),
        ("start: 2027-01-11", "start: 11/01/2027", "line 9: '11/01/2027' is not a date"),
        ("students: 84", "students: many", "line 4: 'students' is a number, not 'many'"),
        ("students: 84", "students: 8.5", "line 4: 'students' is a whole number"),
        ("students: 84", "students: [84]", "line 4: 'students' takes one value"),
        ("kind: problem", "kind: riddle", "line 18: 'riddle' is not a 'kind'"),
        ("clock: live", "clock: zoom", "line 22: 'zoom' is not a 'clock'; it is one of live, own"),
        ("meeting: 2027-01-12", "meeting: tuesday", "line 23: 'tuesday' is neither"),
        ("Tue,Thu 10:00 75", "Tue,Thu 10:00", "line 10: 'Tue,Thu 10:00' does not say how long"),
        ("form: exam", "form: exam\n    kind: lecture", "form 'exam' belongs to kind external"),
        ("title: Candy sampling", "title:", "line 16: an activity needs a 'title'"),
        ("meantime: 1", "meantime: 2", "line 1: version '2'"),
        ("meantime: 1\n", "", "not a course file of Meantime"),
        ("students: 84", "students: &a 84", "line 4: anchors"),
        ("students: 84", "students: !!python/name:os.system 84", "line 4: the tag"),
        ("students: 84", "students: [84", "line 5"),
        ("students: 84", "students: " + "[" * 5000, "line 4: this is nested too deeply"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_line(old: str, new: str, told: str) -> None:
    assert told in sentence_for(old, new)


def test_local_times_need_the_zone_of_the_term() -> None:
    assert "line 20: 'due' is a local time" in sentence_for("zone: America/Toronto, ", "")


def test_a_moment_with_an_offset_needs_no_zone() -> None:
    course = read("meantime: 1\ntitle: A\nactivities: [{title: B, due: 2027-01-14T23:59-05:00}]\n")
    due = course.activities[0].due
    assert due is not None
    assert due.isoformat() == "2027-01-15T04:59:00+00:00"


def test_ids_come_from_titles_and_leave_stated_ids_alone() -> None:
    course = read("meantime: 1\ntitle: A\nactivities: [{title: Poll}, {title: Poll}, {title: X, id: poll}, {title: Été}]\n")
    assert [activity.id for activity in course.activities] == ["poll-2", "poll-3", "poll", "ete"]


def test_words_of_yaml_are_words_of_the_course() -> None:
    course = read("meantime: 1\ntitle: No\ncode: 1e3\nactivities: [{title: 10:30}, {title: on}]\n")
    assert (course.title, course.code) == ("No", "1e3")
    assert [activity.title for activity in course.activities] == ["10:30", "on"]


def test_the_hour_that_comes_twice_keeps_its_place() -> None:
    toronto = ZoneInfo("America/Toronto")
    second = datetime(2027, 11, 7, 1, 30, fold=1, tzinfo=toronto)
    course = CourseDocument(
        title="A",
        term=Term(zone="America/Toronto"),
        activities=(Activity(id="b", title="B", position=1, due=second),),
    )
    again = coursefile.read(Source("a.yaml", coursefile.write(course))).document.activities[0].due
    assert again is not None
    assert again.utcoffset() == second.utcoffset()


# What a course file can carry: titles without edges of white space, positions in the order of the file.
_LINES = st.text(
    st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")) | st.sampled_from(string.punctuation),
        min_size=1,
        max_size=30,
).map(str.strip).filter(bool)  # fmt: skip
_TEXTS = st.lists(_LINES, max_size=4).map("\n".join)
_IDS = st.text(string.ascii_lowercase + string.digits + "-:", min_size=1, max_size=8)
_ZONES = st.sampled_from(["America/Toronto", "Europe/Paris", "Asia/Kathmandu", "UTC"])
_COUNTS = st.none() | st.integers(0, 5_000)
_DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@st.composite
def minutes(draw: st.DrawFn) -> Minutes:
    low, typical, high = sorted(draw(st.lists(st.integers(0, 600), min_size=3, max_size=3)))
    return Minutes(low, typical, high, draw(st.sampled_from(MinutesSource)))


def moments(zone: ZoneInfo) -> st.SearchStrategy[datetime]:
    """Through UTC, so that no moment stands in an hour that the zone skips."""
    naive = st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1))  # noqa: DTZ001
    utc = ZoneInfo("UTC")
    return naive.map(lambda moment: moment.replace(second=0, microsecond=0, tzinfo=utc).astimezone(zone))


@st.composite
def activities(
    draw: st.DrawFn, name: str, position: int, module: str | None, zone: ZoneInfo, others: list[str]
) -> Activity:
    kind = draw(st.none() | st.sampled_from(Kind))
    form = draw(st.none() | st.sampled_from(Form)) if kind is Kind.EXTERNAL else None
    moment = st.none() | moments(zone)
    phase = st.builds(
        StatedPhase,
        name=_LINES,
        role=st.sampled_from(PhaseRole),
        minutes=st.none() | minutes(),
        mode=st.none() | st.sampled_from(Mode),
        clock=st.none() | st.sampled_from(Clock),
    )
    return Activity(
        id=name,
        title=draw(_LINES),
        position=position,
        item_type=draw(st.sampled_from(ItemType)),
        kind=kind and kind.value,
        form=form and form.value,
        text=draw(_TEXTS),
        module=module,
        week=draw(st.none() | st.integers(1, 50)),
        minutes=draw(st.none() | minutes()),
        words=draw(_COUNTS),
        pages=draw(_COUNTS),
        write_words=draw(_COUNTS),
        media_minutes=draw(_COUNTS),
        questions=draw(_COUNTS),
        opens=draw(moment),
        due=draw(moment),
        closes=draw(moment),
        phases=tuple(draw(st.lists(phase, max_size=2))),
        after=tuple(draw(st.lists(st.sampled_from(others), unique=True, max_size=2))) if others else (),
        clock=draw(st.none() | st.sampled_from(Clock)),
        meeting=draw(st.none() | _DAYS.map(date.isoformat)),
        graded=draw(st.booleans()),
        points=draw(st.none() | st.integers(0, 400).map(lambda n: n / 4)),
        group_size=draw(st.none() | st.integers(1, 40)),
    )


def later(moment: datetime, minutes: int) -> datetime:
    return (moment.astimezone(ZoneInfo("UTC")) + timedelta(minutes=minutes)).astimezone(moment.tzinfo)


@st.composite
def documents(draw: st.DrawFn) -> CourseDocument:
    zone_name = draw(_ZONES)
    zone = ZoneInfo(zone_name)
    module_ids = draw(st.lists(_IDS, unique=True, max_size=3))
    activity_ids = draw(st.lists(_IDS, unique=True, max_size=4))
    homes = sorted(draw(st.integers(0, len(module_ids))) for _ in activity_ids)
    start = draw(_DAYS)
    breaks = st.builds(
        lambda day, n, title: Break(start=day, end=day + timedelta(days=n), title=title), _DAYS, st.integers(0, 9), _LINES
    )
    meeting = st.builds(
        lambda begin, n, title, off: Meeting(id="", start=begin, end=later(begin, n), title=title, cancelled=off),
        moments(zone), st.integers(120, 300), _LINES, st.booleans(),
    )  # fmt: skip
    hours = sorted(draw(st.lists(st.integers(1, 40).map(float), min_size=2, max_size=2)))
    return CourseDocument(
        title=draw(_LINES),
        code=draw(st.just("") | _LINES),
        term=Term(
            start=start,
            end=start + timedelta(days=draw(st.integers(0, 200))),
            weeks=draw(st.none() | st.integers(1, 50)),
            zone=zone_name,
            zone_inferred=draw(st.booleans()),
            breaks=tuple(draw(st.lists(breaks, max_size=2))),
        ),
        students=draw(st.none() | st.integers(1, 900)),
        credits=draw(st.none() | st.integers(0, 60).map(lambda n: n / 2)),
        policy=draw(st.none() | _LINES),
        hours_per_week=draw(st.none() | st.just((hours[0], hours[1]))),
        priorities=tuple(draw(st.dictionaries(_IDS, st.integers(0, 8).map(lambda n: n / 4), max_size=3)).items()),
        patterns=draw(st.sampled_from([(), ("Tue,Thu 10:00 75",), ("Mon 9:00-9:50", "lundi 14h 60 min")])),
        outcomes=tuple(Outcome(id=name, title=draw(_LINES)) for name in draw(st.lists(_IDS, unique=True, max_size=2))),
        modules=tuple(
            Module(id=name, title=draw(_LINES), position=number, week=draw(st.none() | st.integers(1, 50)))
            for number, name in enumerate(module_ids, start=1)
        ),
        activities=tuple(
            draw(activities(name, number + 1, [*module_ids, None][home], zone, activity_ids[:number]))
            for number, (name, home) in enumerate(zip(activity_ids, homes, strict=True))
        ),
        meetings=tuple(
            Meeting(id=f"m{n}", start=one.start, end=one.end, title=one.title, cancelled=one.cancelled)
            for n, one in enumerate(draw(st.lists(meeting, max_size=2)))
        ),
    )  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(documents())
def test_what_is_written_reads_back_the_same(document: CourseDocument) -> None:
    written = coursefile.write(document)
    assert coursefile.read(Source("course.yaml", written)).document == document
    assert coursefile.write(document) == written


def test_every_key_is_documented_and_the_documented_file_is_read() -> None:
    page = (Path(__file__).parents[3] / "docs" / "reference" / "course-file.md").read_text()
    keys = {*COURSE_KEYS, *TERM_KEYS, *BREAK_KEYS, *MEETING_KEYS, *MODULE_KEYS, *ACTIVITY_KEYS, *PHASE_KEYS}
    assert {key for key in keys if f"`{key}`" not in page} == set()
    example = page.split("```yaml\n")[1].split("```")[0]
    assert len(read(example).activities) == 3
    for member in (*Kind, *Form):
        assert member.value in page
