"""Offences outside Schedule 18 that people ask about, and those of the Victim Notification Scheme (R21)."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Unlisted:
    """An offence outside Schedule 18. `named` is the pattern of titles that mean it when no Act is given.

    `notification`: the Victim Notification Scheme takes it when the custodial term is short (R21).
    """

    act: str
    sections: tuple[str, ...]
    title: str
    named: str
    notification: bool = False


_BREACH = r"(breach\w*|contraven\w*|fail\w* to comply|disobey\w*)"

UNLISTED: tuple[Unlisted, ...] = (
    Unlisted("Criminal Justice Act 1988", ("39",), "Common assault", r"^(common assault|assault by beating|battery)"),
    Unlisted(
        "Assaults on Emergency Workers (Offences) Act 2018",
        ("1",),
        "Assault on an emergency worker",
        r"\bemergency worker",
    ),
    Unlisted("Road Traffic Act 1988", ("2B",), "Causing death by careless driving", r"death.*careless(?!.*influence)"),
    Unlisted("Road Traffic Act 1988", ("1A",), "Causing serious injury by dangerous driving", r"serious injury.*driv"),
    Unlisted("Fraud Act 2006", ("1", "2", "3", "4"), "Fraud", r"^fraud\b"),
    Unlisted("Theft Act 1968", ("1", "7"), "Theft", r"^theft\b"),
    Unlisted("Common law", (), "Perverting the course of justice", r"^pervert"),
    Unlisted("Common law", (), "Misconduct in public office", r"^misconduct in (a )?public office"),
    Unlisted("Common law", (), "Public nuisance", r"^(causing )?(a )?public nuisance"),
    Unlisted("Common law", (), "Outraging public decency", r"^outrag"),
    Unlisted("Common law", (), "Preventing a lawful burial", r"^prevent\w* (a |the )?(lawful|decent)"),
    Unlisted("Common law", (), "Escape from lawful custody", r"^escap"),
    Unlisted("Common law", (), "Cheating the public revenue", r"^cheat"),
    Unlisted(
        "Protection from Harassment Act 1997",
        ("2",),
        "Harassment",
        r"^harassment without violence",
        notification=True,
    ),
    Unlisted(
        "Protection from Harassment Act 1997",
        ("2A",),
        "Stalking",
        r"^stalking without fear",
        notification=True,
    ),
    Unlisted(
        "Crime and Disorder Act 1998",
        ("32",),
        "Racially or religiously aggravated harassment or stalking",
        r"aggravated (harassment|stalking) without",
        notification=True,
    ),
    Unlisted(
        "Serious Crime Act 2015",
        ("76",),
        "Controlling or coercive behaviour",
        r"(controlling|coercive)( or | and | )+(controlling|coercive)",
        notification=True,
    ),
    Unlisted(
        "Protection from Harassment Act 1997",
        ("3", "5", "5A"),
        "Breach of a restraining order or injunction",
        rf"{_BREACH}.*(restraining order|injunction.*harass)|^harassment breach",
        notification=True,
    ),
    Unlisted("Sentencing Act 2020", ("363",), "Breach of a restraining order", r"(?!)", notification=True),
    Unlisted(
        "Family Law Act 1996",
        ("42A",),
        "Breach of a non-molestation order",
        rf"{_BREACH}.*non ?molestation",
        notification=True,
    ),
    Unlisted(
        "Family Law Act 1996",
        ("63CA",),
        "Breach of a forced marriage protection order",
        rf"{_BREACH}.*forced marriage",
        notification=True,
    ),
    Unlisted(
        "Stalking Protection Act 2019",
        ("8",),
        "Breach of a stalking protection order",
        rf"{_BREACH}.*stalking protection",
        notification=True,
    ),
    Unlisted(
        "Domestic Abuse Act 2021",
        ("39",),
        "Breach of a domestic abuse protection order",
        rf"{_BREACH}.*domestic abuse protection",
        notification=True,
    ),
    Unlisted(
        "Female Genital Mutilation Act 2003",
        ("5A",),
        "Breach of a female genital mutilation protection order",
        rf"{_BREACH}.*(female genital mutilation|fgm) protection",
        notification=True,
    ),
)

# Titles that may mean an offence of the notification scheme or its graver, listed neighbour: a person must look.
MAY_BE_EITHER = r"^(racially or religiously aggravated )?(stalking|harassment)\b(?!.*\balarm\b)"
