from meantime.policies.load import packaged_policy
from meantime.terms.minutes import Minutes, MinutesSource
from meantime.terms.modality import Clock
from meantime.workload.contact import contact_minutes
from meantime.workload.staff import staff_minutes, submissions_of

POLICY = packaged_policy("default")
SPOKEN = Minutes(15, 20, 25, MinutesSource.STATED)


def test_leading_a_discussion_live_takes_as_long_as_the_meeting_plans_for_it():
    staff = staff_minutes("discussion", None, Clock.LIVE, SPOKEN, 84, POLICY)
    assert (staff.prepare, staff.lead, staff.feedback) == (10, 25, 0)
    assert staff.total == 35


def test_a_written_discussion_costs_reading_what_everybody_wrote():
    staff = staff_minutes("discussion", None, Clock.OWN, Minutes(30, 45, 60, MinutesSource.STATED), 84, POLICY)
    assert staff.feedback == 84


def test_groups_hand_in_once():
    assert submissions_of(84, 4) == 21
    assert submissions_of(85, 4) == 22
    assert submissions_of(84) == 84
    one_each = staff_minutes("project", None, Clock.OWN, SPOKEN, submissions_of(84), POLICY)
    in_groups = staff_minutes("project", None, Clock.OWN, SPOKEN, submissions_of(84, 4), POLICY)
    assert one_each.feedback == 4 * in_groups.feedback > 0


def test_a_discussion_counts_as_contact_on_both_clocks_and_solitary_reading_does_not():
    assert contact_minutes("discussion", None, Clock.OWN, 45, POLICY) == 45
    assert contact_minutes("reading", None, Clock.OWN, 45, POLICY) == 0
    assert contact_minutes("reading", None, Clock.LIVE, 45, POLICY) == 45
    assert contact_minutes("external", "office_hours", Clock.LIVE, 15, POLICY) == 15
