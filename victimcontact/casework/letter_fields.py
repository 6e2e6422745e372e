"""What a letter says besides what was told of a stage: the member's own dates and choices, from the ledger and the case.

Nothing here is about the offender: what a member may hear of the sentence comes from the telling alone.
"""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from victimcontact.casework import covers, laws, people, yearly_news
from victimcontact.casework.days import day_of
from victimcontact.casework.duties import LIVE
from victimcontact.casework.message_states import OUT
from victimcontact.records.models import Allocation, Case, Contact, Duty, Message, Telling
from victimcontact.scheme.calendar import working_days_after
from victimcontact.scheme.regions import WALES
from victimcontact.scheme.words import choices

LICENCE = ("licence_conditions_set", "licence_conditions_varied")
HOSPITAL = frozenset("BC")
UNRESTRICTED = frozenset("CFG")
# Field of a letter: the duty it is the date of, and whether the working day or the legal day is said.
OWN_DATES: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "L09": {
        "statement_by": ("send_statement_to_parole_board", "due_on"),
        "non_disclosure_by": ("prepare_non_disclosure_pack", "due_on"),
        "public_by": ("apply_for_public_hearing", "due_on"),
    },
    "L10": {"statement_by": ("get_statement_approved", "due_on")},
    "L11": {"statement_by": ("get_statement_approved", "due_on")},
    "L12": {"summary_by": ("ask_for_summary", "last_on")},
    "L13": {
        "window_ends_on": ("apply_for_reconsideration", "last_on"),
        "reasons_by": ("send_reasons_to_reconsideration_team", "due_on"),
    },
    "L18": {"respond_by": ("collect_views_on_variation", "due_on")},
    "L21": {"respond_by": ("send_representations_to_tribunal", "due_on")},
}


def known(case: Case, document: str, *, now: datetime) -> dict[str, Any]:
    """The fields of a document that are the member's own. A date that is not owed, or has gone by, is left out."""
    of_document = OTHERS.get(document)
    return _own_dates(case, document, day_of(now)) | (of_document(case, now) if of_document else {})


def frame(case: Case, now: datetime) -> dict[str, Any]:
    """What stands around every letter: the person's name, our reference, the officer (whoever acts for them) and the office."""
    unit, officer = case.unit, covers.who_acts(case, day_of(now))
    welsh = case.person.language == "cy"
    office_hours = (unit.hours_in_welsh if welsh else unit.hours) if unit else ""
    return {
        "recipient_name": case.person.preferred_name or case.person.full_name,
        "case_reference": case.reference,
        "written_on": day_of(now).isoformat(),
        "offender_name": case.sentence.offender.full_name,
        "officer_name": officer.name if officer else "",
        "office_name": unit.name if unit else "",
        "office_phone": (officer.phone if officer else "") or (unit.phone if unit else ""),
        "office_email": unit.email if unit else "",
        "office_hours": office_hours,
    }


def _own_dates(case: Case, document: str, today: date) -> dict[str, str]:
    wanted = OWN_DATES.get(document, {})
    owed = Duty.objects.filter(case=case, what__in=[what for what, _day in wanted.values()], standing__in=LIVE)
    by_what = {duty.what: duty for duty in owed.order_by("due_on")}
    days = {name: getattr(by_what[what], day) for name, (what, day) in wanted.items() if what in by_what}
    return {name: day.isoformat() for name, day in days.items() if day >= today}


def _first_contact(case: Case, now: datetime) -> dict[str, Any]:
    return {
        "reply_by": working_days_after(day_of(now), laws.in_force().period("D6")).isoformat(),
        "is_hospital_order": case.route in HOSPITAL,
        "is_unrestricted": case.route in UNRESTRICTED,
        "is_notification_scheme": case.route == "vns",
    }


def _second_contact(case: Case, now: datetime) -> dict[str, Any]:
    first = Contact.objects.filter(case=case, document="L01", direction="out").order_by("happened_on").first()
    reply_by = working_days_after(day_of(now), laws.in_force().period("D6")).isoformat()
    return {"reply_by": reply_by} | ({"first_letter_on": first.happened_on.isoformat()} if first else {})


def _welcome(case: Case, now: datetime) -> dict[str, Any]:
    language, plan = case.person.language, people.live_plan(case.person)
    return {
        "level": case.level,
        "channels": [choices.channel_label(case.channel, language)],
        "has_code_word": bool(plan and plan.code_word),
        "is_unrestricted": case.route in UNRESTRICTED,
    }


def _new_officer(case: Case, now: datetime) -> dict[str, Any]:
    """Who takes over, by their own name also while somebody stands in for them, and from whom if that one ever wrote."""
    held = Allocation.objects.filter(case=case, officer__isnull=False).exclude(officer=case.officer)
    before = held.select_related("officer", "unit").order_by("-made_at").first()
    if before is None or before.officer is None or case.officer is None or case.unit is None:
        return {}
    wrote = {message.content["sign_off"][1] for message in _gone(case) if len(message.content["sign_off"]) > 1}
    named = {"previous_officer_name": before.officer.name} if before.officer.name in wrote else {}
    phone = case.officer.phone or case.unit.phone
    moved = before.unit.region != case.unit.region
    return named | {"officer_name": case.officer.name, "office_phone": phone, "has_moved_area": moved}


def _gone(case: Case) -> QuerySet[Message]:
    return Message.objects.filter(case=case, state__in=OUT)


def _tribunal(case: Case, now: datetime) -> dict[str, Any]:
    offered = Duty.objects.filter(case=case, what="offer_impact_statement", standing__in=LIVE).exists()
    return {"is_in_wales": case.region == WALES, "has_impact_statement": offered}


def _in_hospital(case: Case, now: datetime) -> dict[str, Any]:
    return {"is_hospital_order": case.route in HOSPITAL}


def _conditions_told(case: Case, now: datetime) -> dict[str, Any]:
    """The conditions about the victim, from what the gate told of the licence (R40, R41)."""
    tellings = Telling.objects.filter(case=case, code__in=LICENCE, decision="tell", ended_at__isnull=True).exclude(
        settled="withhold"
    )
    last = tellings.order_by("-happened_on", "-made_at").first()
    wanted = ("has_conditions", "conditions")
    return {name: last.told[name] for name in wanted if name in last.told} if last else {}


def _yearly(case: Case, now: datetime) -> dict[str, Any]:
    return yearly_news.fields(case, now=now)


OTHERS: Mapping[str, Callable[[Case, datetime], dict[str, Any]]] = {
    "L01": _first_contact,
    "L02": _second_contact,
    "L03": _welcome,
    "L06": _yearly,
    "L17": _conditions_told,
    "L20": _conditions_told,
    "L21": _tribunal,
    "L25": _new_officer,
    "L26": _in_hospital,
}
