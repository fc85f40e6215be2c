"""Times, dates, weeks and activities as people write them, in several languages."""
