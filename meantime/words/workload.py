"""Sentences for messages of `workload` and `policies`."""

from meantime.words.say import N_, Sentence

SENTENCES: dict[str, Sentence] = {
    "policies.unknown_policy": N_(
        "There is no policy “{name}”. Give one of these names: {names}; a policy of your own goes by the path of its file "
        "or directory, given with --policy."
    ),
    "policies.unknown_file": N_("{file} is not a file of a policy. Rename it to one of these, with .toml: {names}."),
    "policies.no_files": N_("{file} holds no policy file. Put at least one of these into it, with .toml: {names}."),
    "policies.unreadable": N_("{file} cannot be read. Check that it exists and that you may read it."),
    "policies.too_large": N_(
        "{file} is larger than {kilobytes} kB. A policy file holds only names and numbers; make it smaller."
    ),
    "policies.not_utf8": N_("{file} is not UTF-8 text. Save it as UTF-8."),
    "policies.not_toml": N_("{file}, line {line}: this is not TOML. Correct that line."),
    "policies.unknown_key": N_("{file}: the key “{key}” is not known. Remove it or correct its name."),
    "policies.missing_key": N_("{file}: the key “{key}” is missing. Add it."),
    "policies.wrong_choice": N_(
        "{file}: {value} is not a word that “{key}” may have. Choose one from docs/reference/policies.md."
    ),
    "policies.wrong_length": N_("{file}: “{key}” must be a list of {length} values. Add or remove some."),
    "policies.wrong_value": N_(
        "{file}: “{key}” has a value of the wrong type. docs/reference/policies.md says which is right."
    ),
    "policies.out_of_range": N_("{file}: “{key}” must be {limit}. Correct the number."),
    "policies.not_finite": N_("{file}: “{key}” must be an ordinary number, not inf or nan. Correct it."),
    "policies.not_whole": N_("{file}: “{key}” must be a whole number. Correct it."),
    "policies.not_number": N_("{file}: “{key}” must be a number. Correct it."),
    "policies.not_text": N_("{file}: “{key}” must be text in quotes. Correct it."),
    "policies.not_boolean": N_("{file}: “{key}” must be true or false. Correct it."),
    "policies.not_list": N_("{file}: “{key}” must be a list in square brackets. Correct it."),
    "policies.not_table": N_("{file}: “{key}” must be a table. Correct it."),
    "policies.out_of_order": N_(
        "{file}: “{key}” must go up from low over typical to high, from 0 on. Reorder the three numbers."
    ),
    "policies.no_time": N_("{file}: “{key}” has a default of 0 minutes. Every kind takes some time; give at least 1."),
    "policies.credit_hours_order": N_("{file}: in “{key}”, hours_low is above hours_high. Exchange them."),
    "policies.contact_above_hours": N_(
        "{file}: in “{key}”, contact_hours is above hours_high. Contact is a part of the hours; lower it."
    ),
    "policies.recording_order": N_("{file}: in “{key}”, recording_soft is above recording_hard. Exchange them."),
    "policies.review_order": N_(
        "{file}: in “{key}”, the retention of review_short must be below that of review_long. Exchange them."
    ),
    "policies.speeds_order": N_(
        "{file}: in “{key}”, reading must not get faster as more concepts are new. Reorder none, some and many."
    ),
    "policies.drafting_order": N_(
        "{file}: in “{key}”, more drafting must not take less time. Reorder none, minimal and extensive."
    ),
    "policies.no_expectation": N_(
        "{credits} credits in {weeks} weeks give no weekly workload. Give more than 0 and at most 200 credits, and at "
        "least 1 week."
    ),
}
