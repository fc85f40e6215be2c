"""Importing again: what the source changed since counts, else what people made of it here."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from meantime.activities.actions import write_activities
from meantime.activities.models import Activity
from meantime.activities.queries import document_for
from meantime.courses.models import Section
from meantime.interchange.actions import import_document
from meantime.interchange.models import CourseSource, SourceLink
from meantime.interchange.renewal import News, renewed
from meantime.testing import NOW, a_document


def changed(document, id, **values):
    activities = tuple(replace(one, **values) if one.id == id else one for one in document.activities)
    return replace(document, activities=activities)


def without(document, *ids):
    return replace(document, activities=tuple(one for one in document.activities if one.id not in ids))


def edit(key, **values):
    assert Activity.objects.filter(key=key).update(**values) == 1


def again(world, document):
    import_document(document, world.tara, NOW)
    return {one.id: one for one in document_for(world.section).activities}


def test_what_people_changed_stays_where_the_source_says_the_same_as_before(world):
    edit("dam", kind="case", title="Who pays for the dam?")
    dam = again(world, a_document())["dam"]
    assert (dam.kind, dam.title) == ("case", "Who pays for the dam?")


def test_the_source_counts_where_it_changed_and_only_there(world):
    edit("dam", kind="case", title="Who pays for the dam?")
    dam = again(world, changed(a_document(), "dam", title="Dams"))["dam"]
    assert (dam.kind, dam.title) == ("case", "Dams")


def test_what_was_removed_here_and_brought_back_still_follows_its_source(world):
    course = world.section.course
    dam = next(one for one in document_for(world.section).activities if one.id == "dam")
    for said in (None, dam):
        write_activities(course, {"dam": said})
    activities = again(world, changed(a_document(), "dam", title="Dams"))
    assert (activities["dam"].title, len(activities)) == ("Dams", 7)
    assert SourceLink.objects.filter(source_id="dam", activity__key="dam").exists()


def test_what_people_made_themselves_stays(world):
    Activity.objects.create(course=world.section.course, key="mine", title="A walk", position=9, item_type="text")
    assert again(world, without(a_document(), "check"))["mine"].title == "A walk"


def test_a_new_activity_of_the_source_is_not_the_one_that_people_called_alike(world):
    Activity.objects.create(course=world.section.course, key="walk", title="Mine", position=9, item_type="text")
    new = replace(a_document().activities[0], id="walk", title="Theirs", position=8)
    document = replace(a_document(), activities=(*a_document().activities, new))
    assert sorted(one.title for id, one in again(world, document).items() if id.startswith("walk")) == ["Mine", "Theirs"]


def test_what_the_source_no_longer_has_goes_unless_somebody_changed_it(world):
    edit("dam", title="Who pays for the dam?")
    shorter = without(a_document(), "dam", "check")
    renewal = renewed(shorter, CourseSource.objects.get())
    assert [one.id for one in renewal.gone] == ["check"]
    assert [one.id for one in renewal.kept] == ["dam"]
    now = again(world, shorter)
    assert "check" not in now
    assert now["dam"].title == "Who pays for the dam?"


def test_what_was_kept_belongs_to_the_people_from_then_on(world):
    edit("dam", title="Who pays for the dam?")
    shorter = without(a_document(), "dam")
    again(world, shorter)
    assert "dam" in again(world, shorter)


def test_prerequisites_that_went_with_another_activity_are_no_change_by_people(world):
    again(world, without(a_document(), "bed"))
    assert "sheet" not in again(world, without(a_document(), "bed", "sheet"))


def test_what_was_removed_here_does_not_come_back(world):
    Activity.objects.get(key="dam").delete()
    renewal = renewed(a_document(), CourseSource.objects.get())
    assert renewal.news["dam"] is News.OUT
    assert [one.id for one in renewal.out] == ["dam"]
    assert "dam" not in again(world, a_document())
    assert "dam" not in again(world, changed(a_document(), "map", title="Maps"))


def test_the_course_and_its_term_are_merged_field_by_field(world):
    world.section.students = 40
    world.section.save()
    world.section.course.title = "Rivers"
    world.section.course.save()
    again(world, replace(a_document(), title="Rivers and people", credits=4))
    section = Section.objects.get()
    assert (section.course.title, section.course.credits, section.students) == ("Rivers", 4, 40)
    again(world, replace(a_document(), students=12, credits=4))
    assert Section.objects.get().students == 12


def test_a_meeting_that_people_moved_stays_moved(world):
    meeting = world.section.meetings.order_by("start").first()
    meeting.title = "In the boat house"
    meeting.save()
    again(world, a_document())
    assert world.section.meetings.count() == 4
    assert world.section.meetings.order_by("start").first().title == "In the boat house"


def test_meetings_that_people_gave_are_not_doubled_when_the_source_learns_of_them(world):
    source = replace(a_document(), patterns=())
    import_document(replace(source, patterns=("Mon 9:00 50",)), world.tara, NOW, system="x", read=source)
    section = CourseSource.objects.get(system="x").section
    assert section.meetings.count() == 2
    import_document(replace(source, patterns=("Mon 9:00 50",)), world.tara, NOW, system="x")
    assert section.meetings.count() == 2


def test_news_tells_new_changed_and_same(world):
    new = replace(a_document().activities[0], id="walk", title="A walk", position=8)
    document = changed(a_document(), "dam", title="Dams")
    news = renewed(replace(document, activities=(*document.activities, new)), CourseSource.objects.get()).news
    assert (news["walk"], news["dam"], news["map"]) == (News.NEW, News.CHANGED, News.SAME)


def test_dates_and_kinds_that_belong_together_come_from_one_side(world):
    early, late = (datetime(2027, 3, day, 12, tzinfo=UTC) for day in (16, 30))
    again(world, changed(a_document(), "dam", opens=early, closes=late))
    edit("dam", closes=early + timedelta(days=1), kind="external", form="guest")
    dam = again(world, changed(a_document(), "dam", opens=late - timedelta(days=1), closes=late, kind="case"))["dam"]
    assert (dam.opens, dam.closes) == (late - timedelta(days=1), late)
    assert (dam.kind, dam.form) == ("case", None)
