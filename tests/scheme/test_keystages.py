"""The register of key stages: an entry left out is a silence, a field left open is a leak."""

import importlib
import pkgutil
import re

import pytest

from victimcontact.scheme import keystages
from victimcontact.scheme.keystages import (
    REGISTER,
    Decision,
    Kind,
    Level,
    Shown,
    Stage,
    UnknownStage,
    stage_called,
    stages_heard_as,
)

pytestmark = pytest.mark.pure

STAGES = list(REGISTER.values())
_IN = "prison-offender-events.prisoner.received"
_OUT = "prison-offender-events.prisoner.released"

# The codes and fields others build on: they keep their names.
CONTRACT = {
    "eligible_for_open_conditions": {"prison"},
    "moved_to_open_conditions": {"prison"},
    "moved_prison": {"prison"},
    "temporary_release_planned": {"place", "starts_on", "ends_on"},
    "leave_granted": {"place", "starts_on", "ends_on"},
    "escaped": {"place"},
    "absconded": {"place"},
    "recaptured": {"place"},
    "died": {"cause"},
    "release_date_set": {"release_on", "previous_release_on"},
    "release_date_changed": {"release_on", "previous_release_on"},
    "released": {"released_on", "address", "area"},
    "recalled": {"returned_on", "prison", "reason"},
    "recalled_to_hospital": {"returned_on", "prison", "reason"},
    "transferred_to_hospital": {"hospital", "prison"},
    "returned_to_prison": {"hospital", "prison"},
    "deported": {"country"},
    "parole_review_started": {"hearing_on", "outcome", "next_review_on"},
    "parole_hearing_listed": {"hearing_on", "outcome", "next_review_on"},
    "parole_decided": {"hearing_on", "outcome", "next_review_on"},
    "licence_conditions_set": {"conditions"},
    "licence_conditions_varied": {"conditions"},
    "condition_refused": {"condition", "reason"},
    "hospital_order_made": {"hospital", "hospital_address"},
    "discharge_considered": set(),
    "tribunal_applied": set(),
    "conditionally_discharged": {"conditions", "address"},
    "absolutely_discharged": {"conditions", "address"},
    "community_treatment_order_made": {"conditions", "address"},
    "restriction_ended": {"ended_on", "hospital", "hospital_address"},
    "mappa_meeting_held": {"level", "minutes"},
}


@pytest.mark.parametrize("code", sorted(CONTRACT))
def test_a_stage_of_the_contract_has_exactly_its_fields(code: str) -> None:
    assert {field.name for field in REGISTER[code].fields} == CONTRACT[code]


def test_the_register_holds_every_stage_of_every_file_once() -> None:
    files = [
        importlib.import_module(f"{keystages.__name__}.{file.name}")
        for file in pkgutil.iter_modules(keystages.__path__)
    ]
    codes = [stage.code for file in files for stage in getattr(file, "STAGES", ())]

    assert sorted(codes) == sorted(REGISTER)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_every_stage_says_what_it_means_and_what_comes_next_in_whole_sentences(stage: Stage) -> None:
    assert stage.title
    assert stage.means.endswith(".")
    assert stage.next_step.endswith(".")


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_every_stage_names_its_rules_and_where_they_come_from(stage: Stage) -> None:
    assert stage.rules
    assert all(re.fullmatch(r"[RP]\d{1,3}", rule) for rule in stage.rules)
    assert stage.source


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_what_is_withheld_has_a_reason_that_names_a_rule(stage: Stage) -> None:
    partly = [field for field in stage.fields if field.shown is not Shown.AS_IT_IS or field.why]

    assert all(re.search(r"\([RP]\d", field.why) for field in partly)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_a_stage_that_is_told_by_letter_has_a_letter(stage: Stage) -> None:
    told_in_person = {"threat_to_victim"}

    assert (stage.document is None) == (stage.decision is Decision.NEVER or stage.code in told_in_person)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_a_field_is_told_under_one_name_only(stage: Stage) -> None:
    assert len({field.told_name for field in stage.fields}) == len(stage.fields)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_what_a_stage_never_tells_has_no_field_that_could_be_told(stage: Stage) -> None:
    if stage.decision is Decision.NEVER:
        assert {field.shown for field in stage.fields} <= {Shown.NEVER}
        assert not any(field.by_manager for field in stage.fields)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.code)
def test_dates_end_in_on_or_by_and_only_they_can_be_told_as_a_month(stage: Stage) -> None:
    for field in stage.fields:
        assert (field.kind is Kind.DATE) == field.name.endswith(("_on", "_by"))
        assert field.shown is not Shown.AS_MONTH or field.name.endswith("_on")


@pytest.mark.parametrize("code", ["parole_decided", "released", "sentence_changed", "conviction_quashed"])
def test_what_the_world_may_learn_is_marked_so_that_victims_hear_first(code: str) -> None:
    assert REGISTER[code].public


def test_an_unknown_code_is_refused_by_name() -> None:
    with pytest.raises(UnknownStage, match="haircut"):
        stage_called("haircut")


@pytest.mark.parametrize(
    ("event", "code", "stage"),
    [
        (_OUT, "CR", "released"),
        (_OUT, "AR", "released"),
        (_OUT, "ECSL", "released"),
        (_OUT, "HR", "released_on_home_detention_curfew"),
        (_OUT, "PD", "released_again"),
        (_OUT, "HP", "transferred_to_hospital"),
        (_OUT, "HQ", "transferred_to_hospital"),
        (_OUT, "UAL", "absconded"),
        (_OUT, "ESCP", "escaped"),
        (_OUT, "DEC", "died"),
        (_OUT, "DD", "deported"),
        (_OUT, "NOTR", "moved_prison"),
        (_IN, "L", "recalled"),
        (_IN, "Y", "recalled"),
        (_IN, "24", "recalled"),
        (_IN, "RECA", "recaptured"),
        (_IN, "INT", "moved_prison"),
        ("person.temporary-absence-authorisation.approved", "", "temporary_release_planned"),
        ("create-and-vary-a-licence.licence.activated", "", "licence_conditions_set"),
        ("restricted-patients.patient.added", "", "transferred_to_hospital"),
    ],
)
def test_a_message_that_can_mean_one_thing_only_is_heard_as_that(event: str, code: str, stage: str) -> None:
    assert [(heard.code, sure) for heard, sure in stages_heard_as(event, code)] == [(stage, True)]


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (_OUT, "SC"),
        (_OUT, "AU"),
        ("prison-offender-events.prisoner.sentence-dates-changed", ""),
        ("prisoner-offender-search.prisoner.updated", "category D"),
        ("restricted-patients.patient.removed", ""),
        ("create-and-vary-a-licence.licence.inactivated", ""),
        ("enforcement.recall.raised", ""),
    ],
)
def test_a_message_that_can_mean_several_things_is_for_a_person(event: str, code: str) -> None:
    heard = stages_heard_as(event, code)

    assert heard
    assert not any(sure for _, sure in heard)


@pytest.mark.parametrize(
    ("event", "code"),
    [
        (_OUT, "MRG"),  # two records of one prisoner merged: nobody has left
        (_OUT, "CRT"),  # to court and back
        (_OUT, "C3"),  # a temporary absence while it happens
        (_IN, "N"),  # a reception on remand
        (_OUT, ""),
        (_OUT, "XYZ"),
        ("prison-offender-events.prisoner.merged", ""),
    ],
)
def test_a_release_that_is_no_release_is_heard_as_no_stage(event: str, code: str) -> None:
    assert stages_heard_as(event, code) == ()


def test_no_movement_code_is_heard_as_two_stages() -> None:
    codes = [
        (heard.event, code)
        for stage in STAGES
        for heard in stage.heard_as
        if heard.event in (_IN, _OUT)
        for code in heard.codes
    ]

    assert len(set(codes)) == len(codes)


KEY_STAGES_OF_THE_CODE = {
    "what the sentence means": "sentence_explained",
    "a change of the sentence": "sentence_changed",
    "may be considered for open conditions": "eligible_for_open_conditions",
    "moved to open conditions": "moved_to_open_conditions",
    "considered for release": "parole_review_started",
    "considered for a discharge with conditions": "discharge_considered",
    "released": "released",
    "discharged": "conditionally_discharged",
    "recalled to prison": "recalled",
    "recalled to hospital": "recalled_to_hospital",
}


@pytest.mark.parametrize(("event", "code"), KEY_STAGES_OF_THE_CODE.items())
def test_every_event_of_the_code_is_a_stage_that_a_member_of_every_stage_is_told_of_p16(event: str, code: str) -> None:
    stage = REGISTER[code]

    assert (stage.decision, Level.KEY_STAGES in stage.levels) == (Decision.TELL, True), event
    assert stage.document
