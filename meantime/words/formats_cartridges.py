"""Sentences for messages of the cartridge readers in `formats`."""

from meantime.words.say import N_, Plural, Sentence

SENTENCES: dict[str, Sentence] = {
    # What cannot be read, and what to do instead
    "formats.zip_damaged": N_(
        "{name} is not a complete zip archive: export the course again, or download the file a second time."
    ),
    "formats.zip_encrypted": N_("{name} is protected by a password: make the export again without one."),
    "formats.zip_too_many": N_(
        "{name} holds more than {limit} files: export the course without its files, the activities are enough."
    ),
    "formats.zip_too_large": N_(
        "{where} in {name} is too large when unpacked: export the course without its files, the activities are enough."
    ),
    "formats.zip_bomb": N_(
        "{where} in {name} swells to hundreds of times its size when unpacked, which no course does: "
        "export the course again from its learning platform."
    ),
    "formats.no_manifest": N_(
        "{name} is a zip archive without imsmanifest.xml, so it is no course cartridge: export the course as "
        "Common Cartridge or, in Canvas, as a course export (.imscc)."
    ),
    "formats.holds_cartridge": N_(
        "{name} is a zip archive with a course inside: unpack it and give the file {inner} itself."
    ),
    "formats.manifest_unreadable": N_(
        "{where} in {name} cannot be read as XML: export the course again from its learning platform."
    ),
    "formats.moodle_not_yet": N_(
        "{name} is a Moodle backup, which Meantime cannot read yet: export the course as IMS Common Cartridge, "
        "or paste its outline as text."
    ),
    "formats.olx_not_yet": N_(
        "{name} is a tar archive, such as an Open edX export, which Meantime cannot read yet: "
        "paste the outline of the course as text, or give it as a table."
    ),
    "formats.pdf_not_yet": N_(
        "{name} is a PDF, in which tables lose their columns: give the Word document or spreadsheet it was made "
        "from, or paste its outline as text."
    ),
    "formats.old_word": N_("{name} is in the format of Word 97-2003: open it in Word and save it as .docx."),
    "formats.old_excel": N_("{name} is in the format of Excel 97-2003: open it in Excel and save it as .xlsx."),
    "formats.old_office": N_(
        "{name} is in an Office format of 1997-2003, or protected by a password: save it as .docx or .xlsx without one."
    ),
    "formats.no_columns": N_("{name} is read as {format}, which has no columns: leave --column away."),
    "formats.unknown_file": N_(
        "Meantime cannot tell what {name} is. It reads Canvas exports and Common Cartridges (.imscc), course files "
        "(.yaml), outlines (.txt, .md), Word tables (.docx), spreadsheets (.xlsx, .csv) and calendars (.ics)."
    ),
    # What a person should know about a reading
    "formats.member_unreadable": N_("This file of the archive could not be read; what it says is missing here."),
    "formats.more_unreadable": Plural(N_("{n} more file could not be read."), N_("{n} more files could not be read.")),
    "formats.unsafe_members": Plural(
        N_("{n} entry of the archive points outside of it and was left out."),
        N_("{n} entries of the archive point outside of it and were left out."),
    ),
    "formats.people_removed": Plural(
        N_("Contact data, access codes or the tail of a link were removed from {n} text."),
        N_("Contact data, access codes or the tails of links were removed from {n} texts."),
    ),
    "formats.too_many_activities": N_("The course has more than {limit} activities; only the first {limit} were read."),
    "formats.announcements_left_out": Plural(
        N_("{n} announcement was left out: it is news and no activity."),
        N_("{n} announcements were left out: they are news and no activities."),
    ),
    "formats.modules_from_manifest": Plural(
        N_("The export lacks its list of modules; {n} was taken from the table of contents in imsmanifest.xml."),
        N_("The export lacks its list of modules; {n} were taken from the table of contents in imsmanifest.xml."),
    ),
    "formats.not_in_module": Plural(
        N_("{n} activity stands in no module; it follows after the modules."),
        N_("{n} activities stand in no module; they follow after the modules, by due date."),
    ),
    "formats.pages_without_text": Plural(
        N_("{n} page holds no text, perhaps a video or a file; its minutes are a guess."),
        N_("{n} pages hold no text, perhaps videos or files; their minutes are a guess."),
    ),
    "formats.dates_left_out": Plural(
        N_("{n} date before 1990, after 2090 or unreadable was left out."),
        N_("{n} dates before 1990, after 2090 or unreadable were left out."),
    ),
    "formats.ends_before_start": N_("The course ends before it starts; its end was left out. Give the dates yourself."),
    "formats.starts_after_due": N_(
        "The course starts on {start}, after its last due date, {due}: the due dates are probably those of an earlier term."
    ),
    "formats.zone_unknown": N_("The course states a time zone that nobody knows; it was not used."),
    "formats.zone_not_found": N_(
        "The course does not say its time zone; its dates are shown in UTC. Give the zone yourself."
    ),
    "formats.zone_from_edits": N_("The time zone {zone} is the one in which most due dates were set. Please confirm it."),
    "formats.zone_inferred": N_("The time zone {zone} was inferred: there most work is due at 23:59. Please confirm it."),
}
