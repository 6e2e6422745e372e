"""A referral comes in once, is assessed, and first contact is owed from that moment."""

from dataclasses import replace
from datetime import date

import pytest

from tests import builders
from victimcontact.casework import access, assessments, callers, duties, identifiers, referrals
from victimcontact.casework.people import WayGiven
from victimcontact.records.models import AuditEntry, Case, Duty, Offender, Person, Referral

pytestmark = pytest.mark.django_db


def test_first_contact_is_owed_from_the_moment_of_referral():
    case = builders.referred()

    duty = Duty.objects.get(case=case, rule="P10")

    assert (duty.what, duty.due_on, duty.standing) == ("make_first_contact", date(2026, 12, 14), "open")


def test_the_unit_of_the_court_holds_the_case_before_anybody_allocates_it():
    case = builders.referred()

    assert case.unit is not None and case.unit.reference == "bristol"
    assert case.officer is None


def test_a_referral_from_an_unknown_court_and_region_has_no_unit_and_reaches_a_manager():
    told = builders.told()
    elsewhere = replace(told.sentence, court_name="Somewhere Crown Court")

    case = builders.referred(sentence=elsewhere)

    assert case.unit is None
    manager = builders.officer("manager").account
    assert case in access.cases_within_reach(manager)
    assert case not in access.cases_within_reach(builders.officer().account)


def test_the_same_referral_comes_in_only_once():
    builders.unit()
    told = builders.told()
    program = access.program()
    first = referrals.receive(told=told, by=program, now=builders.NOW)

    with pytest.raises(referrals.AlreadyReferred) as repeat:
        referrals.receive(told=told, by=program, now=builders.NOW)

    assert repeat.value.reference == first.reference
    assert Referral.objects.count() == Case.objects.count() == Offender.objects.count() == 1


def test_numbers_of_two_offenders_are_not_taken_for_one():
    builders.unit()
    one, other = builders.told(), builders.told()
    program = access.program()
    for told in (one, other):
        referrals.receive(told=told, by=program, now=builders.NOW)
    crn = replace(one.offender, identifiers={"crn": "X123456", **one.offender.identifiers})
    referrals.receive(told=builders.told(offender=crn), by=program, now=builders.NOW)
    mixed = replace(other.offender, identifiers={"crn": "X123456", **other.offender.identifiers})

    with pytest.raises(referrals.IdentifiersDisagree):
        referrals.receive(told=builders.told(offender=mixed), by=program, now=builders.NOW)


@pytest.mark.parametrize(
    ("kind", "number", "stored"),
    [
        ("pnc", "12/394773H", "2012/394773H"),
        ("pnc", "85/12345a", "1985/12345A"),
        ("pnc", "2012/394773H", "2012/394773H"),
        ("pnc", "2012/0394773H", "2012/394773H"),
        ("pnc", "not one", "NOTONE"),
        ("prison_number", " a1234bc ", "A1234BC"),
        ("crn", "x123456", "X123456"),
    ],
)
def test_a_number_has_one_form(kind, number, stored):
    assert identifiers.normalised(kind, number) == stored


def test_every_reason_is_kept_as_it_was_decided():
    case = builders.referred()

    assessment = assessments.latest(case)

    assert (assessment.outcome, assessment.route, case.route) == ("statutory_probation", "A", "A")
    assert {"R1", "R3"} <= {reason["rule"] for reason in assessment.reasons}
    assert all(reason["source"] for reason in assessment.reasons)


def test_a_case_the_rules_refuse_is_owed_nothing_and_may_still_be_taken_in_by_a_manager():
    told = builders.told()
    community = replace(told.sentence, kind="community", term=None)
    case = builders.referred(sentence=community)
    manager = builders.officer("manager").account
    assert case.standing == "not_eligible"
    assert not Duty.objects.filter(case=case, standing__in=duties.LIVE).exists()

    assessments.decide(
        case=case,
        accepted=True,
        route="A",
        reason="Domestic abuse; very afraid",
        look_again_on=None,
        by=manager,
        now=builders.NOW,
    )

    case.refresh_from_db()
    assert (case.standing, case.route) == ("assessed", "A")
    assert Duty.objects.filter(case=case, rule="P10", standing="open").exists()


def test_only_a_manager_decides_on_a_doubtful_case():
    told = builders.told()
    aggregate = replace(told.sentence, term={"months": 8}, disposal={"aggregate_term": {"months": 16}})
    case = builders.referred(sentence=aggregate)
    assert case.standing == "manager_review"
    decision = {"accepted": True, "route": "A", "reason": "Counts together", "look_again_on": None, "now": builders.NOW}

    with pytest.raises(access.NotPermitted):
        assessments.decide(case=case, by=builders.officer().account, **decision)

    assessments.decide(case=case, by=builders.officer("manager").account, **decision)
    case.refresh_from_db()
    assert case.standing == "assessed"


def test_a_decision_without_a_reason_is_refused():
    told = builders.told()
    case = builders.referred(sentence=replace(told.sentence, kind="community", term=None))

    with pytest.raises(assessments.NoReason):
        assessments.decide(
            case=case,
            accepted=False,
            route="",
            reason=" ",
            look_again_on=None,
            by=builders.officer("manager").account,
            now=builders.NOW,
        )


def test_taking_in_a_referral_leaves_a_trace_without_a_name():
    case = builders.referred()

    entry = AuditEntry.objects.get(what="referrals.receive")

    assert case.person.family_name not in str(entry.__dict__)
    assert entry.subject.startswith("referral:RF-")


def question_asked(**changes):
    """What the rules were asked about the victim of a referred case, and the answer's outcome."""
    case = builders.referred(victims=(builders.victim(**changes),))
    assessment = assessments.latest(case)
    return assessment.question["victim"], assessment.outcome, {reason["rule"] for reason in assessment.reasons}


def test_somebody_suspected_of_the_same_conduct_waits_for_a_manager():
    asked, outcome, rules = question_asked(relationship="parent_or_guardian", suspected_of_same_conduct=True)

    assert asked["suspected_of_same_conduct"] is True
    assert outcome == "manager_review"
    assert "R17" in rules


def test_an_organisation_is_not_a_member():
    asked, outcome, rules = question_asked(
        relationship="acting_for", acts_for="Made-up Stores", victim_kind="organisation"
    )

    assert asked["kind"] == "organisation"
    assert outcome == "not_statutory"
    assert "R16" in rules


def test_a_victim_without_capacity_is_told_to_the_rules():
    asked, outcome, _rules = question_asked(lacks_capacity=True)

    assert asked["lacks_capacity"] is True
    assert outcome == "statutory_probation"


@pytest.mark.parametrize(
    ("relationship", "born_on", "died"),
    [
        ("victim", "1990-04-02", False),
        ("parent_or_guardian", "2015-06-01", False),
        ("acting_for", "2015-06-01", False),
        ("bereaved_relative", "2015-06-01", True),
    ],
)
def test_the_rules_are_asked_about_the_victim_and_not_about_who_speaks_for_them(relationship, born_on, died):
    asked, _outcome, _rules = question_asked(
        relationship=relationship, born_on=date(1990, 4, 2), acts_for_born_on=date(2015, 6, 1)
    )

    assert (asked["born_on"], asked["died"]) == (born_on, died)


def test_a_case_that_went_to_another_unit_is_not_shown_to_who_took_it_in():
    builders.unit("cardiff")
    told = builders.told()
    case = builders.referred(sentence=replace(told.sentence, court_name="Cardiff Crown Court"))

    assert referrals.first_case_within_reach(builders.officer().account, case.referral) is None
    assert referrals.first_case_within_reach(builders.officer("helpline_adviser").account, case.referral) is None
    assert referrals.first_case_within_reach(builders.officer(in_unit="cardiff").account, case.referral) == case


def test_another_person_of_a_referral_gets_a_case_of_the_same_sentence():
    case = builders.referred()
    by = builders.officer("manager").account

    other = referrals.add_person(case=case, victim=builders.victim(given_names="Owen"), by=by, now=builders.NOW)

    assert (other.sentence, other.referral, other.unit) == (case.sentence, case.referral, case.unit)
    assert Duty.objects.filter(case=other, rule="P10", standing="open").exists()


def test_a_mother_has_a_case_for_each_of_her_children_and_is_one_person():
    case = builders.referred(victims=(builders.parent("Cai Rees"), builders.parent("Nia Rees")))

    cases = Case.objects.filter(sentence=case.sentence)

    assert {str(each.acts_for) for each in cases} == {"Cai Rees", "Nia Rees"}
    assert {each.person for each in cases} == {case.person}
    assert case.person.addresses.count() == 1


def test_who_acts_for_a_child_may_have_a_case_of_their_own_and_no_second_one_for_the_same_child():
    case = builders.referred(victims=(builders.parent("Cai Rees"),))
    by = builders.officer("manager").account

    own = referrals.add_person(case=case, victim=builders.parent(""), by=by, now=builders.NOW)

    assert own.person == case.person
    for again in (builders.parent("cai  rees"), builders.parent("")):
        with pytest.raises(referrals.AlreadyACase):
            referrals.add_person(case=case, victim=again, by=by, now=builders.NOW)


def test_what_the_second_referral_says_of_reaching_her_safely_is_put_before_the_officer():
    case = builders.referred(victims=(builders.parent("Cai Rees"),))
    by, told = builders.officer("manager").account, "He opens her post."

    other = referrals.add_person(
        case=case, victim=builders.parent("Nia Rees", safe_contact_note=told), by=by, now=builders.NOW
    )

    assert other.person == case.person
    assert [told in str(note.text) for note in callers.notes_of(other)] == [True]
    assert callers.notes_of(case) == []


def test_nobody_who_was_made_one_with_somebody_else_is_taken_for_her():
    case, elsewhere = builders.referred(victims=(builders.parent("Cai Rees"),)), builders.referred()
    Person.objects.filter(pk=case.person_id).update(merged_into=elsewhere.person)
    by = builders.officer("manager").account

    other = referrals.add_person(case=case, victim=builders.parent("Nia Rees"), by=by, now=builders.NOW)

    assert other.person != case.person and other.person.merged_into is None


def test_somebody_of_the_same_name_who_is_reached_elsewhere_is_not_taken_for_her():
    case = builders.referred(victims=(builders.parent("Cai Rees", born_on=None),))
    by, elsewhere = builders.officer("manager").account, WayGiven("another@example.org")

    other = referrals.add_person(
        case=case, victim=builders.parent("Nia Rees", born_on=None, email=elsewhere), by=by, now=builders.NOW
    )

    assert other.person != case.person
    assert {str(point.value) for point in case.person.contact_points.all()} & {"another@example.org"} == set()


def test_a_name_alone_makes_nobody_the_same_person():
    nothing = {"born_on": None, "address": None, "phone": None, "email": None}
    case = builders.referred(victims=(builders.parent("Cai Rees", **nothing),))
    by, again = builders.officer("manager").account, builders.parent("Nia Rees", **nothing)

    assert referrals.add_person(case=case, victim=again, by=by, now=builders.NOW).person != case.person


def test_the_same_person_is_not_taken_in_twice():
    told = builders.victim()
    case = builders.referred(victims=(told,))
    by = builders.officer("manager").account

    with pytest.raises(referrals.AlreadyACase):
        referrals.add_person(case=case, victim=told, by=by, now=builders.NOW)
