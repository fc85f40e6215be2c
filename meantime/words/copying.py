"""Sentences for messages of copying a course to a new term, and of carrying a plan over to a changed course."""

from meantime.words.say import N_, Plural, Sentence

SENTENCES: dict[str, Sentence] = {
    "copying.start": N_("No term starts on {start}. Give the first day of the new term."),
    "copying.weeks": N_("A term cannot have {weeks} weeks. Give a number from 1 to {most}."),
    "copying.zone": N_("“{zone}” is no time zone. Name one like Europe/Zurich."),
    "copying.meeting": N_("The meeting of {date} has no counterpart: the new term has fewer meetings."),
    "copying.meeting_titled": N_(
        "The meeting “{title}” of {date} has no counterpart: the new term has fewer meetings, or a break in its place."
    ),
    "copying.lock": N_("“{title}” was held at the meeting of {date}, which has no counterpart; it may now be elsewhere."),
    # dates that are left open, by what they are and why
    "copying.opens_meeting": N_("“{title}” opened at {date}, with a meeting that has no counterpart: it opens at once."),
    "copying.opens_week": N_("“{title}” opened at {date}, in week {week}; the new term has {weeks}: it opens at once."),
    "copying.opens_break": N_("“{title}” opened at {date}; now that would be {day}, in a break: it opens at once."),
    "copying.opens_pause": N_("“{title}” opened at {date}, in a break that the new term does not have: it opens at once."),
    "copying.opens_early": N_("“{title}” opened at {date}; now that would be {day}, before the term: it opens at once."),
    "copying.opens_outside": N_("“{title}” opened at {date}, outside the old term: it opens at once."),
    "copying.due_meeting": N_("“{title}” was due at {date}, with a meeting that has no counterpart. Give it a new date."),
    "copying.due_week": N_("“{title}” was due at {date}, in week {week}; the new term has {weeks}. Give it a new date."),
    "copying.due_break": N_("“{title}” was due at {date}; now that would be {day}, in a break. Give it a new date."),
    "copying.due_pause": N_("“{title}” was due at {date}, in a break that the new term does not have. Give it a new date."),
    "copying.due_early": N_("“{title}” was due at {date}; now that would be {day}, before the term. Give it a new date."),
    "copying.due_outside": N_("“{title}” was due at {date}, outside the old term. Give it a new date."),
    "copying.closes_meeting": N_(
        "“{title}” closed at {date}, with a meeting that has no counterpart: it stays open until you give it a date."
    ),
    "copying.closes_week": N_(
        "“{title}” closed at {date}, in week {week}; the new term has {weeks}: it stays open until you give it a date."
    ),
    "copying.closes_break": N_(
        "“{title}” closed at {date}; now that would be {day}, in a break: it stays open until you give it a date."
    ),
    "copying.closes_pause": N_(
        "“{title}” closed at {date}, in a break that the new term does not have: it stays open until you give it a date."
    ),
    "copying.closes_early": N_(
        "“{title}” closed at {date}; now that would be {day}, before the term: it stays open until you give it a date."
    ),
    "copying.closes_outside": N_(
        "“{title}” closed at {date}, outside the old term: it stays open until you give it a date."
    ),
    "carry.moved": Plural(
        N_("“{title}” could not stay where it stood in the plan."),
        N_("{n} parts of activities could not stay where they stood in the plan, “{title}” among them."),
    ),
    "carry.added": Plural(
        N_("“{title}” is new in the plan; it stands near the week it belongs to."),
        N_("{n} parts of activities are new in the plan, “{title}” among them; they stand near the weeks they belong to."),
    ),
    "carry.gone": Plural(
        N_("“{title}” is no longer in the plan."),
        N_("{n} parts of activities are no longer in the plan, “{title}” among them."),
    ),
    "carry.unplaced": Plural(
        N_("“{title}” has no place: the term has no stretch in which it can run. Allow own time, or add a meeting."),
        N_(
            "{n} parts of activities have no place, “{title}” among them: the term has no stretch in which they can run. "
            "Allow own time, or add a meeting."
        ),
    ),
}
