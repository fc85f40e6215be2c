"""The kinds of activity and the forms of what Meantime plans but does not run itself."""

from enum import StrEnum


class Kind(StrEnum):
    """What an activity is. Shapes and defaults of each are data in `policies/`."""

    POLL = "poll"
    CHECK = "check"  # quiz, comprehension check, retrieval practice
    PEER_INSTRUCTION = "peer_instruction"
    PROBLEM = "problem"  # practice problem-solving, exercises, worked problems
    DISCUSSION = "discussion"
    BRAINSTORM = "brainstorm"
    LECTURE = "lecture"  # live or recorded presentation of content, demonstration
    READING = "reading"  # texts, pages, web sites
    ANNOTATION = "annotation"  # reading and annotating together
    REFLECTION = "reflection"  # journal, exit ticket, minute paper, muddiest point
    PEER_REVIEW = "peer_review"
    ASSIGNMENT = "assignment"  # individual work handed in: essay, report, homework
    PROJECT = "project"  # work that a group produces over time
    CASE = "case"  # case study, scenario
    QUESTIONS = "questions"  # questions and answers with the instructor
    COMMUNITY = "community"  # welcome, icebreaker, social presence
    FLIPPED = "flipped"  # a flipped class: prepare, engage, follow up
    EXTERNAL = "external"  # planned, timed, linked, ticked off; its `Form` says what


class Form(StrEnum):
    """What an `external` activity is."""

    EXAM = "exam"
    LAB = "lab"
    OFFICE_HOURS = "office_hours"
    PRESENTATION = "presentation"  # students present
    ROLE_PLAY = "role_play"  # role play, simulation, debate on stage, game
    GUEST = "guest"
    FIELD_TRIP = "field_trip"
    ONE_TO_ONE = "one_to_one"  # conference, tutoring, coaching, individual feedback in person
    LINK = "link"  # a tool or page elsewhere of which nothing more is known
