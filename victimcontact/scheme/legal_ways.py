"""The law by which something of a victim's case may be given to somebody outside the service: named each time it is given (R75).

It opens the way; data-protection law and the wish of the victim hold beside it. Sources: law.md 6; DVCVA 2004 ss.35 to 44B and s.54.
"""

from collections.abc import Mapping
from types import MappingProxyType

from victimcontact.scheme.consultations import BY_WHO_KNOWS
from victimcontact.scheme.risk_information import Recipient

REPRESENTATIONS = "DVCVA 2004 s.35"
FOR_THE_SCHEME = "DVCVA 2004 s.54"
MEETINGS: Mapping[str, str] = MappingProxyType({"mappa": "Criminal Justice Act 2003 s.325"})
OTHER_MEETINGS = "Crime and Disorder Act 1998 s.115"

_RISK: Mapping[Recipient, str] = MappingProxyType(
    {
        Recipient.PRACTITIONER: "Offender Management Act 2007 s.14",
        Recipient.POLICE: "Crime and Disorder Act 1998 s.115",
        Recipient.MENTAL_HEALTH_CASEWORK: FOR_THE_SCHEME,
    }
)
_HOSPITAL: Mapping[str, str] = MappingProxyType(
    {"C": "DVCVA 2004 s.36A", "F": "DVCVA 2004 s.42A", "G": "DVCVA 2004 ss.38B, 41A, 44B"}
)
_TRIBUNAL: Mapping[str, str] = MappingProxyType(
    {"B": "DVCVA 2004 s.37", "D": "DVCVA 2004 s.40", "E": "DVCVA 2004 s.43"}
)


def for_hospital(route: str) -> str:
    """By which the victim's wish, name and address go to the managers of a hospital. Raises `KeyError` on any other route."""
    return _HOSPITAL[route]


def for_risk(recipient: str) -> str:
    """By which a fact about risk goes to whoever has to act on it. Raises `ValueError` for somebody else."""
    return _RISK[Recipient(recipient)]


def for_report(document: str, *, route: str, meeting: str = "") -> str:
    """By which a report goes: the input to a meeting by the kind of it, representations by the route."""
    if meeting:
        return MEETINGS.get(meeting, OTHER_MEETINGS)
    return _TRIBUNAL.get(route, REPRESENTATIONS) if document == "R02" else REPRESENTATIONS


def for_answer(kind: str, *, route: str) -> str:
    """By which an answer goes to whoever asks before a decision."""
    return _HOSPITAL.get(route, FOR_THE_SCHEME) if kind in BY_WHO_KNOWS else FOR_THE_SCHEME
