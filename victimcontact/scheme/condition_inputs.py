"""What has to be said with a request besides its wording: names, a kind of place, times (representations.md 3.3; P61).

Each is asked for under the licence service's own name as well, so that its wording can be filled in. What may show who or where
somebody is goes to the practitioner by word of mouth: it is `apart`, and never in what is sent.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from types import MappingProxyType

from victimcontact.scheme.conditions import OFFICIAL_CODES
from victimcontact.scheme.words.months import day_in_words

OLDEST_CHILD = 18
NOT_AT_ALL, ASK_FIRST, TELL = "not_at_all", "ask_first", "tell"


class InputKind(StrEnum):
    """How something is said; `LINES` is one thing a line."""

    TEXT = "text"
    LINES = "lines"
    AGE = "age"
    CHOICE = "choice"
    TIME = "time"
    DAY = "day"


class InputFault(StrEnum):
    """What is wrong with what was said."""

    MISSING = "missing"
    NOT_AN_AGE = "not_an_age"
    NOT_OFFERED = "not_offered"
    NOT_A_TIME = "not_a_time"
    NOT_A_DAY = "not_a_day"
    WITHOUT_THE_OTHER = "without_the_other"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Input:
    """One thing to be said. `official` is its name in the licence policy; `apart`: it may show who or where somebody is."""

    name: str
    label: str
    official: str
    kind: InputKind = InputKind.TEXT
    required: bool = True
    options: tuple[tuple[str, str], ...] = ()
    apart: bool = False


_GENDER = Input(
    "gender",
    "Which children?",
    "gender",
    InputKind.CHOICE,
    options=(("any", "Any"), ("any female", "Girls"), ("any male", "Boys")),
)
_AGE = Input("age", "Under which age? 18 at most", "age", InputKind.AGE)
_SOCIAL_SERVICES = Input(
    "social_services", "Which social services department has to agree?", "socialServicesDepartment", required=False
)
_FROM = Input("from_time", "From what time?", "firstCurfewStart", InputKind.TIME, required=False)
_UNTIL = Input("until_time", "Until what time?", "firstCurfewEnd", InputKind.TIME, required=False)
_END = Input("end_on", "Until which day?", "endDate", InputKind.DAY)
_LIMITS = ((NOT_AT_ALL, "Not at all without leave"), (ASK_FIRST, "Ask before posting"), (TELL, "Tell when posting"))

INPUTS: Mapping[str, tuple[Input, ...]] = MappingProxyType(
    {
        "NC_NAMED": (
            Input("names", "Who is to be named? One name a line", "name", InputKind.LINES, apart=True),
            _SOCIAL_SERVICES,
        ),
        "NC_PERSON": (
            Input("names", "Whom not to contact? One name a line", "nameOfIndividual", InputKind.LINES, apart=True),
        ),
        "CHILD_CONTACT": (_GENDER, _AGE, _SOCIAL_SERVICES),
        "CHILD_HOUSE": (_GENDER, _AGE),
        "EXC_PREMISES": (
            Input("place", "What is the place called, or what kind is it?", "nameOfPremises", apart=True),
            Input("address", "What is its address or road?", "premisesAddress", required=False, apart=True),
        ),
        "EXC_TYPE": (Input("kind_of_place", "Which kind of place?", "typeOfPremises"),),
        "EXC_EVENT": (Input("event", "Which event?", "eventName"),),
        "PUBLIC_EVENT": (
            Input("kind_of_event", "Which kinds of event? Empty: any", "publicEventType", required=False),
            _FROM,
            _UNTIL,
        ),
        "DRINKING": (_FROM, _UNTIL),
        "VEHICLE": (
            Input("vehicles", "Which kinds of vehicle? Empty: any", "typesOfMotorVehicle", required=False),
            _FROM,
            _UNTIL,
            Input("places", "Where? Empty: anywhere", "locations", required=False),
        ),
        "CURFEW": (
            Input("from_time", "From what time?", "oneCurfewStart", InputKind.TIME),
            Input("until_time", "Until what time?", "oneCurfewEnd", InputKind.TIME),
        ),
        "EM_TAG": (
            Input("checks", "What is the tag to check? One thing a line", "electronicMonitoringTypes", InputKind.LINES),
            _END,
        ),
        "TRAIL": (_END,),
        "ONLINE": (
            Input("limit", "How strict?", "contactType", InputKind.CHOICE, options=_LIMITS),
            Input("kind_of_site", "Which kind of site or service?", "contentType"),
        ),
    }
)
_ONLINE_IN_WORDS = {
    ASK_FIRST: "Request permission from your supervising officer before you",
    TELL: "Notify your supervising officer if you",
}


def inputs_of(key: str) -> tuple[Input, ...]:
    """What has to be said with a request of this kind, in order."""
    return INPUTS.get(key, ())


def faults_of_inputs(key: str, said: Mapping[str, str]) -> Mapping[str, InputFault]:
    """What is wrong with what was said with a request, by input; empty is right (P61: naming people needs a name)."""
    known = {each.name: each for each in inputs_of(key)}
    faults = {name: InputFault.UNKNOWN for name in said if name not in known}
    faults |= {name: fault for name, each in known.items() if (fault := _fault(each, said.get(name, "").strip()))}
    if {"from_time", "until_time"} <= known.keys() and bool(said.get("from_time")) != bool(said.get("until_time")):
        faults.setdefault("until_time" if said.get("from_time") else "from_time", InputFault.WITHOUT_THE_OTHER)
    return faults


def official(key: str, said: Mapping[str, str]) -> tuple[str, Mapping[str, tuple[str, ...]]]:
    """The licence service's code for a request, and what was said by the names of its policy; no code for something else.

    Limits online have two codes: one to keep out, one to ask or tell first.
    """
    codes = OFFICIAL_CODES.get(key)
    if codes is None:
        return "", {}
    values = {each.official: _official_value(each, said.get(each.name, "")) for each in inputs_of(key)}
    if key == "ONLINE" and said.get("limit") in _ONLINE_IN_WORDS:
        return codes[1], {"contactType": (_ONLINE_IN_WORDS[said["limit"]],), "contentTypes": values["contentType"]}
    return codes[0], values


def _official_value(wanted: Input, text: str) -> tuple[str, ...]:
    if wanted.kind is InputKind.LINES:
        return tuple(line.strip() for line in text.splitlines() if line.strip())
    if wanted.kind is InputKind.DAY and text:
        return (day_in_words(date.fromisoformat(text), "en"),)
    return (text,) if text else ()


def _fault(wanted: Input, text: str) -> InputFault | None:
    if not text:
        return InputFault.MISSING if wanted.required else None
    if wanted.kind is InputKind.AGE:
        right = text.isdecimal() and 1 <= int(text) <= OLDEST_CHILD
        return None if right else InputFault.NOT_AN_AGE
    if wanted.kind is InputKind.CHOICE:
        return None if text in dict(wanted.options) else InputFault.NOT_OFFERED
    return _fault_of_moment(wanted.kind, text)


def _fault_of_moment(kind: InputKind, text: str) -> InputFault | None:
    readers = {
        InputKind.TIME: (time.fromisoformat, InputFault.NOT_A_TIME),
        InputKind.DAY: (date.fromisoformat, InputFault.NOT_A_DAY),
    }
    if kind not in readers:
        return None
    read, fault = readers[kind]
    try:
        read(text)
    except ValueError:
        return fault
    return None
