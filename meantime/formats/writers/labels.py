"""The few words that written documents need; the edge passes them in the reader's language."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Single words and headings, English unless given."""

    week: str = "Week"
    meetings: str = "Meetings"
    outcomes: str = "Outcomes"
    breaks: str = "Breaks"
    more: str = "Also in this course"
    together: str = "Together"
    own_time: str = "Own time"
    due: str = "due"
    minutes: str = "min"
    hours_per_week: str = "hours per week"
    day_off: str = "Break"
    meeting: str = "Meeting"
    # of tables
    activity: str = "Activity"
    kind: str = "Kind"
    duration: str = "Minutes"
    due_date: str = "Due"
    graded: str = "graded"
    nothing: str = "Nothing is planned here."


ENGLISH = Labels()
