"""What a message of another system means by itself."""

import pytest

from victimcontact.scheme.incoming import Incoming, Outcome, kind_of, understand
from victimcontact.scheme.keystages import REGISTER
from victimcontact.scheme.movements import ACTED_ON, ADMITTED, ENDED_OTHERWISE, ESCORTED_OR_MEDICAL, RESETTLEMENT_LEAVE

pytestmark = pytest.mark.pure

OUT = "prison-offender-events.prisoner.released"
IN = "prison-offender-events.prisoner.received"
RELEASES = ("CR", "AR", "NP", "PX", "CE", "ECSL")


@pytest.mark.parametrize("code", RELEASES)
def test_a_release_to_the_community_is_released(code: str) -> None:
    understood = understand(Incoming(OUT, reason="RELEASED", code=code))

    assert (understood.outcome, understood.stage) == (Outcome.STAGE, "released")


@pytest.mark.parametrize(
    ("kind", "reason", "code", "stage"),
    [
        (OUT, "RELEASED", "UAL", "absconded"),
        (OUT, "RELEASED", "ESCP", "escaped"),
        (OUT, "UNKNOWN", "ESCP", "escaped"),
        (OUT, "RELEASED", "DEC", "died"),
        (OUT, "RELEASED", "DL", "deported"),
        (OUT, "RELEASED", "HR", "released_on_home_detention_curfew"),
        (OUT, "RELEASED", "PD", "released_again"),
        (OUT, "RELEASED_TO_HOSPITAL", "HP", "transferred_to_hospital"),
        (OUT, "RELEASED_TO_HOSPITAL", "HQ", "transferred_to_hospital"),
        (OUT, "RELEASED", "HO", "transferred_to_hospital"),
        (OUT, "TEMPORARY_ABSENCE_RELEASE", "R3", "temporary_release_planned"),
        (IN, "ADMISSION", "L", "recalled"),
        (IN, "ADMISSION", "B", "recalled"),
        (IN, "ADMISSION", "RECA", "recaptured"),
        (IN, "TRANSFERRED", "INT", "moved_prison"),
        ("restricted-patients.patient.added", "", "", "transferred_to_hospital"),
        ("person.temporary-absence-authorisation.approved", "", "", "temporary_release_planned"),
    ],
)
def test_the_movement_code_decides_the_stage(kind: str, reason: str, code: str, stage: str) -> None:
    understood = understand(Incoming(kind, reason=reason, code=code))

    assert (understood.outcome, understood.stage) == (Outcome.STAGE, stage)


def test_arriving_at_an_open_prison_is_the_move_to_open_conditions() -> None:
    to_open = understand(Incoming(IN, reason="TRANSFERRED", code="INT", prison="KMI"))
    to_closed = understand(Incoming(IN, reason="TRANSFERRED", code="INT", prison="WEI"))

    assert (to_open.stage, to_closed.stage) == ("moved_to_open_conditions", "moved_prison")


@pytest.mark.parametrize(
    ("kind", "reason", "code"),
    [
        (OUT, "RELEASED", "MRG"),
        (OUT, "SENT_TO_COURT", "CRT"),
        (OUT, "TRANSFERRED", "NOTR"),
        (OUT, "TEMPORARY_ABSENCE_RELEASE", "C6"),
        (IN, "RETURN_FROM_COURT", "CRT"),
        (IN, "TEMPORARY_ABSENCE_RETURN", "R3"),
        (IN, "ADMISSION", "N"),
        ("tier.calculation.complete", "", ""),
        ("prison-recall.recommendation.consideration", "", ""),
        ("person.temporary-absence.started", "", ""),
        ("a.kind.nobody.has.heard.of", "", ""),
    ],
)
def test_a_release_that_is_no_release_means_nothing(kind: str, reason: str, code: str) -> None:
    assert understand(Incoming(kind, reason=reason, code=code)).outcome is Outcome.NOTHING


@pytest.mark.parametrize(
    "kind", ["prisoner-offender-search.prisoner.released", "prisoner-offender-search.prisoner.received"]
)
def test_only_one_of_the_two_messages_about_a_movement_is_acted_on(kind: str) -> None:
    assert understand(Incoming(kind, reason="RELEASED")).outcome is Outcome.NOTHING


@pytest.mark.parametrize(
    ("kind", "reason", "code", "candidates"),
    [
        (OUT, "RELEASED", "ZZ", ("released",)),
        (OUT, "RELEASED_TO_HOSPITAL", "", ("transferred_to_hospital",)),
        (OUT, "UNKNOWN", "", ()),
        (IN, "ADMISSION", "ZZ", ("recalled",)),
        (IN, "TRANSFERRED", "", ("moved_prison",)),
        (OUT, "TEMPORARY_ABSENCE_RELEASE", "C3", ("temporary_release_planned",)),
    ],
)
def test_an_unknown_code_is_left_to_a_person_with_what_the_reason_makes_likely(
    kind: str, reason: str, code: str, candidates: tuple[str, ...]
) -> None:
    understood = understand(Incoming(kind, reason=reason, code=code))

    assert (understood.outcome, understood.candidates) == (Outcome.DOUBTFUL, candidates)


@pytest.mark.parametrize(
    ("kind", "reason", "code"),
    [
        (IN, "TEMPORARY_ABSENCE_RETURN", "24"),
        (IN, "RETURN_FROM_COURT", "L"),
        (OUT, "SENT_TO_COURT", "CR"),
        (OUT, "TEMPORARY_ABSENCE_RELEASE", "DEC"),
        (OUT, "RELEASED_TO_HOSPITAL", "CR"),
    ],
)
def test_a_code_against_its_reason_is_left_to_a_person(kind: str, reason: str, code: str) -> None:
    assert understand(Incoming(kind, reason=reason, code=code)).outcome is Outcome.DOUBTFUL


@pytest.mark.parametrize("code", ["NCS", "NG", "DS", "BL", "AU", "SC"])
def test_a_release_that_may_end_the_sentence_is_never_told_as_a_release(code: str) -> None:
    understood = understand(Incoming(OUT, reason="RELEASED", code=code))

    assert understood.outcome is Outcome.DOUBTFUL
    assert "released" not in understood.candidates


def test_a_licence_in_force_waits_for_somebody_who_knows_its_conditions() -> None:
    understood = understand(Incoming("create-and-vary-a-licence.licence.activated"))

    assert (understood.outcome, understood.candidates) == (Outcome.DOUBTFUL, ("licence_conditions_set",))


def test_a_changed_record_is_looked_up_only_when_the_sentence_changed() -> None:
    kind = "prisoner-offender-search.prisoner.updated"

    outcomes = [understand(Incoming(kind, changed=changed)).outcome for changed in (("SENTENCE",), ("LOCATION",), ())]

    assert outcomes == [Outcome.DOUBTFUL, Outcome.NOTHING, Outcome.NOTHING]


@pytest.mark.parametrize("kind", ["prison-offender-events.prisoner.merged", "probation-case.merge.completed"])
def test_a_merge_is_about_numbers_and_never_a_stage(kind: str) -> None:
    assert understand(Incoming(kind, reason="MERGE")).outcome is Outcome.SAME_PERSON


def test_what_cannot_be_read_waits_for_a_person() -> None:
    assert understand(Incoming("", trouble="Nothing in it.")).outcome is Outcome.DOUBTFUL


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("prison-recall.recommendation.managementOversight", "prison-recall.recommendation.management-oversight"),
        ("prison-recall.recommendation.management-oversight", "prison-recall.recommendation.management-oversight"),
        ("SENTENCE_DATES-CHANGED", "sentence_dates-changed"),
    ],
)
def test_an_event_type_has_one_spelling(written: str, kind: str) -> None:
    assert kind_of(written) == kind


def test_no_code_is_in_two_tables() -> None:
    by_register = {
        code
        for stage in REGISTER.values()
        for heard in stage.heard_as
        if heard.event in ACTED_ON
        for code in heard.codes
    }
    tables = [by_register, ADMITTED, ENDED_OTHERWISE, ESCORTED_OR_MEDICAL, RESETTLEMENT_LEAVE]

    assert sum(map(len, tables)) == len(set().union(*tables))


def test_every_reason_given_to_officers_fits_its_column_and_ends_as_a_sentence() -> None:
    said = [
        understand(Incoming(kind, reason=reason, code=code, changed=("SENTENCE",))).why
        for kind in (OUT, IN, "prisoner-offender-search.prisoner.updated", "common_platform_hearing")
        for reason in ("", "RELEASED", "TRANSFERRED", "ADMISSION", "TEMPORARY_ABSENCE_RELEASE")
        for code in ("", "CR", "L", "ZZ", "MRG", "NCS", "C5", "N", "SC")
    ]

    assert all(len(why) <= 300 and (why.endswith(".") or not why) for why in said)
