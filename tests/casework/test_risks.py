"""What a victim tells about risk reaches the practitioner, and nothing reaches the offender about the victim."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from tests import builders
from victimcontact.casework import access, facts, people, protection, reports, reviews, risks, worklists
from victimcontact.casework.carriage import Carrier, NotNow, Parcel, Refused, Uncertain
from victimcontact.casework.people import PlanWanted, WayGiven
from victimcontact.casework.reviews import Opening
from victimcontact.casework.risks import Supervises, To, Told, Used
from victimcontact.casework.worklists import Filters
from victimcontact.records.models import Account, AuditEntry, Case, Officer, Practitioner, RiskItem, RiskMessage
from victimcontact.scheme.leaks import Kind
from victimcontact.scheme.risk_information import Place, Recipient

pytestmark = pytest.mark.django_db

THREAT = "He told a friend that he will find a person I am in touch with."


def by_of(case: Case) -> Account:
    assert case.officer is not None
    return case.officer.account


def recorded(case: Case, urgency: str = "immediate") -> RiskItem:
    told = Told("He said that he will find her.", "victim", urgency, builders.TODAY)
    return risks.record(case=case, told=told, by=by_of(case), now=builders.NOW)


def supervised(case: Case, officer: Officer | None = None) -> Practitioner:
    who = Supervises("Pat Practitioner", "pat@example.org", officer_id=str(officer.pk) if officer else "")
    return risks.name_practitioner(case=case, who=who, by=by_of(case), now=builders.NOW)


def sent(case: Case, wording: str = THREAT) -> RiskMessage:
    supervised(case)
    return risks.send(item=recorded(case), wording=wording, by=by_of(case), now=builders.NOW)


def test_what_is_sent_names_the_law_that_opens_the_way() -> None:
    """R75."""
    case = builders.joined()

    message = sent(case)

    entry = AuditEntry.objects.get(what="sharing.given", case_reference=case.reference)
    assert entry.data == {"to": "practitioner", "law": "Offender Management Act 2007 s.14"}
    assert entry.subject == f"riskmessage:{message.reference}"


class Post(Carrier):
    """A carrier that takes what it is given, or does as it is told."""

    name, channel, ends_in = "post", "email", "sent"

    def __init__(self, trouble: Exception | None = None, *, took: bool | None = True) -> None:
        self.trouble, self.took = trouble, took
        self.parcels: list[Parcel] = []

    def hand_over(self, parcel: Parcel) -> str:
        if self.trouble:
            raise self.trouble
        self.parcels.append(parcel)
        return parcel.reference

    def has(self, reference: str) -> bool | None:
        return self.took


def drain(post: Post) -> int:
    return risks.drain(post, clock=lambda: builders.NOW)


def test_the_parcel_holds_the_fact_the_offenders_number_and_nothing_of_the_victim() -> None:
    case = builders.joined()
    message = sent(case)
    post = Post()

    drain(post)

    (parcel,) = post.parcels
    assert THREAT in parcel.body
    assert case.sentence.offender.identifiers.get().value in parcel.body
    assert parcel.to == ["pat@example.org"]
    assert protection.hits_in(case, f"{parcel.subject}\n{parcel.body}") == ()
    message.refresh_from_db()
    assert message.state == "sent"


def canaries() -> dict[str, str]:
    return {
        "the name": "Canarywyn Canaryson rang.",
        "the family name": "Ms Canaryson rang.",
        "what she is called": "Canarella rang.",
        "the street": "It was at 1 Canary Lane.",
        "the postcode": "Near CF99 9ZZ.",
        "the phone number": "He has 07700 900 777.",
        "the old phone number": "He has 07700900123.",
        "the email address": "He wrote to canary@example.org.",
        "the code word": "He knows canarybird.",
        "the date of birth": "Born on 02/04/1990.",
        "the scheme": "She is in the victim contact scheme.",
    }


@pytest.fixture
def seeded() -> Case:
    """A case whose person has a canary in every field."""
    case = builders.joined()
    person = case.person
    person.given_names, person.family_name, person.preferred_name = "Canarywyn", "Canaryson", "Canarella"
    person.born_on = builders.date(1990, 4, 2)
    person.save()
    plan = PlanWanted(
        address=WayGiven(("1 Canary Lane", "Canaryford", "CF99 9ZZ"), True),
        phone=WayGiven("+447700900777", True),
        email=WayGiven("canary@example.org", True),
        code_word="Canarybird",
    )
    people.record_safe_contact(case=case, plan=plan, version=access.version_of(case), by=by_of(case), now=builders.NOW)
    return Case.objects.get(pk=case.pk)


@pytest.mark.parametrize("field", canaries())
def test_a_field_of_the_victim_in_the_wording_is_refused(seeded: Case, field: str) -> None:
    supervised(seeded)

    with pytest.raises(protection.GivesAway):
        risks.send(item=recorded(seeded), wording=canaries()[field], by=by_of(seeded), now=builders.NOW)

    assert not RiskMessage.objects.exists()


def test_a_refusal_says_what_and_where_without_repeating_it(seeded: Case) -> None:
    supervised(seeded)

    with pytest.raises(protection.GivesAway) as refusal:
        risks.send(item=recorded(seeded), wording="Ms Canaryson rang.", by=by_of(seeded), now=builders.NOW)

    assert [hit.kind for hit in refusal.value.hits] == [Kind.NAME]
    assert "Canaryson" not in str(refusal.value)


def test_without_a_practitioner_nothing_is_sent() -> None:
    case = builders.joined()

    with pytest.raises(risks.NoPractitioner):
        risks.send(item=recorded(case), wording=THREAT, by=by_of(case), now=builders.NOW)


def test_the_newest_practitioner_takes_the_place_of_the_one_before() -> None:
    case = builders.joined()
    before = supervised(case)

    after = supervised(case)

    assert risks.practitioner_of(case) == after
    before.refresh_from_db()
    assert before.ended_at == builders.NOW


def test_whoever_holds_a_case_of_the_offender_cannot_be_the_practitioner() -> None:
    case = builders.joined()

    with pytest.raises(risks.HoldsTheCase):
        supervised(case, case.officer)
    assert not Practitioner.objects.exists()


def test_our_officer_who_supervises_the_offender_does_not_come_to_the_victims_case() -> None:
    case, colleague = builders.joined(), builders.officer()

    supervised(case, colleague)

    with pytest.raises(access.NotFound):
        access.case_for(colleague.account, case.reference, now=builders.NOW)


def test_an_immediate_fact_waits_for_the_call_and_the_first_call_counts() -> None:
    case = builders.joined()
    item = recorded(case)
    later = builders.NOW + timedelta(hours=2)

    risks.record_phone_call(item=item, to="police", by=by_of(case), now=builders.NOW)
    again = risks.record_phone_call(item=item, to="practitioner", by=by_of(case), now=later)

    assert (again.phoned_to, again.phoned_at) == ("police", builders.NOW)


@pytest.mark.parametrize(
    "act",
    [
        lambda case: risks.record(
            case=case, told=Told("A.", "victim", "soon", builders.TODAY), by=by_of(case), now=builders.NOW
        ),
        lambda case: risks.record(
            case=case, told=Told("A.", "gossip", "routine", builders.TODAY), by=by_of(case), now=builders.NOW
        ),
        lambda case: risks.record_phone_call(item=recorded(case), to="a friend", by=by_of(case), now=builders.NOW),
    ],
)
def test_an_urgency_a_source_or_a_call_we_do_not_know_is_refused(act: Callable[[Case], object]) -> None:
    with pytest.raises(risks.UnknownUrgency):
        act(builders.joined())


def test_nobody_was_told_tomorrow() -> None:
    case = builders.joined()
    told = Told("A.", "victim", "routine", builders.TODAY + timedelta(days=1))

    with pytest.raises(facts.InTheFuture):
        risks.record(case=case, told=told, by=by_of(case), now=builders.NOW)


def test_a_fact_about_risk_is_not_for_the_offender_unless_somebody_says_so() -> None:
    assert recorded(builders.joined()).disclosable is False


@pytest.mark.parametrize(
    ("trouble", "state"), [(NotNow(), "approved"), (Refused(), "uncertain"), (Uncertain(), "uncertain")]
)
def test_what_could_not_be_handed_over_is_tried_again_or_becomes_a_persons_work(trouble: Exception, state: str) -> None:
    message = sent(builders.joined())

    assert drain(Post(trouble)) == 0

    message.refresh_from_db()
    assert message.state == state


@pytest.mark.parametrize(("took", "state", "parcels"), [(True, "sent", 0), (None, "uncertain", 0)])
def test_after_a_crash_nothing_is_sent_twice_by_itself(took: bool | None, state: str, parcels: int) -> None:
    message = sent(builders.joined())
    RiskMessage.objects.filter(pk=message.pk).update(state="handing_over")
    post = Post(took=took)

    drain(post)

    message.refresh_from_db()
    assert (message.state, len(post.parcels)) == (state, parcels)


def test_a_person_settles_what_may_have_been_sent() -> None:
    case = builders.joined()
    message = sent(case)
    drain(Post(Uncertain()))
    message.refresh_from_db()

    risks.settle_uncertain(message=message, was_sent=False, by=by_of(case), now=builders.NOW)
    post = Post()
    drain(post)

    message.refresh_from_db()
    assert (message.state, len(post.parcels)) == ("sent", 1)
    with pytest.raises(risks.NotWaiting):
        risks.settle_uncertain(message=message, was_sent=True, by=by_of(case), now=builders.NOW)


def test_a_receipt_counts_once_and_only_for_what_went() -> None:
    case = builders.joined()
    message = sent(case)

    with pytest.raises(risks.NotWaiting):
        risks.acknowledge(message=message, name="Pat", by=by_of(case), now=builders.NOW)
    drain(Post())
    risks.acknowledge(message=message, name="Pat", by=by_of(case), now=builders.NOW)

    message.refresh_from_db()
    assert (message.state, message.acknowledged_by) == ("acknowledged", "Pat")
    with pytest.raises(risks.NotWaiting):
        risks.acknowledge(message=message, name="Sam", by=by_of(case), now=builders.NOW)


def test_a_stranger_comes_to_no_fact_and_an_administrator_sends_none() -> None:
    case = builders.joined()
    supervised(case)
    item = recorded(case)
    stranger, administrator = builders.officer(in_unit="exeter").account, builders.officer("administrator").account

    with pytest.raises(access.NotFound):
        risks.item_for(stranger, item.reference, now=builders.NOW)
    with pytest.raises(access.NotFound):
        risks.send(item=item, wording=THREAT, by=stranger, now=builders.NOW)
    with pytest.raises(access.NotPermitted):
        risks.send(item=item, wording=THREAT, by=administrator, now=builders.NOW)
    message = risks.send(item=item, wording=THREAT, by=by_of(case), now=builders.NOW)
    with pytest.raises(access.NotFound):
        risks.acknowledge(message=message, name="Pat", by=stranger, now=builders.NOW)
    with pytest.raises(access.NotFound):
        risks.message_for(stranger, message.reference, now=builders.NOW)


POLICE = To(Recipient.POLICE, "The desk", "desk@example.org")


def test_the_police_get_it_without_a_practitioner_and_the_ministry_only_of_restricted_patients() -> None:
    case = builders.joined()
    post, item, by = Post(), recorded(case), by_of(case)

    risks.send(item=item, wording=THREAT, to=POLICE, by=by, now=builders.NOW)
    with pytest.raises(risks.NotForThem):
        ministry = To(Recipient.MENTAL_HEALTH_CASEWORK, "The desk", "desk@example.org")
        risks.send(item=item, wording=THREAT, to=ministry, by=by, now=builders.NOW)
    with pytest.raises(risks.NotForThem):
        risks.send(item=item, wording=THREAT, to=To(Recipient.POLICE, " ", ""), by=by, now=builders.NOW)
    drain(post)

    assert [parcel.to for parcel in post.parcels] == [["desk@example.org"]]


def test_what_went_waits_for_its_receipt_on_the_officers_list() -> None:
    case = builders.joined()
    message = sent(case)
    drain(Post())

    def waiting() -> list[str]:
        page = worklists.listed(by_of(case), Filters(kind="risk"), on=builders.TODAY)
        return [item.text for item in page.items if item.kind == "risk_message"]

    assert waiting() == ["Ask whether they have received a fact about risk"]
    risks.acknowledge(message=message, name="Pat", by=by_of(case), now=builders.NOW)
    assert waiting() == []


def test_only_a_fact_that_may_be_disclosed_stands_in_the_report_that_the_prisoner_reads() -> None:
    case = builders.joined()
    by, kept, told = by_of(case), recorded(case), recorded(case, "routine")
    with pytest.raises(risks.NoReason):
        risks.decide_disclosure(item=told, disclosable=True, why=" ", by=by, now=builders.NOW)
    risks.decide_disclosure(item=told, disclosable=True, why="She agreed.", by=by, now=builders.NOW)
    RiskItem.objects.filter(pk=told.pk).update(told_on=builders.date(2026, 11, 20))
    review = reviews.open_review(sentence=case.sentence, opening=Opening("parole"), by=by, now=builders.NOW)

    report = reports.start(case=case, review=review, by=by, now=builders.NOW)

    facts_in_it = reports.latest(report).content["known_facts"]
    assert [fact["on"] for fact in facts_in_it] == ["2026-11-20"]
    assert kept.disclosable is False


def test_where_it_was_used_is_kept_and_nothing_was_used_tomorrow() -> None:
    case = builders.joined()
    item, by = recorded(case), by_of(case)
    with pytest.raises(facts.InTheFuture):
        tomorrow = Used(Place.LICENCE, builders.TODAY + timedelta(days=1))
        risks.record_use(item=item, used=tomorrow, by=by, now=builders.NOW)

    risks.record_use(item=item, used=Used(Place.LICENCE, builders.TODAY, "A zone."), by=by, now=builders.NOW)

    assert [(use.place, str(use.note)) for use in risks.uses_of(item)] == [("licence", "A zone.")]
