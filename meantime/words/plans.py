"""Sentences about changes of a plan. `at` is the name of a stretch already."""

from meantime.words.say import N_, Plural, Sentence

SENTENCES: dict[str, Sentence] = {
    # what a change is called
    "plans.moved": N_("“{title}” to {at}"),
    "plans.moved_many": Plural(N_("{n} card moved"), N_("{n} cards moved")),
    "plans.held": N_("“{title}” held"),
    "plans.released": N_("“{title}” released"),
    "plans.course_changed": N_("the course changed"),
    "plans.brought_up_to_date": N_("the plan brought up to date with the course"),
    "plans.improved": Plural(N_("{n} improvement accepted"), N_("{n} improvements accepted")),
    "plans.advice_applied": N_("advice followed: {what}"),
    "plans.activity_changed": N_("“{title}” changed"),
    "plans.activity_added": N_("“{title}” added"),
    "plans.activity_removed": N_("“{title}” removed"),
    "plans.activities_changed": Plural(N_("{n} activity changed"), N_("{n} activities changed")),
    "plans.term_changed": N_("the term changed"),
    "plans.outcomes_changed": N_("the outcomes changed"),
    # why a change was refused
    "plans.touched_since": N_(
        "“{title}” was changed by somebody else in the meantime, so nothing was changed; the page shows it as it is now."
    ),
    "plans.term_touched_since": N_("The term was changed in the meantime, so this cannot be undone by itself any more."),
    "plans.gone_since": N_("This card is no longer part of the plan; the page shows it as it is now."),
    "plans.no_such_place": N_("“{title}” cannot go there: the term has no such place any more."),
    "plans.cannot_be_live": N_("“{title}” cannot be done together: no meeting is long enough for it."),
    "plans.cannot_be_own": N_("“{title}” can only be done together."),
    "plans.unreadable": N_("The change could not be read, so nothing was changed."),
}
