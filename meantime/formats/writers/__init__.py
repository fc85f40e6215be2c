"""A document as other people read it: tables, syllabus, calendar, JSON."""
