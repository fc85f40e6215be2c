"""Sentences for messages of the web server's commands."""

from meantime.words.say import N_, Sentence

SENTENCES: dict[str, Sentence] = {
    "web.settings": N_("{problem}"),
    "web.port": N_("PORT is {value}; write a number from 1 to 65535"),
    "web.port_taken": N_("port {port} of {host} is taken by another program; set PORT to another number"),
    "web.address": N_("{host} is not an address of this computer; --host takes one that is, or 0.0.0.0 for all"),
    "web.open_to_others": N_(
        "{host} can be reached by others, so name the hosts they will ask for: MEANTIME_HOSTS=meantime.example.org"
    ),
    "web.unfit": N_("not fit to be reached by others: {problem}"),
    "web.folder": N_("the data folder {folder} cannot be used: {why}"),
    "web.database": N_("the database cannot be used: {why}"),
    "web.not_demo": N_(
        "{folder} holds accounts of people, and the demo would open it to whoever sits here; "
        "set MEANTIME_DATA to another folder"
    ),
    "web.account": N_("{email} has an account already"),
    "web.account_refused": N_("no account was made: {why}"),
    "web.passwords_differ": N_("the two passwords differ; try again"),
}
