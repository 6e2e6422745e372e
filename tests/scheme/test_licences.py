"""Rules about licences and the conditions on them: who decides, until when, and what the offender will read."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from victimcontact.scheme.calendar import BeyondHorizon
from victimcontact.scheme.conditions import CATALOGUE
from victimcontact.scheme.licences import (
    DECIDERS,
    LARGEST_MAP,
    Decider,
    Fault,
    Release,
    ZoneMap,
    faults_of_condition,
    faults_of_map,
    is_alarming,
    missing_tests,
    only_standard_licence,
    safer_instead_of,
)
from victimcontact.scheme.switches import SHIPPED, law_with

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    ("on", "starts_on", "only_standard"),
    [
        (date(2027, 3, 12), date(2027, 3, 17), False),
        (date(2027, 3, 15), date(2027, 3, 17), True),
        (date(2026, 12, 21), date(2026, 12, 26), False),
        (date(2026, 12, 22), date(2026, 12, 26), True),
        (date(2027, 3, 18), date(2027, 3, 17), True),
    ],
)
def test_from_the_hard_stop_on_nobody_can_be_named_and_no_zone_drawn_p63(
    on: date, starts_on: date, only_standard: bool
) -> None:
    assert only_standard_licence(on, starts_on) is only_standard


def test_a_licence_beyond_the_known_bank_holidays_is_not_guessed_at() -> None:
    with pytest.raises(BeyondHorizon):
        only_standard_licence(date(2028, 12, 1), date(2029, 1, 3))


@pytest.mark.parametrize(
    ("reason", "missing"),
    [
        ("It is not necessary: he lives far away, and not proportionate: he works there.", ()),
        ("Not proportionate, as he has to pass through to work.", ("necessary",)),
        ("There is no necessity for it.", ("proportionate",)),
        ("No.", ("necessary", "proportionate")),
        ("", ("necessary", "proportionate")),
        ("Nid yw'n angenrheidiol nac yn gymesur. Not PROPORTIONATE.", ()),
        ("Nid yw'n angenrheidiol; nid yw'n cymesur.", ()),
    ],
)
def test_a_refusal_speaks_of_both_tests_or_says_which_is_missing_p52_p68(reason: str, missing: tuple[str, ...]) -> None:
    assert missing_tests(reason) == missing


@pytest.mark.parametrize(
    ("answer", "is_member", "alarming"),
    [("not_applicable", True, True), ("not_applicable", False, False), ("yes", True, False), ("yes", False, False)],
)
def test_not_applicable_for_somebody_in_the_scheme_goes_to_a_manager_p65(
    answer: str, is_member: bool, alarming: bool
) -> None:
    assert is_alarming(answer, is_member=is_member) is alarming


def test_each_way_to_a_licence_has_one_who_decides_p66() -> None:
    assert dict(DECIDERS) == {
        Release.AUTOMATIC: Decider.GOVERNOR,
        Release.DIRECTED_BY_THE_BOARD: Decider.PAROLE_BOARD,
        Release.AFTER_THE_HIGH_COURT: Decider.SECRETARY_OF_STATE,
        Release.VARIATION: Decider.PROBATION,
        Release.DISCHARGE: Decider.TRIBUNAL_OR_SECRETARY_OF_STATE,
        Release.COMMUNITY_TREATMENT: Decider.RESPONSIBLE_CLINICIAN,
    }


GOOD_MAP = ZoneMap(size=1, media_type="application/pdf")


@pytest.mark.parametrize(
    ("changes", "faults"),
    [
        ({}, ()),
        ({"size": LARGEST_MAP}, ()),
        ({"size": LARGEST_MAP + 1}, (Fault.TOO_LARGE,)),
        ({"size": 0}, (Fault.EMPTY,)),
        ({"media_type": "image/png"}, (Fault.NOT_A_PDF,)),
        ({"words_on_first_page": ["", " "]}, ()),
        ({"words_on_first_page": ["her house"]}, (Fault.WORDS_ON_THE_MAP,)),
        ({"size": 0, "media_type": ""}, (Fault.EMPTY, Fault.NOT_A_PDF)),
    ],
)
def test_a_map_that_the_offender_will_hold_is_a_pdf_of_at_most_10_megabytes_without_words_p58_p59(
    changes: dict[str, Any], faults: tuple[Fault, ...]
) -> None:
    assert faults_of_map(replace(GOOD_MAP, **changes)) == faults


def test_ten_megabytes_are_ten_megabytes_p59() -> None:
    assert LARGEST_MAP == 10_485_760


@pytest.mark.parametrize(("names", "faults"), [((), (Fault.NO_NAME,)), ((" ",), (Fault.NO_NAME,)), (("A B",), ())])
def test_no_contact_with_named_people_names_at_least_one_p61(names: tuple[str, ...], faults: tuple[Fault, ...]) -> None:
    assert faults_of_condition("NC_NAMED", names=names, licence_starts_on=date(2027, 1, 4), law=SHIPPED) == faults


def test_the_condition_without_names_is_offered_first_and_needs_none_p61() -> None:
    assert safer_instead_of("NC_NAMED") == "NC_UNNAMED"
    assert safer_instead_of("NC_UNNAMED") is None
    assert faults_of_condition("NC_UNNAMED", names=(), licence_starts_on=date(2027, 1, 4), law=SHIPPED) == ()
    assert {"NC_NAMED", "NC_UNNAMED", "RES_ZONE"} <= set(CATALOGUE)


@pytest.mark.parametrize(
    ("starts_on", "faults"), [(date(2026, 9, 30), (Fault.NOT_IN_THIS_POLICY,)), (date(2026, 10, 1), ())]
)
def test_a_restriction_zone_is_for_licences_under_the_newer_policy_p73(
    starts_on: date, faults: tuple[Fault, ...]
) -> None:
    assert faults_of_condition("RES_ZONE", names=(), licence_starts_on=starts_on, law=SHIPPED) == faults


def test_without_commencement_there_is_no_restriction_zone_p73() -> None:
    law = law_with(switches={"SW-PROG": None})

    found = faults_of_condition("RES_ZONE", names=(), licence_starts_on=date(2027, 1, 4), law=law)

    assert found == (Fault.NOT_IN_THIS_POLICY,)
