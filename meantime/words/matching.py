"""Sentences for messages of `matching`."""

from meantime.words.say import N_, Sentence

SENTENCES: dict[str, Sentence] = {
    "matching.share_out_of_range": N_(
        "{value} is no share of the learners for whom live is not feasible; write a number from 0 to 1."
    ),
    "matching.unknown_priority": N_("There is no priority {name}; these are: {known}."),
    "matching.priority_out_of_range": N_(
        "The priority {name} cannot be {value}; write a number from 0 to {most}, where 1 is neutral and 2 doubles it."
    ),
    "matching.unknown_kind": N_("There is no kind {kind}; these are: {known}."),
    "matching.unknown_form": N_("There is no form {form} of an external activity; these are: {known}."),
}
