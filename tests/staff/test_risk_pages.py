"""Facts about risk, and the hospital's managers: what is urgent is phoned, what is sent shows nobody, what is passed on was wished for."""

from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone

from tests import builders
from tests.staff.officers_site import account_of, boxes, holder, in_hospital, joined, today, visit
from victimcontact.casework import risks
from victimcontact.casework.risks import Supervises, Told
from victimcontact.gateway import carriers
from victimcontact.records.models import (
    Case,
    Duty,
    HospitalHandover,
    Message,
    Practitioner,
    RiskItem,
    RiskMessage,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("staff_door")]


@pytest.fixture
def case() -> Case:
    return joined()


def item_of(case: Case, urgency: str = "routine", text: str = "He said that he will find her.") -> RiskItem:
    told = Told(text, "victim", urgency, today())
    return risks.record(case=case, told=told, by=account_of(case), now=timezone.now())


def supervised(case: Case) -> Practitioner:
    who = Supervises("Pat Practitioner", "pat@example.org", "0117 496 0555")
    return risks.name_practitioner(case=case, who=who, by=account_of(case), now=timezone.now())


def test_a_fact_is_recorded_and_an_immediate_one_asks_for_the_telephone(case: Case) -> None:
    client = visit(holder(case))
    answers = {
        "text": "He stood outside.",
        "about": "contact",
        "contact_by": "offender",
        "contact_how": "in_person",
        "source": "victim",
        "urgency": "immediate",
        **boxes("told_on", today()),
    }

    answer = client.post(f"/cases/{case.reference}/risk/new/", answers)
    before = client.get(answer["Location"]).content.decode()
    client.post(f"{answer['Location']}phone/", {"to": "police"})
    after = client.get(answer["Location"]).content.decode()

    item = RiskItem.objects.get()
    assert "Phone today" in before
    assert "Contact nobody wanted: the offender, in person" in before
    assert "Phone today" not in after
    assert (item.phoned_to, item.phoned_by, item.disclosable) == ("police", account_of(case), False)


@pytest.mark.parametrize("urgency", ["one_working_day", "routine"])
def test_what_can_wait_does_not_ask_for_the_telephone(case: Case, urgency: str) -> None:
    item = item_of(case, urgency)

    assert "Phone today" not in visit(holder(case)).get(f"/risk/{item.reference}/").content.decode()


def test_what_was_typed_stays_when_the_urgency_is_missing(case: Case) -> None:
    answers = {"text": "He stood outside.", "source": "victim", **boxes("told_on", today())}

    page = visit(holder(case)).post(f"/cases/{case.reference}/risk/new/", answers).content.decode()

    assert "He stood outside." in page
    assert not RiskItem.objects.exists()


def test_without_a_practitioner_it_goes_to_the_police_or_nowhere(case: Case) -> None:
    item, client = item_of(case), visit(holder(case))
    way, wording = f"/risk/{item.reference}/send/", "He asks for a person I am in touch with."

    nowhere = client.post(way, {"recipient": "practitioner", "wording": wording}).content.decode()
    client.post(way, {"recipient": "police", "name": "Desk", "email": "desk@example.org", "wording": wording})
    client.post(
        f"/cases/{case.reference}/practitioner/", {"name": "Pat", "email": "pat@example.org", "phone": "0117 496 0555"}
    )

    assert "Nobody is recorded as the practitioner" in nowhere and wording in nowhere
    assert (RiskMessage.objects.get().to_email, RiskMessage.objects.get().recipient) == ("desk@example.org", "police")
    assert Practitioner.objects.get().email == "pat@example.org"


def test_the_ministry_is_told_only_of_patients_whose_release_it_decides_on(case: Case) -> None:
    patient = in_hospital(restricted=True)

    for whose, offered in ((case, False), (patient, True)):
        page = visit(holder(whose)).get(f"/risk/{item_of(whose).reference}/send/").content.decode()
        assert ("Mental Health Casework Section" in page) == offered


def test_what_the_offender_may_learn_and_where_it_was_used_is_said_on_its_page(case: Case) -> None:
    item, client = item_of(case), visit(holder(case))
    one = f"/risk/{item.reference}/"

    unsaid = client.post(f"{one}disclosure/", {"disclosable": "yes", "why": " "}).content.decode()
    client.post(f"{one}disclosure/", {"disclosable": "yes", "why": "She agreed on the telephone."})
    client.post(f"{one}use/", {"place": "victim_safety_planning", **boxes("used_on", today()), "note": "A marker."})
    page = client.get(one).content.decode()

    assert "Enter why, and who agreed" in unsaid
    assert "She agreed on the telephone." in page
    assert "Risk management plan" in page and "A marker." in page


def test_who_holds_the_case_cannot_be_named_as_the_practitioner(case: Case) -> None:
    answers = {"name": "Me", "email": "me@example.org", "officer_id": str(holder(case).pk)}

    answer = visit(holder(case)).post(f"/cases/{case.reference}/practitioner/", answers)

    assert "They hold a case of this offender" in answer.content.decode()
    assert not Practitioner.objects.exists()


def test_our_officer_who_becomes_the_practitioner_loses_sight_of_the_case(case: Case) -> None:
    colleague = builders.officer()
    answers = {"name": colleague.name, "email": "her@example.org", "officer_id": str(colleague.pk)}
    before = visit(colleague).get(f"/cases/{case.reference}/").status_code

    visit(holder(case)).post(f"/cases/{case.reference}/practitioner/", answers)

    assert before == 200
    assert visit(colleague).get(f"/cases/{case.reference}/").status_code == 404


def test_the_wording_begins_as_the_fact_and_marks_what_gives_somebody_away(case: Case) -> None:
    supervised(case)
    item = item_of(case, text=f"{case.person.given_names} {case.person.family_name} saw him.")
    client = visit(holder(case))

    page = client.get(f"/risk/{item.reference}/send/").content.decode()
    answer = client.post(f"/risk/{item.reference}/send/", {"recipient": "practitioner", "wording": str(item.text)})

    assert f"<mark>{case.person.given_names} {case.person.family_name}" in page
    assert "Word it differently" in answer.content.decode()
    assert not RiskMessage.objects.exists()


def mail_folder() -> Path:
    return Path(settings.OUTBOX)


def test_the_practitioners_email_holds_the_fact_and_nothing_of_the_victim(case: Case) -> None:
    supervised(case)
    item, client = item_of(case), visit(holder(case))

    client.post(
        f"/risk/{item.reference}/send/",
        {"recipient": "practitioner", "wording": "He said that he will find a person I am in touch with."},
    )
    risks.drain(carriers.MailFolder(mail_folder()), clock=timezone.now)

    message = RiskMessage.objects.get()
    mail = (mail_folder() / f"{message.reference}.eml").read_text().casefold()
    number = case.sentence.offender.identifiers.get().value.casefold()
    assert message.state == "sent"
    assert "he said that he will find a person" in mail
    assert number in mail
    assert "subject: information for your case" in mail
    for secret in (
        case.person.given_names,
        case.person.family_name,
        "made-up street",
        "bs99",
        "7700900123",
        case.reference,
    ):
        assert secret.casefold() not in mail


def test_a_receipt_is_recorded_by_name_and_only_once_it_went(case: Case) -> None:
    supervised(case)
    item, client = item_of(case), visit(holder(case))
    client.post(f"/risk/{item.reference}/send/", {"recipient": "practitioner", "wording": "He made a threat."})
    message = RiskMessage.objects.get()

    early = client.post(f"/risk/messages/{message.reference}/receipt/", {"name": "Pat"})
    risks.drain(carriers.MailFolder(mail_folder()), clock=timezone.now)
    client.post(f"/risk/messages/{message.reference}/receipt/", {"name": "Pat"})

    assert "It has not gone yet" in early.content.decode()
    assert RiskMessage.objects.get().acknowledged_by == "Pat"


def test_another_unit_finds_no_fact_about_risk(case: Case) -> None:
    item = item_of(case)
    stranger = visit(builders.officer(in_unit="exeter"))

    ways = [stranger.get(f"/risk/{item.reference}/{way}").status_code for way in ("", "send/", "phone/")]

    assert ways == [404, 404, 404]
    assert stranger.get(f"/cases/{case.reference}/practitioner/").status_code == 404


def test_an_administrator_sees_the_fact_and_sends_nothing(case: Case) -> None:
    item = item_of(case)
    client = visit(builders.officer("administrator"))

    assert client.get(f"/risk/{item.reference}/").status_code == 200
    assert client.get(f"/risk/{item.reference}/send/").status_code == 403
    assert client.post(f"/risk/{item.reference}/phone/", {"to": "police"}).status_code == 403


def test_the_hospital_is_named_and_the_wish_passed_on_with_the_letter_that_says_so() -> None:
    case = in_hospital(restricted=False)
    client = visit(holder(case))
    home = f"/cases/{case.reference}/hospital/"

    client.post(f"{home}name/", {"name": "Canary Hospital", "address": "1 Canary Road\nCanaryford"})
    client.post(f"{home}passed-on/", boxes("passed_on", today()))
    page = client.get(home).content.decode()

    letter = Message.objects.get(case=case, document="H01")
    assert letter.state == "drafted"
    assert "Canary Hospital" in str(letter.content)
    assert "Not yet" not in page
    assert Duty.objects.get(case=case, what="hand_over_to_hospital_managers").standing == "kept"
    assert client.get(f"/cases/{case.reference}/").status_code == 200


def test_nothing_is_passed_on_before_there_is_a_wish() -> None:
    case = in_hospital(restricted=False)
    Case.objects.filter(pk=case.pk).update(standing="offered")
    client = visit(holder(case))
    home = f"/cases/{case.reference}/hospital/"
    client.post(f"{home}name/", {"name": "Canary Hospital", "address": "1 Canary Road"})

    page = client.get(home).content.decode()
    answer = client.post(f"{home}passed-on/", boxes("passed_on", today()))

    assert "Nothing may be passed on" in page
    assert case.person.full_name not in page
    assert "before they have said that they want to hear" in answer.content.decode()
    assert HospitalHandover.objects.get().passed_to_managers_at is None


def test_on_a_restricted_order_there_is_no_page_of_the_hospital_and_no_way_to_it() -> None:
    case = in_hospital(restricted=True)
    client = visit(holder(case))

    assert client.get(f"/cases/{case.reference}/hospital/").status_code == 404
    assert f"/cases/{case.reference}/hospital/" not in client.get(f"/cases/{case.reference}/").content.decode()


def test_on_an_unrestricted_order_the_case_leads_to_the_hospital() -> None:
    case = in_hospital(restricted=False)

    page = visit(holder(case)).get(f"/cases/{case.reference}/").content.decode()

    assert f"/cases/{case.reference}/hospital/" in page
