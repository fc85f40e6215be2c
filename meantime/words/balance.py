"""Sentences for messages of `balance`."""

from meantime.words.say import N_, Plural, Sentence

SENTENCES: dict[str, Sentence] = {
    "balance.circle": N_("“{second}” and “{first}” each wait for the other; “{second}” no longer waits for “{first}”."),
    "balance.undated": N_("The term has no dates: the plan is laid over {weeks} undated weeks. --start gives it dates."),
    "balance.no_meetings": N_(
        "The course has no meetings, so everything is in own time. --meetings or --calendar adds them."
    ),
    "balance.no_zone": N_("No time zone is known, so times are in UTC. --zone sets the section's own."),
    "balance.no_activities": N_("The course holds no activities, so there is nothing to place."),
    "balance.unknown_kind": Plural(
        N_("“{title}” was not recognised; it is planned as a link to look at."),
        N_("{n} activities were not recognised, “{title}” among them; they are planned as links to look at."),
    ),
    "balance.wider": N_("Not everything fits near the week it belongs to, so phases may stand up to {slack} weeks away."),
    "balance.too_long": N_(
        "“{title}” asks to be together but takes {minutes} minutes, and the longest meeting has {longest} usable: "
        "it is planned outside the meetings."
    ),
    "balance.no_live_clock": Plural(
        N_("“{title}” is meant to be live, but there are no meetings: it is in own time."),
        N_("{n} activities are meant to be live, “{title}” among them, but there are no meetings: they are in own time."),
    ),
    "balance.loosened": Plural(
        N_("“{title}” is named for a meeting, but not everything fits there, so it may be elsewhere."),
        N_("{n} activities are named for meetings, “{title}” among them, but not all fit there; they may be elsewhere."),
    ),
    "balance.second_course": N_("“{title}” is added to “{first}”: its modules follow."),
    "balance.record_held": Plural(
        N_("Record this lecture in {pieces} pieces: frees {frees} live minutes, used for other activities ({used})."),
        N_("Record these {n} lectures in {pieces} pieces: frees {frees} live minutes, used for other activities ({used})."),
    ),
    "balance.record_held_spare": Plural(
        N_("Record this lecture in {pieces} pieces: frees {frees} live minutes."),
        N_("Record these {n} lectures in {pieces} pieces: frees {frees} live minutes."),
    ),
    "balance.record_moved": Plural(
        N_(
            "The plan has this lecture in own time. Record it in {pieces} pieces: frees {frees} live minutes, "
            "used for activities in which people need each other ({used})."
        ),
        N_(
            "The plan has these {n} lectures in own time. Record them in {pieces} pieces: frees {frees} live minutes, "
            "used for activities in which people need each other ({used})."
        ),
    ),
    "balance.record_moved_spare": Plural(
        N_("The plan has this lecture in own time: record it in {pieces} pieces."),
        N_("The plan has these {n} lectures in own time: record them in {pieces} pieces."),
    ),
    "balance.unchecked": Plural(
        N_("Week {week}: nothing shows what was understood of “{title}”; a check of five minutes would."),
        N_("Week {week}: nothing shows what was understood of {n} activities, “{title}” among them; a short check would."),
    ),
    "balance.outcome_unchecked": Plural(
        N_("“{outcome}” is practised in one activity and never checked."),
        N_("“{outcome}” is practised in {n} activities and never checked."),
    ),
    "balance.outcome_unserved": N_("No activity serves the outcome “{outcome}”."),
    "balance.spare": Plural(
        N_("Week {week} has {minutes} live minutes to spare."),
        N_("{n} weeks have {minutes} live minutes to spare, most of them ({most}) in week {week}."),
    ),
    "balance.heavy_week": Plural(
        N_("Week {week} takes {minutes} minute more than the course may expect."),
        N_("Week {week} takes {minutes} minutes more than the course may expect."),
        by="minutes",
    ),
    # what following a piece of advice comes to
    "balance.lectures_to_own": Plural(
        N_("One lecture goes to own time, before its meeting."),
        N_("{n} lectures go to own time, before their meetings."),
    ),
    "balance.come_together": Plural(
        N_("Their minutes go to one card that comes together ({minutes} min)."),
        N_("Their minutes go to {n} cards that come together ({minutes} min)."),
    ),
    "balance.then_over": Plural(
        N_("Own time is then over its ceiling in one week; Improve can even that out."),
        N_("Own time is then over its ceiling in {n} weeks; Improve can even that out."),
    ),
    "balance.fills": Plural(N_("One card comes together ({minutes} min)."), N_("{n} cards come together ({minutes} min).")),
    "balance.lighter_enough": N_("Week {week} is then {minutes} minutes lighter, and no longer over."),
    "balance.lighter": N_("Week {week} is then {minutes} of {over} minutes lighter."),
    # titles of what is added
    "balance.new_check": N_("Check: {title}"),
    "balance.new_practice": N_("Practise: {title}"),
    "balance.new_check_in": N_("How is it going? Week {week}"),
    # why nothing was changed
    "balance.advice_gone": N_(
        "The plan was changed in the meantime and this advice no longer holds, so nothing was changed."
    ),
    "balance.no_remedy": N_("No change was found that helps and breaks nothing else, so nothing was changed."),
    # what advice is about, on the undo button
    "balance.about_record": N_("lectures to record"),
    "balance.about_spare": N_("minutes to spare"),
    "balance.about_order": N_("what comes first"),
    "balance.about_window": N_("a card outside its weeks"),
    "balance.about_overfull": N_("a meeting that was too full"),
    "balance.about_listening": N_("less listening in a row"),
    "balance.about_ceiling": N_("a lighter week {week}"),
    "balance.about_heavy": N_("a lighter week {week}"),
    "balance.about_touchpoint": N_("people meet in week {week}"),
    "balance.about_unchecked": N_("a check in week {week}"),
    "balance.about_outcome": N_("an outcome served"),
    "balance.piece_whole": N_("{title}"),
    "balance.piece_part": N_("{title}, part {number} of {count}"),
    "balance.piece_opening": N_("Open with the question that “{title}” answers."),
    "balance.piece_point": N_("{point}"),
    "balance.piece_example": N_("Work through one example, thinking aloud."),
    "balance.piece_resume": N_("Say in one sentence where the last part ended."),
    "balance.piece_pause": N_("Stop where something is still open, and name it."),
    "balance.piece_closing": N_("Close by saying what to do with it before the next meeting."),
    "balance.piece_check": N_("One question that only somebody who can “{goal}” answers; show why, right after."),
}
