"""Several files make one course: calendars its meetings, other files its modules."""

from dataclasses import replace

from meantime.balance.tests.courses import activity, at, course
from meantime.balance.together import put_together
from meantime.formats.document import Meeting, Reading


def reading(document, name: str = "outline") -> Reading:
    return Reading(format=name, document=document, counts={"modules": len(document.modules)})


def test_a_calendar_gives_the_meetings():
    meeting = Meeting(id="m", start=at(2027, 1, 12), end=at(2027, 1, 12, 13))
    calendar = reading(replace(course(), meetings=(meeting,)), "icalendar")
    joined = put_together([reading(course(activity("Reading"))), calendar]).document
    assert [a.title for a in joined.activities] == ["Reading"]
    assert len(joined.meetings) == 1


def test_a_second_file_follows_the_first_and_keeps_its_own_prerequisites():
    first = course(activity("Reading", module="w1"), modules=1)
    second = course(activity("Reading", module="w1"), activity("Quiz", 2, module="w1", after=("reading",)), modules=1)
    joined = put_together([reading(first), reading(second)])
    titles = {a.id: a.title for a in joined.document.activities}
    assert list(titles.values()) == ["Reading", "Reading", "Quiz"]
    assert len(titles) == 3
    quiz = joined.document.activities[2]
    assert [titles[need] for need in quiz.after] == ["Reading"]
    assert quiz.after[0] == joined.document.activities[1].id
    assert joined.counts["modules"] == 2
