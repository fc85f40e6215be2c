"""Sentences for messages of the command line."""

from meantime.words.say import N_, Plural, Sentence

SENTENCES: dict[str, Sentence] = {
    "cli.command": N_("there is no command {name}; these are: {commands}"),
    "cli.usage": N_("{problem}; {command} --help shows how it is used"),
    "cli.fault": N_(
        "a fault in Meantime, not in what you gave it ({name}: {detail}); "
        "set MEANTIME_DEBUG=1 to see where, and please report it"
    ),
    "cli.missing": N_("{file} does not exist; check the name and the folder"),
    "cli.folder": N_("{file} is a folder; name a file in it"),
    "cli.too_large": N_("{file} is larger than {size} GB; export the course without its media"),
    "cli.unreadable": N_("{file} cannot be read: {why}"),
    "cli.unwritable": N_("{file} cannot be written: {why}"),
    "cli.date": N_("{text} is not a date; write it as 2027-01-31"),
    "cli.break": N_("{text} is not a stretch of days; write it as 2027-02-15..2027-02-19"),
    "cli.zone": N_("{text} is not a time zone; write an IANA name such as Europe/Zurich"),
    "cli.priority": N_(
        "{text} is not a priority; write community, flexibility, feedback or access with a number from 0 to 10: community=2"
    ),
    "cli.positive": N_("{option} takes a number above zero, not {value}"),
    "cli.extension": N_("{file}: this kind of file cannot be written; end the name in {extensions}"),
    "cli.not_calendar": N_("{file} is no calendar ({format}); --calendar takes an .ics file"),
    "cli.not_plan": N_("{file} is not a plan of meantime plan --json: {why}"),
    "cli.other_timeline": N_("The timeline that the plan shows is not that of its problem."),
    "cli.valid": Plural(N_("The plan of one phase keeps every rule."), N_("The plan of {n} phases keeps every rule.")),
}
