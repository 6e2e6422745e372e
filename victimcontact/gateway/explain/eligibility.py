"""`explain eligibility`: one victim, one offence and disposal; is the victim within the scheme?"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from victimcontact.gateway.explain.reading import COMMON, Fields, Unreadable, asking
from victimcontact.gateway.offence_files import UnreadableList, codes_in
from victimcontact.scheme.eligibility import (
    Assessment,
    Contradiction,
    Court,
    Disposal,
    Inchoate,
    Kind,
    Offence,
    Question,
    Reason,
    Relationship,
    Term,
    Transfer,
    Verdict,
    Victim,
    VictimKind,
    assess,
)
from victimcontact.scheme.offences import CodeFlags

_UNITS = ("years", "months", "weeks", "days")
_MOST = 10_000

_VICTIM = ("kind", "relationship", "born_on", "died", "lacks_capacity", "suspected_of_same_conduct")
_OFFENCE = (
    "act",
    "section",
    "title",
    "code",
    "committed_on",
    "convicted_on",
    "against_this_victim",
    "murder",
    "notification_requirements",
    "offence_against_child",
    "inchoate",
)
_DISPOSAL = (
    "kind",
    "imposed_on",
    "term",
    "aggregate_term",
    "activated_on",
    "activated_term",
    "restriction_order",
    "hospital_and_limitation_direction",
    "transfer",
    "restriction_ended_on",
    "quashed_on",
    "reduced_to",
)

Codes = Mapping[str, CodeFlags]
Choice = TypeVar("Choice", bound=StrEnum)


def answer(document: dict[str, object], codes: Codes | None = None) -> dict[str, object]:
    """The answer of the contract to a question as read from JSON. Raises Unreadable."""
    fields = Fields(document, (*COMMON, "victim", "offender", "offence", "verdict", "court", "disposal"))
    asked = asking(fields)
    try:
        return _shown(assess(_question(fields, codes), on=asked.on, law=asked.law))
    except Contradiction as error:
        raise Unreadable(str(error)) from error


def code_list(text: str) -> dict[str, CodeFlags]:
    """A list of offence codes in CSV, by code. Raises Unreadable when it is none."""
    try:
        return {code: listed.flags for code, listed in codes_in(text).items()}
    except UnreadableList as error:
        raise Unreadable(f"--offences: {error}") from error


def _question(fields: Fields, codes: Codes | None) -> Question:
    fields.require("offence", "disposal")
    return Question(
        offence=_offence(fields.part("offence", _OFFENCE), codes),
        verdict=_required(fields, "verdict", Verdict),
        disposal=_disposal(fields.part("disposal", _DISPOSAL)),
        victim=_victim(fields.part("victim", _VICTIM)),
        offender_born_on=fields.part("offender", ("born_on",)).day("born_on"),
        court=_choice(fields, "court", Court) or Court.CIVILIAN,
    )


def _victim(fields: Fields) -> Victim:
    return Victim(
        kind=_choice(fields, "kind", VictimKind) or VictimKind.PERSON,
        relationship=_choice(fields, "relationship", Relationship) or Relationship.VICTIM,
        born_on=fields.day("born_on"),
        died=fields.flag("died", False),
        lacks_capacity=fields.flag("lacks_capacity", False),
        suspected_of_same_conduct=fields.flag("suspected_of_same_conduct", False),
    )


def _offence(fields: Fields, codes: Codes | None) -> Offence:
    return Offence(
        title=fields.required_text("title"),
        act=fields.text_or_blank("act"),
        section=fields.text_or_blank("section"),
        committed_on=fields.day("committed_on"),
        convicted_on=fields.day("convicted_on"),
        against_this_victim=fields.flag("against_this_victim", True),
        murder=fields.maybe_flag("murder"),
        notification_requirements=fields.flag("notification_requirements", False),
        offence_against_child=fields.flag("offence_against_child", False),
        inchoate=_choice(fields, "inchoate", Inchoate),
        flags=_flags_of(fields, codes),
    )


def _flags_of(fields: Fields, codes: Codes | None) -> CodeFlags | None:
    code = fields.text("code")
    if code is None:
        return None
    if codes is None:
        raise fields.refuse("code", "act, section and title; a code only with --offences FILE")
    return codes.get(code.strip().upper(), CodeFlags(code.strip().upper()))


def _disposal(fields: Fields) -> Disposal:
    return Disposal(
        kind=_required(fields, "kind", Kind),
        imposed_on=fields.required_day("imposed_on"),
        term=_term(fields, "term"),
        aggregate_term=_term(fields, "aggregate_term"),
        activated_on=fields.day("activated_on"),
        activated_term=_term(fields, "activated_term"),
        restriction_order=fields.flag("restriction_order", False),
        hospital_and_limitation_direction=fields.flag("hospital_and_limitation_direction", False),
        transfer=_transfer(fields),
        restriction_ended_on=fields.day("restriction_ended_on"),
        quashed_on=fields.day("quashed_on"),
        reduced_to=_term(fields, "reduced_to"),
    )


def _term(fields: Fields, name: str) -> Term | None:
    """A length of time; None when the field is left out or names no unit."""
    part = fields.part(name, _UNITS)
    counts = {unit: part.whole_number(unit, 0, _MOST) for unit in _UNITS}
    given = {unit: count for unit, count in counts.items() if count is not None}
    return Term(**given) if given else None


def _transfer(fields: Fields) -> Transfer | None:
    if not fields.given("transfer"):
        return None
    part = fields.part("transfer", ("section", "restriction_direction", "directed_on"))
    return Transfer(
        section=part.required_choice("section", ("47", "48")),
        restriction_direction=part.flag("restriction_direction", False),
        directed_on=part.day("directed_on"),
    )


def _choice(fields: Fields, name: str, accepted: type[Choice]) -> Choice | None:
    value = fields.choice(name, [choice.value for choice in accepted])
    return None if value is None else accepted(value)


def _required(fields: Fields, name: str, accepted: type[Choice]) -> Choice:
    return accepted(fields.required_choice(name, [choice.value for choice in accepted]))


def _shown(assessment: Assessment) -> dict[str, object]:
    return {
        "outcome": assessment.outcome.value,
        "route": assessment.route.value if assessment.route else None,
        "owner": assessment.owner.value if assessment.owner else None,
        "scheme": assessment.scheme,
        "reasons": [_reason_shown(reason) for reason in assessment.reasons],
        "next": assessment.next,
    }


def _reason_shown(reason: Reason) -> dict[str, object]:
    shown: dict[str, object] = {
        "rule": reason.rule,
        "holds": reason.holds,
        "text": reason.text,
        "source": reason.source,
    }
    return {**shown, "decisive": True} if reason.decisive else shown
