"""What the script of the map says. Names in braces are filled in by it."""

from django.utils.translation import gettext as _


def map_words() -> dict[str, str]:
    return {
        # numbers
        "minutes": _("{n} min"),
        "hours": _("{n} h"),
        "hours_minutes": _("{hours} h {minutes}"),
        "together": _("{time} together"),
        "over": _("{time} over"),
        "under": _("{time} under"),
        "week": _("week {number}"),
        "used": _("{live} of {usable}"),
        "listening": _("{time} of listening"),
        # while a card is carried
        "lifted": _("“{title}” is lifted. Arrows carry it, Space puts it down, Escape puts it back."),
        "becomes": _("{at}: {what}, {time}."),
        "place": _("Place {position} of {count}."),
        "about": _("about {time}"),
        "room": _("{used} of {minutes} minutes are taken."),
        "too_full": _("{over} too much for this meeting."),
        "week_now": _("Week {number}: {hours}."),
        "week_of": _("Week {number}: {hours}; {low} to {high} are expected."),
        "out": _("These are not its days; your word counts all the same."),
        "needs": _("It needs “{title}”, which comes later."),
        "needed": _("“{title}” needs it, and comes earlier."),
        "past": _("That time has passed; nothing can be put there."),
        "stays": _("“{title}” has already been; it stays where it is."),
        "no_further": _("It goes no further this way."),
        "back": _("“{title}” is back where it was."),
        "carried_off": _("{who} has moved the card that you are carrying."),
        # saving
        "saving": _("Saving …"),
        "saved": _("Saved"),
        "trying": _("Not saved yet – trying again"),
        "signed_out": _("Not saved yet: you are signed out. Sign in on another tab, and it will be saved."),
        "lost": _("This could not be saved. The page shows the plan as it is now."),
        "closed": _("This plan is no longer open to you, so this was not saved."),
        "other": _("{who}: {what}"),
        "renewed": _("The course has changed. The map is drawn anew."),
        "undo": _("Undo {what}"),
        "redo": _("Redo {what}"),
        "not_opened": _("The card cannot be opened while there is no connection."),
    }
