"""Sentences about better plans, what their moves gain, and the price of more minutes. `at`: the name of a stretch."""

from meantime.words.say import N_, Plural, Sentence

SENTENCES: dict[str, Sentence] = {
    # what a change is called
    "improving.held": Plural(N_("{n} card held where it stands"), N_("{n} cards held where they stand")),
    # why something was refused
    "improving.moved_since": N_(
        "“{title}” was moved or held in the meantime, so nothing was accepted; the rest can still be accepted."
    ),
    "improving.course_changed_since": N_(
        "The course was changed in the meantime, so nothing was accepted: improve it again."
    ),
    "improving.go_together": N_(
        "“{title}” has no place unless “{other}” makes room, so nothing was accepted: accept both or neither."
    ),
    "improving.nothing_chosen": N_("Nothing is chosen, so nothing was changed."),
    "improving.no_such_meeting": N_("The term has no such meeting any more."),
    "improving.meeting_over": N_("This meeting is over; more minutes would buy nothing."),
    "improving.minutes_of_a_meeting": N_("Ask for 1 to {most} minutes."),
    "improving.no_price_without_plan": N_(
        "Minutes have no price while no plan keeps all rules around what you hold; release what cannot be met."
    ),
    # what a move gains
    "improving.worth": Plural(N_("{n} minute better spent together"), N_("{n} minutes better spent together")),
    "improving.worth_lost": Plural(N_("{n} minute less well spent together"), N_("{n} minutes less well spent together")),
    "improving.shortfall": Plural(N_("rules fall {n} minute less short"), N_("rules fall {n} minutes less short")),
    "improving.shortfall_more": Plural(N_("rules fall {n} minute shorter"), N_("rules fall {n} minutes shorter")),
    "improving.week_closer": N_("week {week}: {n} min closer to what is expected"),
    "improving.week_farther": N_("week {week}: {n} min farther from what is expected"),
    "improving.weeks_closer": N_("{n} min closer to what is expected over other weeks"),
    "improving.nearer": N_("nearer to where it belongs"),
    "improving.makes_room": N_("makes room for the others"),
    # prices
    "improving.price": Plural(
        N_("{at}: {minutes} more minutes would buy {n} minute well spent."),
        N_("{at}: {minutes} more minutes would buy {n} minutes well spent."),
    ),
    "improving.price_nothing": N_("{at}: {minutes} more minutes would buy nothing: what is worth it is together already."),
    "improving.price_shortfall": Plural(
        N_("{at}: {minutes} more minutes would let rules fall {n} minute less short."),
        N_("{at}: {minutes} more minutes would let rules fall {n} minutes less short."),
    ),
    "improving.would_fit": N_("{titles} would fit."),
    "improving.price_estimated": N_("The planner has not proven this number; it may be a little more or less."),
}
