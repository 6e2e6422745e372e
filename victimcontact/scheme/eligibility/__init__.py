"""Who is within the scheme, and by which route (law.md, R1 to R23; P11)."""

from victimcontact.scheme.eligibility.answer import OUTCOME_OF, Assessment, Outcome, Owner, Reason, Route
from victimcontact.scheme.eligibility.assessing import assess
from victimcontact.scheme.eligibility.length import Length, length_of, spoken
from victimcontact.scheme.eligibility.people import turns
from victimcontact.scheme.eligibility.question import (
    CUSTODY,
    Contradiction,
    Court,
    Disposal,
    Inchoate,
    Kind,
    Offence,
    Question,
    Relationship,
    Term,
    Transfer,
    Verdict,
    Victim,
    VictimKind,
)

__all__ = [
    "CUSTODY",
    "OUTCOME_OF",
    "Assessment",
    "Contradiction",
    "Court",
    "Disposal",
    "Inchoate",
    "Kind",
    "Length",
    "Offence",
    "Outcome",
    "Owner",
    "Question",
    "Reason",
    "Relationship",
    "Route",
    "Term",
    "Transfer",
    "Verdict",
    "Victim",
    "VictimKind",
    "assess",
    "length_of",
    "spoken",
    "turns",
]
