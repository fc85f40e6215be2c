"""A planned course to take along: syllabus, calendar, course file, tables, and what to change by hand elsewhere."""
