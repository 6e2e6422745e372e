"""What officers read for the values that rows hold: one word for one thing, on every page."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from victimcontact.scheme.needs import NAMES as FORMATS
from victimcontact.staff.pages.meeting_forms import KINDS as MEETINGS
from victimcontact.staff.pages.report_words import STATES as REPORTS
from victimcontact.staff.pages.review_forms import KINDS as REVIEWS

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

Words = Mapping[str, "StrOrPromise"]

ROUTES: Words = {
    "A": _("A: prison sentence"),
    "B": _("B: hospital order with restrictions"),
    "C": _("C: hospital order without restrictions"),
    "D": _("D: hospital and limitation directions"),
    "E": _("E: transferred prisoner, restricted"),
    "F": _("F: transferred prisoner, not restricted"),
    "G": _("G: a restriction that has ended"),
    "vns": _("Victim Notification Scheme"),
}
SENTENCES: Words = {
    "imprisonment": _("Prison, a fixed length"),
    "extended": _("Extended sentence"),
    "sopc": _("Offender of particular concern"),
    "yoi_detention": _("Young offender institution"),
    "dto": _("Detention and training order"),
    "s250": _("Detention of a child (section 250)"),
    "s252a": _("Detention of a child for terrorism (section 252A)"),
    "s254": _("Extended detention of a child (section 254)"),
    "life": _("Life"),
    "custody_for_life": _("Custody for life"),
    "ipp": _("Imprisonment for public protection"),
    "hmp_detention": _("Detention during His Majesty’s pleasure"),
    "hospital_order": _("Hospital order"),
    "interim_hospital_order": _("Interim hospital order"),
    "guardianship": _("Guardianship"),
    "suspended": _("Suspended sentence"),
    "community": _("Community order"),
    "fine": _("Fine"),
    "discharge": _("Discharge by the court"),
    "remand": _("On remand"),
}
STANDINGS: Words = {
    "referred": _("Referred"),
    "manager_review": _("A manager decides"),
    "not_yet": _("Too early"),
    "not_eligible": _("Not eligible"),
    "assessed": _("Assessed"),
    "allocated": _("Allocated"),
    "offered": _("Offered"),
    "chased": _("Offered again"),
    "joined": _("Joined"),
    "paused": _("Paused"),
    "not_now": _("Not now"),
    "declined": _("Said no"),
    "left": _("Left"),
    "never": _("Never to be contacted"),
    "no_response": _("No answer"),
    "untraceable": _("Cannot be found"),
    "closed": _("Closed"),
}
OUTCOMES: Words = {
    "statutory_probation": _("In the scheme, with probation"),
    "statutory_restricted": _("In the scheme, a restricted patient"),
    "statutory_unrestricted": _("In the scheme, an unrestricted patient"),
    "not_statutory": _("Not in the scheme by law"),
    "not_yet": _("Too early"),
    "manager_review": _("A manager decides"),
    "vns": _("For the Victim Notification Scheme"),
}
MESSAGES: Words = {
    "drafted": _("Drafted"),
    "approved": _("Approved"),
    "handing_over": _("Being handed over"),
    "in_print_room": _("In the print room"),
    "sent": _("Sent"),
    "delivered": _("Delivered"),
    "acknowledged": _("They have it"),
    "bounced": _("Came back"),
    "failed": _("Could not be sent"),
    "uncertain": _("May have been sent"),
    "stopped": _("Stopped"),
}
OWED_BY: Words = {
    "victim_liaison_officer": _("Victim liaison officer"),
    "manager": _("Manager"),
    "probation_practitioner": _("Probation practitioner"),
    "witness_care_unit": _("Witness care unit"),
    "parole_board": _("Parole Board"),
    "secretary_of_state": _("Secretary of State"),
    "prisoner_or_secretary_of_state": _("Prisoner or Secretary of State"),
    "victim": _("Victim"),
}
RELATIONSHIPS: Words = {
    "victim": _("The victim"),
    "bereaved_relative": _("A relative of somebody who died"),
    "parent_or_guardian": _("A parent or guardian of a child"),
    "acting_for": _("Somebody else who acts for the victim"),
    "witness": _("A witness"),
    "other": _("Somebody else"),
}
OWNERS: Words = {"probation": _("Probation"), "hospital_managers": _("The managers of the hospital")}
CHANNELS: Words = {
    "letter": _("By post"),
    "email": _("By email"),
    "text": _("By text message"),
    "phone": _("By phone"),
    "visit": _("In person"),
    "portal": _("In their own pages"),
}
NAMES: Mapping[str, Words] = MappingProxyType(
    {
        "route": ROUTES,
        "sentence": SENTENCES,
        "standing": STANDINGS,
        "outcome": OUTCOMES,
        "message": MESSAGES,
        "owed_by": OWED_BY,
        "owner": OWNERS,
        "channel": CHANNELS,
        "relationship": RELATIONSHIPS,
        "format": {wanted.value: name for wanted, name in FORMATS.items()},
        "review": REVIEWS,
        "meeting": MEETINGS,
        "report": {state: word for state, (word, _colour) in REPORTS.items()},
    }
)


def name_of(kind: str, value: str) -> str:
    """Answer what officers read for a value of a kind that `NAMES` knows. Raises `KeyError` for a value it does not know."""
    return str(NAMES[kind][value])


def in_templates(request: HttpRequest) -> dict[str, object]:
    """Give every template of the officers' pages the names: `{{ name_of("standing", case.standing) }}`."""
    return {"name_of": name_of}
