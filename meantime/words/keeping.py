"""Sentences about plans that are kept beside each other, and about who may change or see them."""

from meantime.words.say import N_, Sentence

SENTENCES: dict[str, Sentence] = {
    "keeping.gone": N_("This plan was deleted in the meantime, so nothing was changed."),
    "keeping.opened_since": N_(
        "Somebody else has opened another plan in the meantime, so nothing was changed; the list shows it as it is now."
    ),
    "keeping.changed_since": N_(
        "The plan was changed in the meantime, so it was not adopted. Look at what has changed, then adopt it."
    ),
    "keeping.nothing_to_adopt": N_("No card of this plan has a place, so there is nothing that learners could see."),
    "keeping.too_many": N_("This course keeps {n} plans already. Delete one that is no longer needed, then keep this one."),
    "keeping.long_name": N_("A name has at most {n} letters."),
    "keeping.delete_current": N_("This plan is open. Open another one first, then delete it."),
    "keeping.delete_adopted": N_("Learners see this plan. Adopt another one first, then delete it."),
    "sharing.long_name": N_("A name has at most {n} letters."),
    "sharing.too_many_links": N_("This plan has {n} links already. Revoke one that is no longer needed."),
    "sharing.no_text": N_("Write something first."),
    "sharing.long_text": N_("A comment has at most {n} letters; this one has {length}. Shorten it or write two."),
    "sharing.no_name": N_("Say who you are, so that your comment can be answered."),
    "sharing.too_many_comments": N_(
        "Many comments came through this link within an hour. Try again later; the text is kept."
    ),
    "sharing.too_fast": N_("That was quick: at most {n} comments a minute. Try again in a minute; the text is kept."),
    "sharing.no_such_card": N_(
        "This card is no longer part of the plan, so the comment was not kept. Its text stands below."
    ),
    "people.unknown": N_(
        "Nobody can sign in as {email} yet. Whoever hosts this site makes the account (meantime createuser), "
        "then add the person here."
    ),
    "people.learner": N_("{email} learns in this course and can therefore not teach it."),
    "people.last_instructor": N_("A course keeps at least one instructor. Add another one first."),
    "people.unknown_role": N_("Choose what the person does: instructor, assistant or designer."),
}
