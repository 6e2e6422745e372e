"""Letters, reports and batches about people who do not exist, for the tests of documents."""

from dataclasses import replace
from datetime import date
from typing import Any

from victimcontact.casework.documents.layout import fingerprint
from victimcontact.casework.documents.letters import Letter, Sender
from victimcontact.casework.documents.meeting_input import Breach, MeetingInput, Unspoken
from victimcontact.casework.documents.representation_layouts import parole_report
from victimcontact.casework.documents.representations import (
    Approval,
    Author,
    Condition,
    Delivery,
    KnownFact,
    ParoleRepresentation,
    QualityCheck,
    Records,
    SensitivePart,
    Statement,
    TribunalRepresentation,
)
from victimcontact.casework.documents.responses import OpenConditionsResponse, PractitionerResponse, RecallResponse
from victimcontact.scheme.words.document import Bullets, Heading, Paragraph

SENDER = Sender(
    name="Sam Okafor",
    unit="Bristol Victim Liaison Unit",
    address=("PO Box 999", "Bristol", "BS99 9ZZ"),
    telephone="0117 496 0123",
    email="bristol.victim.liaison@example.org",
    hours="Monday to Friday, 9am to 5pm",
)
RECIPIENT = ("Ms Rowan Harper", "14 Example Street", "Bedminster", "Bristol", "BS99 9ZY")
LONG_RECIPIENT = (
    "Ms Rowan Alexandria Featherstonehaugh-Cholmondeley-Harper",
    "Flat 14, Llanfairpwllgwyngyllgogerychwyrndrobwll Court",
    "The Old Courthouse and Corn Exchange Buildings",
    "Lower Example Street",
    "Bedminster",
    "Bristol",
    "BS99 9ZY",
)
PASSAGE = (
    "There has been a change in the sentence. I want you to hear it from me first, and to know what you can ask for. "
    "You do not have to do anything today. You can call me on 0117 496 0123 when it suits you."
)


def letter(**changes: Any) -> Letter:
    """A short letter in English, in an ordinary envelope and ordinary print, with these changes."""
    plain = Letter(
        language="en",
        sender=SENDER,
        recipient=RECIPIENT,
        reference="VC-4821-KX",
        date="22 November 2026",
        title="A change in the sentence",
        salutation="Dear Ms Harper",
        blocks=(
            Paragraph(PASSAGE),
            Heading("What happens next"),
            Paragraph("You can:"),
            Bullets(("ask me to explain it", "say what you would like", "do nothing")),
        ),
        closing=("Yours sincerely", "Sam Okafor", "Victim liaison officer"),
        footer=(
            Heading("Help and support"),
            Paragraph("Victim Support is free, day and night."),
            Heading("How to complain"),
            Paragraph("Please tell me, or ask for my manager."),
        ),
    )
    return replace(plain, **changes)


def welsh_letter(**changes: Any) -> Letter:
    """The same in Welsh."""
    given: dict[str, Any] = {
        "language": "cy",
        "sender": replace(SENDER, unit="Uned Cyswllt Dioddefwyr Caerdydd", hours="Dydd Llun i ddydd Gwener"),
        "recipient": ("Ms Ŵyn ap Ŷnyr", "Tŷ Enghraifft", "Caerdydd", "CF99 9ZZ"),
        "date": "22 Tachwedd 2026",
        "title": "Newid yn y ddedfryd",
        "salutation": "Annwyl Ms ap Ŷnyr",
        "blocks": (Paragraph("Mae'r ddedfryd wedi newid. Gallwch fy ffonio pan fo'n gyfleus."),),
        "closing": ("Yn gywir", "Sam Okafor"),
        "footer": (Heading("Help a chefnogaeth"), Paragraph("Mae cymorth ar gael ddydd a nos.")),
    }
    return letter(**(given | changes))


AUTHOR = Author(
    name="Sam Okafor",
    role="Victim liaison officer",
    unit="Bristol Victim Liaison Unit",
    telephone="0117 496 0123",
    email="bristol.victim.liaison@example.org",
    authority="Head of the Bristol unit",
)
NO_CONTACT = Condition(
    key="NC_UNNAMED",
    title="No contact with any victim",
    wording="Not to approach or communicate with any victim of the offences.",
    why_necessary="The victim was followed twice after the arrest.",
    why_proportionate="It restricts nothing else.",
    fallback="No contact except through a solicitor.",
)
ZONE = Condition(
    key="EXCLUSION_ZONE",
    title="Exclusion zone",
    wording="Not to enter the area on the map marked Zone 1.",
    why_necessary="The victim's daily life is there.",
    why_proportionate="The station & the hospital lie outside.",
    zone="Zone 1",
)


def parole_content(**changes: Any) -> ParoleRepresentation:
    """The content of R01 with every section filled, not approved, with these changes."""
    plain = ParoleRepresentation(
        reference="RP-2210-QX",
        version=2,
        made_on=date(2026, 11, 20),
        board_reference="PB 26/01944",
        prisoner="Alex Doyle",
        hearing_on=date(2027, 1, 21),
        author=AUTHOR,
        victim_role="The victim of the offence",
        contacts_on=(date(2026, 11, 2), date(2026, 8, 3)),
        concerns="She plans each week around the places where she feels safe.",
        conditions=(NO_CONTACT, ZONE),
        statement=Statement(attached=True, presentation="The panel reads it", observes="Yes, by video"),
        public_hearing_views="A private hearing is preferred.",
        known_facts=(KnownFact("A letter reached a relative.", "Told by the victim", date(2026, 5, 4)),),
        told_about_disclosure="Told on 2 November 2026 that the prisoner can read this.",
    )
    return replace(plain, **changes)


def approved(content: ParoleRepresentation) -> ParoleRepresentation:
    """The content with the records of a report that was approved, checked and sent."""
    approval = Approval(
        "The victim", "By telephone, read back", date(2026, 11, 21), fingerprint(parole_report(content))
    )
    check = QualityCheck("Unit manager", date(2026, 11, 23), "Ready to send")
    return replace(
        content, records=Records(approval, (check,), (Delivery("Parole Board", "Secure e-mail", date(2026, 11, 23)),))
    )


def sensitive_content() -> SensitivePart:
    """The content of R01-B."""
    return SensitivePart(
        reference="RP-2210-QX-B",
        version=1,
        made_on=date(2026, 11, 20),
        board_reference="PB 26/01944",
        prisoner="Alex Doyle",
        hearing_on=None,
        author=AUTHOR,
        material="The victim now works with the prisoner's former colleague.",
        ground="Health or welfare of another person",
        harm_feared="The victim would be found at work.",
        why_nothing_less="A summary would show the same.",
        if_refused="withdraw",
    )


def tribunal_content(**changes: Any) -> TribunalRepresentation:
    """The content of R02, with these changes."""
    plain = TribunalRepresentation(
        reference="RP-7781-LD",
        version=1,
        made_on=date(2026, 11, 20),
        decided_by="First-tier Tribunal (Mental Health)",
        decision_reference="MP/2026/01822",
        patient="Alex Doyle",
        applied_on=date(2026, 9, 1),
        hearing_on=None,
        author=AUTHOR,
        victim_role="A parent of the victim",
        contacts_on=(date(2026, 8, 3),),
        conditions=(NO_CONTACT,),
        asks_not_to_disclose="",
        asks_to_attend="The parent wishes to attend by video.",
        statement_attached=True,
        statement_allowed=True,
        told_about_disclosure="Told on 2 November 2026.",
    )
    return replace(plain, **changes)


def practitioner_content(**changes: Any) -> PractitionerResponse:
    """The content of R03, with these changes."""
    plain = PractitionerResponse(
        reference="RP-3301-HD",
        version=1,
        made_on=date(2026, 11, 20),
        about="Release on home detention curfew",
        offender="Alex Doyle",
        asked_on=date(2026, 11, 9),
        answer_by=date(2026, 11, 23),
        author=AUTHOR,
        victim_role="The victim",
        opted_in=True,
        contacts_on=(date(2026, 11, 10),),
        effect_of_release="She would not leave the house after dark.",
        conditions=(NO_CONTACT, ZONE),
        told_about_disclosure="Told on 10 November 2026.",
    )
    return replace(plain, **changes)


def open_conditions_content(**changes: Any) -> OpenConditionsResponse:
    """The content of R04, with these changes."""
    plain = OpenConditionsResponse(
        reference="RP-4402-OC",
        version=1,
        made_on=date(2026, 11, 20),
        offender="Alex Doyle",
        answer_by=date(2026, 12, 14),
        views="A move would be met with fear.",
        conditions=(NO_CONTACT,),
    )
    return replace(plain, **changes)


def recall_content(**changes: Any) -> RecallResponse:
    """The content of R06, with these changes."""
    plain = RecallResponse(
        reference="RP-6605-RC",
        version=1,
        made_on=date(2026, 11, 20),
        offender="Alex Doyle",
        recalled_on=date(2026, 11, 16),
        told_on=date(2026, 11, 17),
        author=AUTHOR,
        victim_role="The victim",
        statement_wish="They will make one",
        summary_wish="They ask for one",
        conditions=(NO_CONTACT,),
        told_about_disclosure="Told on 18 November 2026.",
    )
    return replace(plain, **changes)


def meeting_content(**changes: Any) -> MeetingInput:
    """The content of R05, with these changes."""
    plain = MeetingInput(
        reference="RP-1190-ZZ",
        version=1,
        made_on=date(2026, 11, 20),
        meeting_reference="M2-2026-118",
        meeting_on=date(2026, 12, 1),
        level=2,
        category=2,
        offender="Alex Doyle",
        author=AUTHOR,
        victim_role="The victim of the offence",
        contact_since="Three telephone calls and one visit.",
        fears="That the new workplace becomes known.",
        contact_from_offender="",
        moves="Has changed workplace; the new one is outside the present zone.",
        conditions_now=("No contact with the victim",),
        breaches=(Breach(date(2026, 10, 2), "Seen at the edge of the zone", "Probation practitioner, same day"),),
        conditions_asked=("A wider zone",),
        upcoming=((date(2027, 2, 14), "Anniversary of the offence"),),
        unspoken=(Unspoken("That the victim has a new job", "The housing provider"),),
    )
    return replace(plain, **changes)
