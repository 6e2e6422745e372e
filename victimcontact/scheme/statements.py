"""The victim's own statement to the Parole Board: who may make it, how it may be given, what to think of before it goes.

Nothing here stops a statement but its missing text: warnings are for a talk between the victim and the officer. Sources:
representations.md 1.2 to 1.4; P23 to P27, P34, R61, R63, R64.
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from types import MappingProxyType

# Read aloud: at most 10 minutes (P25, D). Most people read some 130 words a minute.
WORDS_A_MINUTE, LONGEST_MINUTES = 130, 10
MOST_RELATIVES = 2


class Maker(StrEnum):
    """Who makes a statement (P23)."""

    VICTIM = "victim"
    CLOSE_RELATIVE = "close_relative"
    OTHER_RELATIVE = "other_relative"
    GUARDIAN_OR_CARER = "guardian_or_carer"


class Presentation(StrEnum):
    """How it is given at a hearing. The text is always sent as well (P26)."""

    PANEL_READS = "panel_reads"
    VICTIM_READS_IN_ROOM = "victim_reads_in_room"
    VICTIM_READS_BY_LINK = "victim_reads_by_link"
    PRE_RECORDED = "pre_recorded"
    OTHER_READS_VICTIM_PRESENT = "other_reads_victim_present"
    OTHER_READS_VICTIM_ABSENT = "other_reads_victim_absent"


class Thought(StrEnum):
    """What the officer talks over with the victim before the statement goes."""

    OPINION_ON_RELEASE = "opinion_on_release"
    THREAT_OR_ABUSE = "threat_or_abuse"
    LONG_TO_READ = "long_to_read"
    NO_TEXT = "no_text"
    PUT_TOGETHER = "put_together"
    BOARD_MUST_ALLOW = "board_must_allow"
    CHILD_IN_PERSON = "child_in_person"


class Harm(StrEnum):
    """The first limb of rule 17: what telling the prisoner would harm (P34, R63)."""

    NATIONAL_SECURITY = "national_security"
    DISORDER_OR_CRIME = "disorder_or_crime"
    HEALTH_OR_WELFARE = "health_or_welfare"


# For a child as for anybody whose age is not known and who may be one (R19).
IN_PERSON = frozenset({Presentation.VICTIM_READS_IN_ROOM, Presentation.OTHER_READS_VICTIM_PRESENT})

_WHAT_IS_SAID: Mapping[Thought, tuple[str, ...]] = MappingProxyType(
    {
        Thought.OPINION_ON_RELEASE: (
            r"\b(?:should|must|ought)(?: not| never|n['’]t)?(?: to)?(?: ever)? (?:be )?(?:released|let out|set free|freed)\b",
            r"\b(?:never|not|n['’]t) (?:ever )?(?:be )?(?:released|release|let (?:him|her|them) out)\b",
            r"\b(?:keep|stay|remain|rot)\b.{0,20}\b(?:locked up|in prison|in jail|inside|behind bars)\b",
            r"\bthrow away the key\b",
            r"\bdylai\b.{0,30}\b(?:ryddhau|rhyddhau|gael ei ryddhau)\b",
            r"\b(?:ni|na) ddylid\b.{0,30}\brhyddhau\b",
        ),
        Thought.THREAT_OR_ABUSE: (
            r"\b(?:i|we)(?: will|['’]ll| shall| am going to) (?:kill|hurt|harm|(?:get|find) (?:him|her|them|you))\b",
            r"\bhope (?:he|she|they) (?:dies?|suffers?|rots?|burns?)\b",
            r"\b(?:scum|vermin|bastards?|animals?|monsters?)\b",
        ),
    }
)


def minutes_to_read(text: str) -> int:
    """The minutes somebody needs to read it aloud, rounded up (P25); 0 for no text."""
    return -(-len(text.split()) // WORDS_A_MINUTE)


def thoughts_on(text: str) -> tuple[Thought, ...]:
    """What to talk over about the words of a statement (P24 to P26, R61), in the order of `Thought`; none is usual."""
    said = " ".join(text.casefold().split())
    found = {
        thought for thought, ways in _WHAT_IS_SAID.items() if any(re.search(way, said) for way in ways)
    }  # fmt: skip
    if minutes_to_read(text) > LONGEST_MINUTES:
        found.add(Thought.LONG_TO_READ)
    if not said:
        found.add(Thought.NO_TEXT)
    return tuple(thought for thought in Thought if thought in found)


def thoughts_on_makers(makers: Iterable[Maker]) -> tuple[Thought, ...]:
    """What to talk over about who makes the statements of one family (P23).

    More than two relatives may be asked for one or two statements that speak for all. Others than close relatives need
    the Board's leave.
    """
    everybody = tuple(makers)
    relatives = [maker for maker in everybody if maker in (Maker.CLOSE_RELATIVE, Maker.OTHER_RELATIVE)]
    others = any(maker in (Maker.OTHER_RELATIVE, Maker.GUARDIAN_OR_CARER) for maker in everybody)
    found = {Thought.PUT_TOGETHER: len(relatives) > MOST_RELATIVES, Thought.BOARD_MUST_ALLOW: others}
    return tuple(thought for thought, holds in found.items() if holds)


def presentations_for(*, may_be_a_child: bool, manager_noted: bool = False) -> tuple[Presentation, ...]:
    """The ways in which somebody may choose to give it: a child not in person, unless a manager noted why (P27, R64)."""
    barred = IN_PERSON if may_be_a_child and not manager_noted else frozenset()
    return tuple(presentation for presentation in Presentation if presentation not in barred)


def missing_limbs(harm: Harm | None, why_necessary: str) -> tuple[str, ...]:
    """Which limbs of rule 17 a wish to keep it from the prisoner lacks: both are needed (P34, R63)."""
    limbs = {"harm": harm is not None, "necessary_and_proportionate": bool(why_necessary.strip())}
    return tuple(limb for limb, given in limbs.items() if not given)
