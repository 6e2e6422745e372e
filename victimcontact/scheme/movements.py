"""Movements in and out of prison, as the prison system codes them, and what they mean when they are no key stage.

Which code starts which key stage is said in the register (`Stage.heard_as`). Here stands the rest: codes that mean
nothing to a victim, codes that may mean that a sentence no longer stands, and what `reason` says where the code is not
known. The prison system warns that its list of codes changes, so an unknown code is never guessed at.
"""

from enum import StrEnum


class Way(StrEnum):
    """Which way somebody moved."""

    OUT = "out"
    IN = "in"


# Two messages report one movement: this pair 45 minutes late and without what was undone by then, the other at once.
ACTED_ON = {
    "prison-offender-events.prisoner.released": Way.OUT,
    "prison-offender-events.prisoner.received": Way.IN,
}
AT_ONCE = {
    "prisoner-offender-search.prisoner.released": Way.OUT,
    "prisoner-offender-search.prisoner.received": Way.IN,
}

MERGED_RECORDS = frozenset({"MRG"})
RESETTLEMENT_LEAVE = frozenset(
    {"3", "4", "20", "ET", "FB", "OPA", "PAP", "PWP", "R2", "R3", "RO", "TAP", "UPW", "YMI", "YOTR", "YRDR"}
)
# Leave for treatment is medical and is told to nobody (R38); a production or an escort is not a release on licence.
ESCORTED_OR_MEDICAL = frozenset({"C5", "C6", "5", "PC", "LTX", "SE", "ST", "SP", "21", "F4", "IM", "YJAF"})
# Out of prison in a way that may mean the sentence was changed or never stood.
ENDED_OTHERWISE = frozenset({"BD", "BL", "DISC", "DS", "HC", "NCS", "NG", "PF", "RW", "99"})
ADMITTED = frozenset(
    {"25", "26", "27", "29", "C", "E", "F", "G", "I", "J", "K", "N", "O", "P", "V", "W", "INTER", "Q", "S", "Z"}
)

# Prisons that are open as a whole. A site with an open and a closed part has a code for each.
OPEN_PRISONS = frozenset(
    {"AGI", "EHI", "ESI", "FDI", "HBI", "HDI", "HVI", "KMI", "LYI", "NSI", "SPI", "SUI", "TCI", "UPI"}
)

# `reason` of the message: what it makes likely where the code is not known.
LIKELY = {
    (Way.OUT, "RELEASED"): "released",
    (Way.OUT, "RELEASED_TO_HOSPITAL"): "transferred_to_hospital",
    (Way.OUT, "TEMPORARY_ABSENCE_RELEASE"): "temporary_release_planned",
    (Way.IN, "ADMISSION"): "recalled",
    (Way.IN, "TRANSFERRED"): "moved_prison",
}
# `reason` that means nothing to a victim by itself, whatever the code.
IN_PASSING = {
    (Way.OUT, "SENT_TO_COURT"): "Taken to a court hearing.",
    (Way.OUT, "TRANSFERRED"): "Leaving one prison for another: the arrival says where to.",
    (Way.IN, "RETURN_FROM_COURT"): "Back from a court hearing.",
    (Way.IN, "TEMPORARY_ABSENCE_RETURN"): "Back from a temporary absence.",
}
# With which `reason` a code that starts a stage agrees; any other pair contradicts itself.
AGREES = {
    Way.OUT: frozenset({"", "RELEASED", "UNKNOWN"}),
    Way.IN: frozenset({"", "ADMISSION"}),
}
AGREES_FOR = {
    "transferred_to_hospital": frozenset({"", "RELEASED", "RELEASED_TO_HOSPITAL", "UNKNOWN"}),
    "moved_prison": frozenset({"", "TRANSFERRED"}),
    "temporary_release_planned": frozenset({"", "TEMPORARY_ABSENCE_RELEASE"}),
}
