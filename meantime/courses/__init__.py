"""What exists before any plan: courses, sections and their terms, meetings, outcomes, enrollments. May use: accounts."""
