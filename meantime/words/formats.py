"""Sentences for messages of `formats`: of any file and of the course file here, the others beside."""

from meantime.words import formats_cartridges, formats_tables
from meantime.words.say import N_, Sentence

_ANY_FILE: dict[str, Sentence] = {
    "formats.empty_file": N_("{name} is empty; choose the file that holds the course."),
    "formats.too_large": N_(
        "{name} has {megabytes} MB; files up to {limit} MB can be read. Export the course without its media."
    ),
    "formats.pattern_days": N_(
        "'{pattern}' names no days of the week; write a meeting pattern such as 'Tue,Thu 10:00 75'."
    ),
    "formats.pattern_time": N_(
        "'{pattern}' has no time of day; write a meeting pattern such as 'Tue,Thu 10:00 75' or 'Mon 2 pm 1 h 30'."
    ),
    "formats.pattern_minutes": N_(
        "'{pattern}' does not say how long the meeting is; add its minutes or its end: 'Tue,Thu 10:00 75'."
    ),
    "formats.pattern_length": N_("'{pattern}' makes a meeting of {minutes} minutes; a meeting has 1 to {longest} minutes."),
}

_COURSE_FILE: dict[str, Sentence] = {
    "formats.course_file.not_one": N_(
        "{name} is not a course file of Meantime: it lacks 'meantime: 1' as its first key. "
        "docs/reference/course-file.md shows what such a file looks like."
    ),
    "formats.course_file.version": N_(
        "{name}, line {line}: version '{version}' of the course file is not known here; version {known} is."
    ),
    "formats.course_file.syntax": N_("{name}, line {line}: this is not valid YAML ({problem}). Check indents and quotes."),
    "formats.course_file.characters": N_(
        "{name} holds characters that YAML does not allow; save it as UTF-8 text without control characters."
    ),
    "formats.course_file.several_documents": N_(
        "{name}, line {line}: a second document starts here; a course file holds one course. Remove the '---'."
    ),
    "formats.course_file.anchor": N_(
        "{name}, line {line}: anchors and aliases (& and *) are not read; write the value out."
    ),
    "formats.course_file.tag": N_("{name}, line {line}: the tag '{tag}' is not read; remove it."),
    "formats.course_file.too_deep": N_(
        "{name}, line {line}: this is nested too deeply for a course file; check the indents."
    ),
    "formats.course_file.key_not_text": N_("{name}, line {line}: a key must be a word; check the brackets and colons."),
    "formats.course_file.twice": N_(
        "{name}, line {line}: '{key}' stands here a second time, first on line {first}; keep one of them."
    ),
    "formats.course_file.unknown_key_close": N_("{name}, line {line}: '{key}' is not known here; did you mean '{known}'?"),
    "formats.course_file.unknown_key": N_("{name}, line {line}: '{key}' is not known here; the keys are {known}."),
    "formats.course_file.not_mapping": N_("{name}, line {line}: {what} is written as keys with values, 'key: value'."),
    "formats.course_file.not_text": N_("{name}, line {line}: '{key}' takes one value, not a list or keys."),
    "formats.course_file.too_long": N_("{name}, line {line}: '{key}' has more than {longest} characters; shorten it."),
    "formats.course_file.no_title": N_("{name}, line {line}: {what} needs a 'title'."),
    "formats.course_file.missing": N_("{name}, line {line}: {what} needs '{key}'."),
    "formats.course_file.not_number": N_("{name}, line {line}: '{key}' is a number, not '{value}'."),
    "formats.course_file.not_whole": N_("{name}, line {line}: '{key}' is a whole number, not '{value}'."),
    "formats.course_file.out_of_range": N_(
        "{name}, line {line}: '{key}' lies between {lowest} and {highest}; {value} does not."
    ),
    "formats.course_file.not_among": N_("{name}, line {line}: '{value}' is not a '{key}'; it is one of {known}."),
    "formats.course_file.not_date": N_(
        "{name}, line {line}: '{value}' is not a date; write '{key}' as year-month-day, 2027-01-31."
    ),
    "formats.course_file.not_moment": N_(
        "{name}, line {line}: '{value}' is not a date and time; write '{key}' as 2027-01-31T23:59."
    ),
    "formats.course_file.not_flag": N_("{name}, line {line}: '{key}' is true or false, not '{value}'."),
    "formats.course_file.not_minutes": N_(
        "{name}, line {line}: '{value}' is not a number of minutes; write 20, 20-25, 1 h 30, or {{low: 20, high: 25}}."
    ),
    "formats.course_file.minutes_order": N_(
        "{name}, line {line}: minutes go from low over typical to high; '{value}' does not."
    ),
    "formats.course_file.not_hours": N_("{name}, line {line}: '{value}' is not hours per week; write 9 or 8-10."),
    "formats.course_file.zone_missing": N_(
        "{name}, line {line}: '{key}' is a local time, so the term needs its 'zone', for example America/Toronto."
    ),
    "formats.course_file.unknown_zone": N_(
        "{name}, line {line}: '{zone}' is no time zone; write an IANA name such as America/Toronto or Europe/Paris."
    ),
    "formats.course_file.order": N_("{name}, line {line}: the end, {end}, comes before the start, {start}."),
    "formats.course_file.pattern_days": N_(
        "{name}, line {line}: '{pattern}' names no days of the week; write 'Tue,Thu 10:00 75'."
    ),
    "formats.course_file.pattern_time": N_(
        "{name}, line {line}: '{pattern}' has no time of day; write 'Tue,Thu 10:00 75'."
    ),
    "formats.course_file.pattern_minutes": N_(
        "{name}, line {line}: '{pattern}' does not say how long the meeting is; write 'Tue,Thu 10:00 75'."
    ),
    "formats.course_file.pattern_length": N_(
        "{name}, line {line}: '{pattern}' makes a meeting of {minutes} minutes; a meeting has 1 to {longest} minutes."
    ),
    "formats.course_file.form_without_external": N_(
        "{name}, line {line}: form '{form}' belongs to kind external, not to kind {kind}; remove one of the two."
    ),
    "formats.course_file.id_twice": N_(
        "{name}, line {line}: id '{id}' stands here a second time, first on line {first}; ids are unique."
    ),
    "formats.course_file.dangling_close": N_(
        "{name}, line {line}: '{key}' names '{id}', which is nowhere; did you mean '{known}'?"
    ),
    "formats.course_file.dangling": N_(
        "{name}, line {line}: '{key}' names '{id}', which is nowhere in this file; write the id of one that is."
    ),
    "formats.course_file.meeting_unknown": N_(
        "{name}, line {line}: '{meeting}' is neither the date of a meeting nor the id of one; write 2027-01-31."
    ),
    "formats.course_file.circle": N_(
        "{name}, line {line}: '{id}' comes after {others}, which in the end come after it; remove one 'after'."
    ),
    "formats.course_file.too_many": N_("{name}, line {line}: more than {limit} of these; split the course."),
}

SENTENCES: dict[str, Sentence] = {
    **_ANY_FILE,
    **_COURSE_FILE,
    **formats_tables.SENTENCES,
    **formats_cartridges.SENTENCES,
}
