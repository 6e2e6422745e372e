"""The ledger of duties: what is owed, by whom, by when, on what authority, and the proof that it was done.

`owed` is a pure function of the dated facts of a case and of the law in force. The ways in which the contract was
read where it leaves a choice are in docs/adr/0011-duty-readings.md.
"""

from victimcontact.scheme.duties.history import KINDS, SAME_AS
from victimcontact.scheme.duties.ledger import owed
from victimcontact.scheme.duties.settling import LIVE, DutyStanding
from victimcontact.scheme.duties.values import CaseTerms, Duty, Fact, FactAfterQuestion

__all__ = [
    "KINDS",
    "LIVE",
    "SAME_AS",
    "CaseTerms",
    "Duty",
    "DutyStanding",
    "Fact",
    "FactAfterQuestion",
    "owed",
]
