"""The sorted lines of an outline to the neutral document."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from meantime.formats.activity_lines import DueText, clock_of, read_activity_line
from meantime.formats.calendar_words import is_day_off
from meantime.formats.cartridge_document import finished
from meantime.formats.clock_times import find_span
from meantime.formats.counting import counts_of
from meantime.formats.dates import Written, find_dates
from meantime.formats.document import (
    Activity,
    Break,
    CourseDocument,
    Level,
    Meeting,
    Module,
    Notice,
    Outcome,
    Reading,
    Term,
)
from meantime.formats.ids import Ids
from meantime.formats.limits import ACTIVITIES, TEXT_CHARACTERS, TITLE_CHARACTERS
from meantime.formats.local_times import LocalTimes, local_times
from meantime.formats.outline_facts import Facts
from meantime.formats.outline_lines import OutlineLine, Part, Sort, numbered_part, part_of
from meantime.formats.outline_sections import code_and_title, is_administration, is_outcomes
from meantime.formats.source import Source
from meantime.formats.timetable import meeting_id
from meantime.formats.titles import course_title
from meantime.formats.years import with_years
from meantime.terms.message import Param, UserError, message
from meantime.terms.modality import Clock
