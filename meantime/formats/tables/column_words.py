"""Names of columns in schedules, English and French, and the roles they stand for."""

import re
import unicodedata

# What `read(…, mapping=…)` and `--column NAME=ROLE` may say.
ROLES = (
    *("week", "date", "weekday", "start", "end", "title", "kind", "minutes", "due", "text", "module", "place", "mode"),
    *("activities", "ignore"),
)

# Per role, the names that stand for it, the surest first; a name is looked for as whole words.
_NAMES: dict[str, tuple[str, ...]] = {
    "week": ("week", "weeks", "wk", "week no", "semaine", "semaines", "no semaine", "sem"),
    "weekday": ("weekday", "day of week", "dow", "jour de la semaine"),
    "due": (
        *("due", "due date", "date due", "due by", "deadline", "deadlines", "submit by", "echeance", "remise"),
        *("a remettre", "a rendre", "date limite", "date de remise", "items due", "assignments due", "work due"),
    ),
    "start": (
        "start time",
        "begin time",
        "starts at",
        "heure de debut",
        "start",
        "begins",
        "begin",
        "from",
        "debut",
        "time",
        "heure",
        "horaire",
        "hour",
    ),
    "end": (
        "end time",
        "ends at",
        "heure de fin",
        "end date",
        "date end",
        "end",
        "ends",
        "finish",
        "until",
        "to",
        "fin",
        "date de fin",
    ),
    "date": (
        "date",
        "dates",
        "class date",
        "session date",
        "start date",
        "date debut",
        "date de debut",
        "when",
        "quand",
        "day",
        "jour",
    ),
    "minutes": (
        *("minutes", "min", "mins", "duration", "time required", "estimated time", "time estimate", "time needed"),
        *("length", "workload", "duree", "temps", "duree min", "est time", "hours", "heures"),
    ),
    "kind": ("kind", "type", "activity type", "item type", "category", "nature", "categorie", "type d activite"),
    "mode": ("mode", "modality", "delivery", "delivery mode", "sync async", "sync", "synchronous", "modalite", "format"),
    "module": (
        "module",
        "modules",
        "unit",
        "unite",
        "group",
        "part",
        "partie",
        "section",
        "bloc",
        "block",
        "chapter",
        "chapitre",
        "subgroup",
        "phase",
    ),
    "place": ("place", "location", "room", "where", "venue", "lieu", "salle", "local"),
    "title": (
        # What people do comes before what it is about: a topic beside a list of activities is their text.
        *(
            "title",
            "titre",
            "activity",
            "activities",
            "activite",
            "activites",
            "learning activities",
            "tasks",
            "task",
            "taches",
        ),
        *("topic", "topics", "sujet", "sujets", "theme", "lesson", "lessons", "session", "class", "lecture", "lectures"),
        *("seance", "cours", "subject", "content", "contents", "contenu", "item", "what", "agenda", "name", "nom"),
        *("lecture topic", "event", "slug"),
    ),
    "text": (
        *("description", "details", "detail", "notes", "note", "comments", "comment", "instructions", "remarks"),
        *("remarques", "commentaires", "objectives", "learning objectives", "objectifs", "outcomes"),
    ),
    "activities": (
        *("readings", "reading", "required reading", "required readings", "optional", "read", "lectures a lire", "textes"),
        *("videos", "video", "watch", "homework", "hw", "assignment", "assignments", "assigned", "assessment"),
        *(
            "assessments",
            "quiz",
            "quizzes",
            "lab",
            "labs",
            "labo",
            "laboratoire",
            "discussion",
            "discussions",
            "exercises",
            "exercises due",
        ),
        *("before class", "in class", "after class", "pre class", "post class", "preparation", "prep", "to do", "todo"),
        *("devoirs", "devoir", "travaux", "travail", "evaluation", "evaluations", "exercices", "project", "projects"),
        *("avant le cours", "en classe", "apres le cours", "asynchronous", "asynchrone", "synchrone", "work"),
        *("asynchronous activities", "synchronous activities", "online activities", "in class activities"),
    ),
    "ignore": (
        "link",
        "links",
        "url",
        "slides",
        "color",
        "colour",
        "instructor",
        "instructors",
        "teacher",
        "enseignant",
        "id",
        "email",
        "e mail",
    ),
}
_BY_NAME: dict[str, tuple[str, int]] = {}
for _role, _names in _NAMES.items():
    for _rank, _name in enumerate(_names):
        _BY_NAME.setdefault(_name, (_role, _rank))


def plain_name(header: str) -> str:
    """Lower case, without accents, signs and brackets: "Durée (min)" is "duree min"."""
    folded = unicodedata.normalize("NFKD", header.lower())
    return " ".join(re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c))))


def role_of(header: str) -> tuple[str, int] | None:
    """The role of a column of that name, and how sure the name is of it (0 is the surest); None where unknown."""
    name = plain_name(header)
    if name in _BY_NAME:
        return _BY_NAME[name]
    for length in (3, 2, 1):  # the longest run of words that is known, from the right: "Topic of the week" is no week
        words = name.split()
        for start in range(len(words) - length + 1):
            known = _BY_NAME.get(" ".join(words[start : start + length]))
            if known and len(words) <= 5:
                return known[0], known[1] + 20
    return None
