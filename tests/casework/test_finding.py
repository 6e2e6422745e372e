"""A case is found by whatever somebody has of it, and only by those who may come to it."""

from dataclasses import replace
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import builders
from victimcontact.casework import access, attempts, finding, other_names, people
from victimcontact.casework.finding import Asked, Reason
from victimcontact.casework.people import NameWanted, WayGiven
from victimcontact.records.models import Account, Address, AuditEntry, Case, NameKeys, Person

pytestmark = pytest.mark.django_db

QUERIES = 11


@pytest.fixture
def officer() -> Account:
    return builders.officer().account


def referred(given: str = "Siân", family: str = "Llywelyn", **more: Any) -> Case:
    return builders.referred(victims=(replace(builders.victim(), given_names=given, family_name=family, **more),))


def kinds(account: Account, wanted: str) -> dict[Any, list[str]]:
    """What a search finds: each case's person, with the kinds of reason."""
    found = finding.find(account, wanted, now=builders.NOW).found
    return {one.case.pk: [reason.kind for reason in one.reasons] for one in found}


@pytest.mark.parametrize(
    ("wanted", "kind"),
    [
        ("Siân Llywelyn", "as_given"),
        ("sian llywelyn", "as_given"),
        ("Llywelyn, Siân", "as_given"),
        ("Llyw", "begins"),
        ("S Llywelyn", "begins"),
        ("Jane Llywelyn", "short_form"),
        ("Shan Llewellyn", "sounds_alike"),
        ("Llewelin", "sounds_alike"),
        ("Llywleyn", "sounds_alike"),
        ("Lllywwelyn", "sounds_alike"),
    ],
)
def test_somebody_is_found_however_the_name_is_written(officer: Account, wanted: str, kind: str) -> None:
    case = referred()

    assert kinds(officer, wanted) == {case.pk: [kind]}


@pytest.mark.parametrize("wanted", ["Siân Price", "Gareth Llywelyn", "Sharon", "Llanwern", "", "   ", "-", "BS99"])
def test_somebody_else_is_not_found(officer: Account, wanted: str) -> None:
    referred()

    assert kinds(officer, wanted) == {}


def test_a_maiden_name_finds_her_and_says_that_it_is_a_former_one(officer: Account) -> None:
    case = referred("Siân", "Price")
    other_names.add(
        case=case, of_offender=False, kind="maiden", given_names="", family_name="Llwyd", by=officer, now=builders.NOW
    )

    (found,) = finding.find(officer, "Sian Lloyd", now=builders.NOW).found

    assert found.reasons == (Reason("sounds_alike", "person", "Siân Llwyd", former=True),)


def test_a_name_that_was_confirmed_anew_is_found_and_the_old_one_is_not(officer: Account) -> None:
    case = builders.allocated(victims=(replace(builders.victim(), given_names="Sian", family_name="Prise"),))
    assert case.officer is not None
    people.confirm_name(
        case=case, name=NameWanted("Angharad", "Bevan"), version=case.version, by=officer, now=builders.NOW
    )

    assert kinds(officer, "Angharad Bevan") == {case.pk: ["as_given"]}
    assert kinds(officer, "Sian Prise") == {}


def test_the_offenders_name_finds_the_case_too_also_one_he_was_referred_under_before(officer: Account) -> None:
    told = builders.told()
    first = builders.referred(offender=replace(told.offender, given_names="Gruffydd", family_name="Blackmore"))
    under_another = replace(told.offender, given_names="Griff", family_name="Oakes")
    second = builders.referred(offender=under_another)

    found = finding.find(officer, "Griffith Blackmore", now=builders.NOW).found
    alias = finding.find(officer, "Oakes", now=builders.NOW).found

    assert {one.case.pk for one in found} == {one.case.pk for one in alias} == {first.pk, second.pk}
    assert found[0].reasons == (Reason("sounds_alike", "offender", "Gruffydd Blackmore"),)
    assert alias[0].reasons == (Reason("as_given", "offender", "Griff Oakes", former=True),)


@pytest.mark.parametrize(
    ("kind", "number", "typed"),
    [
        ("prison_number", "A1234BC", "a1234 bc"),
        ("crn", "X123456", "x 123456"),
        ("pnc", "2012/394773H", "12/394773h"),
        ("pnc", "12/394773H", "2012/0394773H"),
        ("cro", "394773/12H", "394773/12H"),
    ],
)
def test_a_number_finds_its_offender_however_it_is_typed(officer: Account, kind: str, number: str, typed: str) -> None:
    case = builders.referred(offender=replace(builders.told().offender, identifiers={kind: number}))

    assert kinds(officer, typed) == {case.pk: ["identifier"]}


def test_our_reference_finds_the_case_also_from_its_beginning(officer: Account) -> None:
    case = builders.referred()

    assert kinds(officer, case.reference.lower()) == {case.pk: ["reference"]}
    assert kinds(officer, case.reference[:9]) == {case.pk: ["reference"]}
    assert kinds(officer, case.referral.reference) == {case.pk: ["reference"]}


@pytest.mark.parametrize("typed", ["07700 900555", "+44 7700 900555", "0044 (0)7700 900555", "(07700) 900-555"])
@pytest.mark.parametrize("kept", ["+447700900555", "07700 900 555"])
def test_a_telephone_number_finds_the_person_in_any_form(officer: Account, kept: str, typed: str) -> None:
    case = referred(phone=WayGiven(kept))

    assert kinds(officer, typed) == {case.pk: ["telephone"]}


def test_a_postcode_finds_everybody_there_and_a_name_beside_it_one(officer: Account) -> None:
    one = referred("Siân", "Llywelyn", address=WayGiven(("1 Made-up Street", "Bath", "BA99 9ZZ")))
    other = referred("Gwen", "Pritchard", address=WayGiven(("2 Made-up Street", "Bath", "ba999zz")))

    assert kinds(officer, "ba99 9zz") == {one.pk: ["postcode"], other.pk: ["postcode"]}
    assert kinds(officer, "Pritchard BA999ZZ") == {other.pk: ["as_given", "postcode"]}


def test_an_old_address_still_finds_somebody_who_moved(officer: Account) -> None:
    case = referred(address=WayGiven(("1 Made-up Street", "Bath", "BA99 9ZZ")))
    people.set_address(case.person, WayGiven(("2 Nowhere Lane", "Bristol", "BA99 9ZY")), by=officer, now=builders.NOW)

    assert kinds(officer, "BA99 9ZZ") == kinds(officer, "BA99 9ZY") == {case.pk: ["postcode"]}


def test_an_email_address_finds_its_person(officer: Account) -> None:
    case = referred(email=WayGiven("Sian@Example.org"))

    assert kinds(officer, "sian@example.org") == {case.pk: ["mail"]}


def test_the_surest_come_first(officer: Account) -> None:
    sounds, begins, given = (referred("Ann", family) for family in ("Preece", "Pricewell", "Price"))

    found = finding.find(officer, "Price", now=builders.NOW).found

    assert [one.case.pk for one in found] == [given.pk, begins.pk, sounds.pk]


def test_nobody_finds_what_they_may_not_come_to() -> None:
    case = referred(phone=WayGiven("+447700900555"), address=WayGiven(("1 Made-up Street", "Bath", "BA99 9ZZ")))
    stranger = builders.officer(in_unit="cardiff").account
    number = case.sentence.offender.identifiers.get().value

    for wanted in ("Siân", "Llewellyn", case.reference, number, "07700 900555", "BA99 9ZZ"):
        assert kinds(stranger, wanted) == {}


def test_more_than_fifty_are_said_to_be_more(officer: Account) -> None:
    case = builders.referred()
    family_name = case.person.family_name
    rows = [Person(given_names=f"Ann{letter}", family_name="Tirion") for letter in "abcdefghijklmnopqrstuvwxyz" * 2]
    Person.objects.bulk_create(rows)
    NameKeys.objects.bulk_create(
        NameKeys(person=row, keys=list(finding.names.keys(row.given_names, row.family_name))) for row in rows
    )
    Case.objects.bulk_create(
        Case(
            reference=f"VC-TEST-{number:04}",
            person=row,
            sentence=case.sentence,
            referral=case.referral,
            relationship="victim",
            standing="referred",
            unit=case.unit,
            opened_at=builders.NOW,
        )
        for number, row in enumerate(rows)
    )

    finding.find(officer, "Nobody", now=builders.NOW)  # the first search of a day is counted in a new row
    with CaptureQueriesContext(connection) as many:
        found = finding.find(officer, "Tirion", now=builders.NOW)
    with CaptureQueriesContext(connection) as few:
        finding.find(officer, family_name, now=builders.NOW)

    assert (len(found.found), found.more) == (50, True)
    assert not finding.find(officer, "Anna Tirion", now=builders.NOW).more
    assert asked(many) == asked(few) == QUERIES


def asked(queries: CaptureQueriesContext) -> int:
    return len([query for query in queries if "SAVEPOINT" not in query["sql"]])


def test_a_search_is_counted_and_written_down_without_what_was_sought(
    officer: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    referred()
    monkeypatch.setattr(finding, "SEARCHES", 1)
    finding.find(officer, "Llywelyn", now=builders.NOW)

    with pytest.raises(attempts.TooMany):
        finding.find(officer, "Llywelyn", now=builders.NOW)

    (entry,) = AuditEntry.objects.filter(what="finding.search")
    assert entry.data == {"found": 1}
    assert "lywelyn" not in str(entry.__dict__)


@pytest.mark.parametrize("role", ["auditor", "analyst", "helpline_adviser"])
def test_nobody_searches_whose_work_is_not_cases(role: str) -> None:
    with pytest.raises(access.NotPermitted):
        finding.find(builders.officer(role).account, "Price", now=builders.NOW)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Rhian Price", Asked("RHIAN PRICE")),
        ("A1234BC", Asked(codes=("A1234BC",))),
        ("Price a1234bc", Asked("PRICE", ("A1234BC",))),
        ("VC-CDFG-HJKM", Asked(codes=("VC-CDFG-HJKM",))),
        ("price bs99 9zz 07700 900123", Asked("PRICE", (), "BS99 9ZZ", "07700 900123")),
        ("12/394773H", Asked(codes=("12/394773H",))),
        ("Ann-Marie O'Neill", Asked("ANN-MARIE O'NEILL")),
        ("-", Asked()),
    ],
)
def test_what_was_typed_is_understood(typed: str, read: Asked) -> None:
    assert finding.read(typed) == read


def test_addresses_are_found_without_being_opened() -> None:
    case = referred(address=WayGiven(("1 Made-up Street", "Bath", "BA99 9ZZ")))

    (address,) = Address.objects.filter(person=case.person)

    assert address.postcode_index is not None
    assert b"BA99" not in bytes(address.postcode_index)
