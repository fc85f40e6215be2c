"""Sentences for messages of `planner`. `at`, `edge`, `first`, `last` name stretches: callers put labels in their place."""

from meantime.words.say import N_, Plural, Sentence

SENTENCES: dict[str, Sentence] = {
    # what a plan breaks
    "planner.not_placed": N_("“{title}” is not placed anywhere."),
    "planner.placed_twice": N_("“{title}” is placed more than once."),
    "planner.clock_of_stretch": N_(
        "“{title}” runs on the clock “{clock}” in {at}, but live phases belong in meetings and own time in meantimes."
    ),
    "planner.clock_of_phase": N_("“{title}” cannot run on the clock “{clock}”: it has no minutes there."),
    "planner.closed_meantime": Plural(
        N_("Week {week}: {at} has no time for own work, but holds {n} phase."),
        N_("Week {week}: {at} has no time for own work, but holds {n} phases."),
    ),
    "planner.before_window": N_("“{title}” stands in {at}, but may not start before {edge}."),
    "planner.after_window": N_("“{title}” stands in {at}, but has to be done by {edge}."),
    "planner.locked_at": N_("“{title}” is locked to {lock}, but stands in {at}."),
    "planner.locked_clock": N_("“{title}” is locked to the clock “{lock}”, but runs on “{clock}”."),
    "planner.into_past": N_("“{title}” is placed in {at}, which is over."),
    "planner.out_of_past": N_("“{title}” already took place, but the plan moves it to {at}."),
    "planner.meeting_minutes": N_("Week {week}: {at} holds {used} minutes with changeovers, {over} more than its {limit}."),
    "planner.order": N_("“{title}” needs “{before}”, which comes later in the plan."),
    "planner.one_way": N_("Week {week}: {at} has {minutes} minutes of listening in a row, {over} more than {limit}."),
    "planner.touchpoints": N_("Week {week} has no activity in which learners meet each other or the instructor."),
    "planner.own_ceiling": N_("Week {week} has {over} own-time minutes more than the ceiling of {limit}."),
    "planner.contact_floor": N_("The term has {minutes} contact minutes, {short} short of the {limit} required."),
    "planner.workload_floor": N_("The term has {minutes} minutes of work, {short} short of the {limit} expected."),
    "planner.workload_ceiling": N_("The term has {minutes} minutes of work, {over} more than the {limit} expected."),
    "planner.staff_ceiling": N_("Week {week} takes {minutes} staff minutes, {over} more than the ceiling of {limit}."),
    # what a plan claims
    "planner.unknown_phase": N_("The plan places “{phase}”, which the problem does not have."),
    "planner.unknown_stretch": N_("The plan places “{phase}” in “{at}”, which the timeline does not have."),
    "planner.planned_minutes": N_("“{title}” is planned with {planned} minutes; its estimates give {right}."),
    "planner.other_activity": N_("“{title}” names another activity, kind or role than the problem does."),
    "planner.lock_shown": N_("“{title}” is shown as locked in the plan or in the problem, but not in both."),
    "planner.numbering": Plural(
        N_("The {n} phase in {at} is not numbered 1."), N_("The {n} phases in {at} are not numbered from 1 to {n}.")
    ),
    "planner.claimed_objective": N_("The plan claims an objective of {claimed}; its placements are worth {right}."),
    "planner.claimed_bound": N_("The plan claims that no plan is worth more than {bound}, but is worth {objective}."),
    "planner.claimed_gap": N_("The plan claims a gap of {claimed}; objective and bound give {right}."),
    "planner.claimed_shortfalls": N_("The plan lists {claimed} shortfalls; its placements have {right}, or others."),
    # why there is no plan
    "planner.nowhere_window": N_("“{title}” has no stretch to stand in between {first} and {last}."),
    "planner.nowhere_live": N_("“{title}” needs a meeting, but there is none between {first} and {last}."),
    "planner.nowhere_own": N_("“{title}” needs own time, but there is none between {first} and {last}."),
    "planner.nowhere_lock": N_("“{title}” is locked to {lock}, but cannot stand there between {first} and {last}."),
    "planner.nowhere_past": N_("“{title}” has to stand between {first} and {last}, which are over."),
    "planner.circle": Plural(N_("{titles} needs itself."), N_("These need each other in a circle: {titles}.")),
    "planner.overfull": Plural(
        N_("Week {week}: {at} has {limit} minutes, but the {n} phase that can only stand there takes {used}."),
        N_("Week {week}: {at} has {limit} minutes, but the {n} phases that can only stand there take {used}."),
    ),
    "planner.too_much_listening": N_(
        "“{title}” can only be live and is {minutes} minutes of listening, more than {limit} in a row."
    ),
    "planner.no_time": N_("“{title}” has to be over before “{before}”, which it needs, can take place."),
    "planner.give_minutes": Plural(
        N_("No plan satisfies all rules. One would, if {at} had {n} more minute."),
        N_("No plan satisfies all rules. One would, if {at} had {n} more minutes."),
    ),
    "planner.give_listening": N_(
        "No plan satisfies all rules. One would, if {at} might have more than {limit} minutes of listening in a row."
    ),
    "planner.give_order": N_("No plan satisfies all rules. One would, if “{title}” might come before what it needs."),
    "planner.give_windows": N_("No plan satisfies all rules. One would, if “{title}” might leave its window."),
    "planner.give_locks": N_("No plan satisfies all rules. One would, if “{title}” were not locked."),
    "planner.give_elastic": N_("No plan satisfies all rules. One would, if the rule “{rule}” gave {n} at {at}."),
    "planner.no_order": N_("No plan satisfies all rules: some meeting has no order that keeps the listening short."),
    "planner.no_plan": N_("No plan satisfies all rules; which of them would have to give was not found in time."),
    "planner.nothing_found": N_("No plan was found within {seconds} seconds; allow more."),
    # why a phase is live or in own time, and what binds
    "planner.only_live": N_("“{title}” can only be done together."),
    "planner.only_own": N_("“{title}” can only be done in one's own time."),
    "planner.by_lock": N_("You decided the clock of “{title}”."),
    "planner.own_suits": N_("Being live would gain nothing for “{title}”."),
    "planner.too_long_to_listen": N_(
        "“{title}” is {minutes} minutes of listening, more than {limit} in a row; it could be live in shorter pieces."
    ),
    "planner.no_meeting": N_("No meeting lies between what “{title}” needs and what needs it."),
    "planner.with_more_minutes": Plural(
        N_("“{title}” would be live if {at} had {n} minute more for it."),
        N_("“{title}” would be live if {at} had {n} minutes more for it."),
    ),
    "planner.room_but_rules": N_("Week {week} has the minutes for “{title}”, but other rules keep it from {at}."),
    "planner.full_meeting": Plural(
        N_("Week {week}: {at} has {n} minute left, too little for another phase."),
        N_("Week {week}: {at} has {n} minutes left, too little for another phase."),
    ),
    "planner.full_week": N_("Week {week} uses all its {limit} minutes of own time."),
    # what cannot be planned at all
    "planner.stretch_twice": N_("The timeline has {n} stretches called “{name}”; give each its own name."),
    "planner.phase_twice": N_("{n} phases are called “{name}”; give each its own name."),
    "planner.known_twice": N_("The known plan places “{name}” {n} times; keep one."),
    "planner.no_minutes": N_("“{title}” has minutes on neither clock; give it some on at least one."),
    "planner.unknown_reference": N_("“{title}” refers to “{other}”, which does not exist."),
    "planner.bad_window": N_("“{title}” has the window {first} to {last}, which is not in the timeline."),
    "planner.weeks_backwards": N_("{at} is in week {week} but comes after a stretch of week {before}."),
    "planner.unreadable": N_("This is not a {what} of Meantime: {why}."),
    "planner.version": N_("This was written by version {version} of the format; this program reads version {right}."),
}
