"""Schedule 18, Part 3: terrorism offences, by Act, each with the day it was first listed (R15)."""

from victimcontact.scheme.offences.entries import (
    TERRORISM_LISTED_AS_VIOLENT_ON,
    TERRORISM_LISTED_ON,
    Entry,
    Part,
)


def _new(section: str, paragraph: str, title: str) -> Entry:
    return Entry(section, paragraph, title, since=TERRORISM_LISTED_ON)


def _listed_as_violent_before(section: str, paragraph: str, title: str) -> Entry:
    return Entry(section, paragraph, title, since=TERRORISM_LISTED_AS_VIOLENT_ON, since_was_read=False)


TERRORISM: Part = {
    "Terrorism Act 2000": (
        _new("11", "41(a)", "Membership of a proscribed organisation"),
        _new("12", "41(b)", "Supporting a proscribed organisation"),
        _listed_as_violent_before("54", "41(c)", "Weapons training"),
        _listed_as_violent_before("56", "41(d)", "Directing a terrorist organisation"),
        _listed_as_violent_before("57", "41(e)", "Articles held for terrorist purposes"),
        _new("58", "41(f)", "Collecting information useful to a terrorist"),
        _new("58A", "41(g)", "Publishing information about the armed forces and others"),
        _new("58B", "41(h)", "Entering or staying in a designated area"),
        _listed_as_violent_before("59", "41(i)", "Inciting terrorism overseas"),
    ),
    "Anti-terrorism, Crime and Security Act 2001": (
        _listed_as_violent_before("113", "42", "Noxious substances used to harm or intimidate"),
    ),
    "Terrorism Act 2006": (
        _new("1", "43(a)", "Encouragement of terrorism"),
        _new("2", "43(b)", "Spreading terrorist publications"),
        _listed_as_violent_before("5", "43(c)", "Preparing terrorist acts"),
        _listed_as_violent_before("6", "43(d)", "Training for terrorism"),
        _new("8", "43(e)", "Attending a place used for terrorist training"),
        _listed_as_violent_before("9", "43(f)", "Making or holding radioactive devices or material"),
        _listed_as_violent_before("10", "43(g)", "Misuse of radioactive devices or material"),
        _listed_as_violent_before("11", "43(h)", "Terrorist threats about radioactive devices"),
    ),
}
