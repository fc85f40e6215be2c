"""Sentences of the change list. `at` names a stretch, `old` and `new` are moments: callers put what people say in."""

from meantime.words.say import N_, Plural, Sentence

SENTENCES: dict[str, Sentence] = {
    "balance.change_new": N_("Add “{title}” to week {week} ({minutes} min)."),
    "balance.change_new_in_module": N_("Add “{title}” to module “{module}” ({minutes} min)."),
    "balance.change_move_to_module": N_("Move “{title}” from module “{module}” to module “{to}”."),
    "balance.change_move_from_module": N_("Move “{title}” from module “{module}” to week {week}."),
    "balance.change_move_week": N_("Move “{title}” from week {old_week} to week {week}."),
    "balance.change_own": N_("Give “{title}” as own time, {at} ({minutes} min); it was together."),
    "balance.change_own_week": N_("Give “{title}” as own time in week {week} ({minutes} min); it was together."),
    "balance.change_record": Plural(
        N_("Record “{title}” in one piece ({sizes} min) and put it {at}."),
        N_("Record “{title}” in {n} pieces ({sizes} min) and put it {at}."),
    ),
    "balance.change_record_week": Plural(
        N_("Record “{title}” in one piece ({sizes} min) and put it in week {week}."),
        N_("Record “{title}” in {n} pieces ({sizes} min) and put it in week {week}."),
    ),
    "balance.change_record_whole": N_("Record “{title}” and put it {at}; it was together."),
    "balance.change_record_whole_week": N_("Record “{title}” and put it in week {week}; it was together."),
    "balance.change_split": N_("Split “{title}” into {n} parts."),
    "balance.change_part_live": N_("{name}: together on {at} ({minutes} min)"),
    "balance.change_part_live_undated": N_("{name}: together in {at} ({minutes} min)"),
    "balance.change_part_own": N_("{name}: own time, {at} ({minutes} min)"),
    "balance.change_together": N_("Do “{title}” together on {at} ({minutes} min)."),
    "balance.change_together_was_own": N_("Do “{title}” together on {at} ({minutes} min); it was own time."),
    "balance.change_together_was_at": N_("Do “{title}” together on {at} ({minutes} min); it was on {old}."),
    "balance.change_together_undated": N_("Do “{title}” together in {at} ({minutes} min)."),
    "balance.change_together_was_own_undated": N_("Do “{title}” together in {at} ({minutes} min); it was own time."),
    "balance.change_opens": N_("“{title}” opens {new} (was {old})."),
    "balance.change_due": N_("“{title}” is due {new} (was {old})."),
    "balance.change_due_new": N_("“{title}” is due {new}."),
    "balance.change_closes": N_("“{title}” closes {new} (was {old})."),
}
