"""Sentences for messages of courses on their way in."""

from meantime.words.say import N_, Plural, Sentence

SENTENCES: dict[str, Sentence] = {
    "interchange.too_much": N_(
        "{name} takes more memory to read than any course should; export it without its media, or paste its outline."
    ),
    "interchange.too_long": N_(
        "{name} takes longer to read than any course should; export it without its media, or paste its outline."
    ),
    "interchange.unreadable": N_(
        "{name} could not be read, and the fault is ours: the server's log says why. "
        "Try another format, or paste an outline."
    ),
    "interchange.given_up": N_(
        "{name} could not be read: what reads it stopped several times. Try another format, or paste an outline."
    ),
    "interchange.window_turned": Plural(
        one="One activity closes before it opens, so its opening was left out: {titles}.",
        many="{n} activities close before they open, so their openings were left out: {titles}.",
    ),
    "interchange.unknown_policy": N_(
        "The policy “{name}” of the file is not known here, so the plain one stands in; choose another in the fourth step."
    ),
    "interchange.unknown_priorities": N_(
        "These priorities of the file are not known here, or their weights are not, and were left out: {names}."
    ),
    "interchange.no_timetable": N_(
        "{name} holds neither meetings nor days off; a timetable is a calendar with the meetings of the course, as .ics."
    ),
}
