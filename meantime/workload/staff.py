"""What an activity costs the people who teach it."""

from dataclasses import dataclass

from meantime.policies.policy import Policy
from meantime.terms.minutes import Minutes
from meantime.terms.modality import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMinutes:
    """Minutes to prepare (once), to lead, and to give feedback on what is submitted."""

    prepare: int
    lead: int
    feedback: int

    @property
    def total(self) -> int:
        return self.prepare + self.lead + self.feedback


def staff_minutes(
    kind: str | None, form: str | None, clock: Clock, minutes: Minutes, submissions: int, policy: Policy
) -> StaffMinutes:
    """`minutes`: of the learners, on `clock`. `submissions`: how many are handed in; a group hands in one."""
    effort = policy.staff.of(kind, form).on(clock)
    return StaffMinutes(
        prepare=round(effort.prepare),
        # Live time is packed at its upper end, so whoever leads is there until then.
        lead=round(effort.lead * (minutes.high if clock is Clock.LIVE else minutes.typical)),
        feedback=round(effort.feedback * submissions),
    )


def submissions_of(students: int, group_size: int | None = None) -> int:
    """One for each learner, or for each group; the last group may be smaller."""
    return -(-students // max(1, group_size or 1))
