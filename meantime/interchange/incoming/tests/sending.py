"""What people send in the tests of the steps."""

from lxml.html import document_fromstring

OUTLINE = """Rivers and people

Week 1: Where rivers go
- Lecture: how water flows (40 min)
- Reading: chapter 1, 22 pages
Week 2: Floods
- Quiz, 8 questions
- Discussion: a dam, who pays?
"""

CSV = "Alpha,Bravo,Charlie\nWhere rivers go,30,Three dams\nWhere floods come from,40,Four floods\n"

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tests//EN
X-WR-TIMEZONE:Europe/Zurich
BEGIN:VEVENT
UID:one@example.org
DTSTAMP:20270101T000000Z
DTSTART;TZID=Europe/Zurich:20270316T100000
DTEND;TZID=Europe/Zurich:20270316T113000
RRULE:FREQ=WEEKLY;COUNT=4
SUMMARY:GEO 7
END:VEVENT
END:VCALENDAR
""".replace("\n", "\r\n")


def fields_of(html: str) -> dict[str, str]:
    """What a browser sends of the step's form when nothing is touched."""
    form = document_fromstring(html).get_element_by_id("step")
    return {name: value or "" for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
