"""Who has to approve a message: the officer, the manager, or nobody."""

from dataclasses import replace

import pytest

from victimcontact.scheme.approvers import (
    CONFIRMATIONS,
    STAGE_OF_DOCUMENT,
    WITHOUT_END,
    Approver,
    Draft,
    Origin,
    needed,
    shipped,
    stricter,
)
from victimcontact.scheme.eligibility.question import Kind
from victimcontact.scheme.keystages import REGISTER, Decision

OFFICER, MANAGER, NOBODY = Approver.OFFICER, Approver.MANAGER, Approver.NOBODY
USUAL = Draft("L17", Origin.OFFICER, code="released", sentence_kind="imprisonment")
CONFIRMATION = Draft("L04", Origin.MEMBER, confirms=True)


@pytest.mark.parametrize("code", [code for code, stage in REGISTER.items() if stage.document])
def test_where_the_manager_decides_whether_to_tell_the_manager_reads_the_letter(code):
    left_to_manager = REGISTER[code].decision is Decision.MANAGER_DECIDES

    assert shipped(code).approver is (MANAGER if left_to_manager or code in ("escaped", "absconded") else OFFICER)
    assert shipped(code).why.endswith(".")


def test_a_death_is_never_told_without_the_manager():
    assert shipped("died").approver is MANAGER


@pytest.mark.parametrize(
    ("changes", "approver"),
    [
        ({}, OFFICER),
        ({"origin": Origin.FEED}, OFFICER),
        ({"in_danger": True}, MANAGER),
        ({"names_others": True}, MANAGER),
        ({"corrects": True}, MANAGER),
        ({"sentence_kind": "life"}, MANAGER),
        ({"sentence_kind": "ipp", "code": "released_again"}, MANAGER),
        ({"sentence_kind": "life", "code": "moved_to_open_conditions"}, OFFICER),
        ({"entered": MANAGER}, MANAGER),
        ({"entered": OFFICER, "code": "died"}, OFFICER),
        ({"entered": OFFICER, "in_danger": True}, MANAGER),
        ({"entered": OFFICER, "sentence_kind": "life"}, MANAGER),
        ({"code": "died"}, MANAGER),
        ({"code": ""}, OFFICER),
    ],
)
def test_who_approves_a_letter_about_a_stage(changes, approver):
    assert needed(replace(USUAL, **changes)).approver is approver


@pytest.mark.parametrize(
    ("changes", "approver"),
    [
        ({}, NOBODY),
        ({"origin": Origin.OFFICER}, NOBODY),
        ({"document": "L25", "code": "officer_changed", "origin": Origin.OFFICER}, NOBODY),
        ({"origin": Origin.FEED}, OFFICER),
        ({"origin": Origin.PROGRAM}, OFFICER),
        ({"confirms": False}, OFFICER),
        ({"document": "L03"}, OFFICER),
        ({"document": "P01"}, OFFICER),
        ({"document": "L28"}, OFFICER),
        ({"in_danger": True}, MANAGER),
        ({"names_others": True}, MANAGER),
        ({"corrects": True}, MANAGER),
        ({"entered": OFFICER}, OFFICER),
        ({"entered": MANAGER}, MANAGER),
    ],
)
def test_only_a_confirmation_of_what_was_just_recorded_goes_straight_out(changes, approver):
    assert needed(replace(CONFIRMATION, **changes)).approver is approver


def test_every_reason_is_said_when_several_hold():
    draft = replace(USUAL, in_danger=True, corrects=True)

    assert len(needed(draft).why) == 2


@pytest.mark.parametrize("document", sorted(CONFIRMATIONS))
def test_nothing_that_tells_of_the_offender_goes_straight_out(document):
    stages = {code for code, stage in REGISTER.items() if stage.document == document}

    assert stages <= {"officer_changed"}


def test_every_letter_without_a_recorded_stage_names_one_of_the_register():
    assert {REGISTER[code].document for code in STAGE_OF_DOCUMENT.values()} == STAGE_OF_DOCUMENT.keys()


def test_every_sentence_without_an_end_is_one_the_scheme_knows():
    assert set(Kind) >= WITHOUT_END


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [(NOBODY, OFFICER, OFFICER), (MANAGER, OFFICER, MANAGER), (MANAGER, NOBODY, MANAGER), (NOBODY, NOBODY, NOBODY)],
)
def test_the_stricter_approver_stays(one, other, answer):
    assert stricter(one, other) is stricter(other, one) is answer
