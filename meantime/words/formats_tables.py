"""Sentences for messages of `formats` over tables, outlines, calendars and what is written."""

from meantime.words.say import N_, Plural, Sentence

_TABLES: dict[str, Sentence] = {
    "formats.table.columns": N_(
        "Columns were taken as: {columns}. Where that is wrong, say so with --column ROLE=HEADING."
    ),
    "formats.table.columns_left_out": N_("These columns were left out: {columns}."),
    "formats.table.year_inferred": N_(
        "Dates without a year were placed from {year} on. Put the year into the dates if it is another."
    ),
    "formats.table.year_unknown": Plural(
        N_("{n} date has no year, and nothing tells it; it was left out. Add it to the dates or the file name."),
        N_("{n} dates have no year, and nothing tells it; they were left out. Add it to the dates or the file name."),
    ),
    "formats.table.zone_inferred": N_(
        "The file names no time zone; its times were taken as those of {zone}. Name the zone if it is another."
    ),
    "formats.table.length_guessed": Plural(
        N_("{n} meeting has a start and no end; it was given {minutes} minutes."),
        N_("{n} meetings have a start and no end; they were given {minutes} minutes."),
    ),
    "formats.table.cancelled": Plural(
        N_("{n} item is struck out and was left out as cancelled."),
        N_("{n} items are struck out and were left out as cancelled."),
    ),
    "formats.table.minutes_shared": Plural(
        N_("In {n} row, minutes stand beside several activities and cannot be divided; write them per activity."),
        N_("In {n} rows, minutes stand beside several activities and cannot be divided; write them per activity."),
    ),
    "formats.table.due_unplaced": Plural(
        N_("{n} due time names a day that cannot be placed without a date; give the term's start or the full date."),
        N_("{n} due times name a day that cannot be placed without a date; give the term's start or full dates."),
    ),
    "formats.table.break_undated": Plural(
        N_("{n} day off has no date and was left out: {titles}."),
        N_("{n} days off have no date and were left out: {titles}."),
    ),
    "formats.table.sheet_chosen": N_("The sheet '{sheet}' was read, which looks most like a schedule; not read: {others}."),
    "formats.table.formula_without_value": Plural(
        N_(
            "In sheet '{sheet}', {n} formula has no stored value and was taken as empty. "
            "Open the file in a spreadsheet program, save it, and try again."
        ),
        N_(
            "In sheet '{sheet}', {n} formulas have no stored value and were taken as empty. "
            "Open the file in a spreadsheet program, save it, and try again."
        ),
    ),
    "formats.table.tables_left_out": Plural(
        N_("{n} other table of the document was not read."), N_("{n} other tables of the document were not read.")
    ),
    "formats.table.no_titles": N_(
        "{name} has no column that names activities (its columns: {columns}). Say which one does: --column title=NAME."
    ),
    "formats.table.unknown_role": N_("'{role}' is nothing a column can hold; it is one of {known}."),
    "formats.table.unknown_column": N_("There is no column '{column}'; the columns are {known}."),
    "formats.table.too_many_rows": N_("{name} has more than {limit} rows; a schedule has fewer. Export only the schedule."),
    "formats.table.workbook_damaged": N_(
        "{name} cannot be read as a workbook; open it in a spreadsheet program and save it again as .xlsx."
    ),
    "formats.table.workbook_empty": N_(
        "{name} has no visible sheet with anything in it; choose the file with the schedule."
    ),
    "formats.table.workbook_large": N_(
        "{name} unpacks to more than {limit} MB; a schedule is far smaller. Save only its sheet in a new workbook."
    ),
    "formats.docx_damaged": N_("{name} cannot be read as a Word document; open it in Word and save it again as .docx."),
    "formats.docx_empty": N_("{name} holds no text; choose the document with the schedule."),
}

_OUTLINES: dict[str, Sentence] = {
    "formats.outline.sections_left_out": N_("These sections hold no activities and were left out: {sections}."),
    "formats.outline.prose": Plural(
        N_("{n} line was taken as a remark, not as an activity: line {lines}. Start it with a dash if it is one."),
        N_("{n} lines were taken as remarks, not as activities: lines {lines}. Start them with a dash if they are."),
    ),
    "formats.outline.cancelled": Plural(
        N_("{n} item is struck out and was left out as cancelled."),
        N_("{n} items are struck out and were left out as cancelled."),
    ),
    "formats.outline.no_activities": N_("No activities were found; put each on a line of its own, starting with a dash."),
}

_CALENDARS: dict[str, Sentence] = {
    "formats.calendar.not_one": N_(
        "{name} is not an iCalendar file: it lacks BEGIN:VCALENDAR. Export the calendar as .ics."
    ),
    "formats.calendar.too_many": N_("{name} holds more than {limit} dates; export only this course's calendar."),
    "formats.calendar.senseless_lines": Plural(
        N_("{n} line of the calendar makes no sense and was left out."),
        N_("{n} lines of the calendar make no sense and were left out."),
    ),
    "formats.calendar.zone_unknown": N_(
        "The calendar names no time zone; its times were taken as UTC. Name the zone if it is another."
    ),
    "formats.calendar.unknown_zone": N_(
        "The calendar's time zone '{zones}' is not known; its times were taken as those of {zone}."
    ),
    "formats.calendar.doubles": Plural(
        N_("{n} entry stands in the calendar twice; its newest version was taken."),
        N_("{n} entries stand in the calendar twice; their newest versions were taken."),
    ),
    "formats.calendar.no_start": Plural(
        N_("{n} entry has no start that can be read and was left out."),
        N_("{n} entries have no start that can be read and were left out."),
    ),
    "formats.calendar.rule": Plural(
        N_("{n} entry repeats by a rule that timetables do not have; only its first date was taken."),
        N_("{n} entries repeat by a rule that timetables do not have; only their first dates were taken."),
    ),
    "formats.calendar.endless": Plural(
        N_("{n} entry repeats without an end; one year of it was taken."),
        N_("{n} entries repeat without an end; one year of them was taken."),
    ),
    "formats.calendar.edges": Plural(
        N_("{n} entry only marks a day and was left out: {titles}."),
        N_("{n} entries only mark a day and were left out: {titles}."),
    ),
    "formats.calendar.all_day": Plural(
        N_("{n} entry has no time of day; it is an activity, not a meeting: {titles}."),
        N_("{n} entries have no time of day; they are activities, not meetings: {titles}."),
    ),
    "formats.calendar.deadlines": Plural(
        N_("{n} entry is a deadline, not a meeting: {titles}."), N_("{n} entries are deadlines, not meetings: {titles}.")
    ),
    "formats.calendar.cancelled": Plural(
        N_("{n} meeting is cancelled: {titles}."), N_("{n} meetings are cancelled: {titles}.")
    ),
    "formats.calendar.no_events": N_("The calendar holds no entries."),
    "formats.merge.taken": Plural(
        N_("{n} meeting was taken from '{title}'; days off: {breaks}."),
        N_("{n} meetings were taken from '{title}'; days off: {breaks}."),
    ),
    "formats.merge.nothing": N_("'{title}' holds neither meetings nor days off; the course keeps its own."),
    "formats.merge.replaced": Plural(
        N_("The calendar replaced {n} meeting or pattern that the course had."),
        N_("The calendar replaced {n} meetings or patterns that the course had."),
    ),
    "formats.merge.zone": N_("The course's times are now those of {zone}, the calendar's time zone."),
    "formats.merge.apart": N_(
        "Everything that is due in the course lies outside the dates of '{title}'; the two may be of different terms."
    ),
    "formats.unknown_extension": N_("{name} says no format that can be written; end it with one of {known}."),
}

SENTENCES: dict[str, Sentence] = {**_TABLES, **_OUTLINES, **_CALENDARS}
