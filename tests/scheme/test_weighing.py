"""Whether a message can be true beside what is recorded already."""

from datetime import UTC, date, datetime, timedelta

import pytest

from victimcontact.scheme.incoming import Incoming, Outcome, Understood, understand
from victimcontact.scheme.weighing import Known, Recorded, is_same, weigh

pytestmark = pytest.mark.pure

OUT = "prison-offender-events.prisoner.released"
IN = "prison-offender-events.prisoner.received"
NOW = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
HOUR = timedelta(hours=1)
IMPOSED = date(2022, 3, 1)


def message(
    kind: str, reason: str, code: str, at: datetime | None = NOW - HOUR, published: datetime | None = None
) -> Incoming:
    return Incoming(kind, occurred_at=at, published_at=published, reason=reason, code=code)


def known(*stages: Recorded, heard_until: datetime | None = None) -> Known:
    return Known(IMPOSED, stages, heard_until)


def weighed(incoming: Incoming, known: Known) -> Understood:
    happened_on = incoming.occurred_at.date() if incoming.occurred_at else None
    return weigh(incoming, understand(incoming), known, happened_on=happened_on, on=TODAY)


RELEASE = message(OUT, "RELEASED", "CR")
RECALL = message(IN, "ADMISSION", "L")
REMAND = message(IN, "ADMISSION", "N")
EARLIER = date(2026, 11, 1)
TODAY = date(2026, 11, 20)


def test_a_release_beside_nothing_is_a_release() -> None:
    assert weighed(RELEASE, known()).stage == "released"


@pytest.mark.parametrize(
    ("at", "published"),
    [
        (None, None),
        (NOW + timedelta(days=1), None),
        (datetime(2021, 1, 1, tzinfo=UTC), None),
        (NOW - timedelta(days=30), NOW - HOUR),
    ],
    ids=["no moment", "in the future", "before the sentence", "an old correction"],
)
def test_a_moment_that_cannot_be_right_is_left_to_a_person(at: datetime | None, published: datetime | None) -> None:
    understood = weighed(message(OUT, "RELEASED", "CR", at, published), known())

    assert (understood.outcome, understood.candidates) == (Outcome.DOUBTFUL, ("released",))


def test_the_same_stage_for_the_same_day_is_not_recorded_twice() -> None:
    assert weighed(RELEASE, known(Recorded("1", "released", TODAY))).outcome is Outcome.NOTHING


def test_an_escape_recorded_as_absconding_is_the_same() -> None:
    assert is_same("escaped", TODAY, "absconded", TODAY)
    assert not is_same("escaped", TODAY, "absconded", EARLIER)
    assert not is_same("released", TODAY, "absconded", TODAY)


@pytest.mark.parametrize(
    "later",
    [
        known(heard_until=NOW - HOUR / 2),
        known(Recorded("1", "recalled", TODAY + timedelta(days=1))),
    ],
    ids=["by the moment heard of", "by the day recorded by hand"],
)
def test_an_older_event_never_overwrites_a_newer_state(later: Known) -> None:
    assert weighed(RELEASE, later).outcome is Outcome.DOUBTFUL


@pytest.mark.parametrize("code", ["released", "absconded", "escaped", "died", "transferred_to_hospital"])
def test_a_return_within_the_hour_takes_back_what_is_held(code: str) -> None:
    understood = weighed(REMAND, known(Recorded("7", code, TODAY, held=True)))

    assert (understood.outcome, understood.undone) == (Outcome.UNDOES, ("7",))


def test_a_release_within_the_hour_takes_back_a_recall_that_is_held() -> None:
    understood = weighed(RELEASE, known(Recorded("7", "recalled", TODAY, held=True)))

    assert (understood.outcome, understood.undone) == (Outcome.UNDOES, ("7",))


def test_a_return_older_than_the_release_takes_nothing_back() -> None:
    released = known(Recorded("7", "released", TODAY, held=True), heard_until=NOW)

    assert weighed(REMAND, released).outcome is Outcome.NOTHING


def test_a_return_after_the_hold_takes_nothing_back_and_is_left_to_a_person() -> None:
    understood = weighed(REMAND, known(Recorded("7", "released", EARLIER)))

    assert (understood.outcome, understood.candidates) == (Outcome.DOUBTFUL, ("recalled",))


def test_a_recall_within_the_hour_of_a_release_is_left_to_a_person() -> None:
    assert weighed(RECALL, known(Recorded("7", "released", TODAY, held=True))).outcome is Outcome.DOUBTFUL


def test_the_message_sent_at_once_cannot_take_back_but_asks_for_a_look() -> None:
    at_once = Incoming("prisoner-offender-search.prisoner.received", occurred_at=NOW, reason="READMISSION")

    beside_held = weighed(at_once, known(Recorded("7", "released", TODAY, held=True)))
    beside_settled = weighed(at_once, known(Recorded("7", "released", TODAY)))

    assert (beside_held.outcome, beside_settled.outcome) == (Outcome.DOUBTFUL, Outcome.NOTHING)


def test_a_release_after_a_recall_is_told_as_a_second_release() -> None:
    recalled = known(Recorded("1", "released", IMPOSED), Recorded("2", "recalled", EARLIER))

    assert weighed(RELEASE, recalled).stage == "released_again"


def test_a_second_release_without_a_recall_is_left_to_a_person() -> None:
    assert weighed(message(OUT, "RELEASED", "PD"), known()).outcome is Outcome.DOUBTFUL


def test_a_second_release_in_a_row_is_left_to_a_person() -> None:
    assert weighed(RELEASE, known(Recorded("1", "released", EARLIER))).outcome is Outcome.DOUBTFUL


def test_a_move_from_an_open_to_a_closed_prison_is_a_return_to_closed_conditions() -> None:
    moved = message(IN, "TRANSFERRED", "INT")

    assert (
        weighed(moved, known(Recorded("1", "moved_to_open_conditions", EARLIER))).stage
        == "returned_to_closed_conditions"
    )


def test_only_the_first_of_many_short_absences_is_a_stage() -> None:
    out = message(OUT, "TEMPORARY_ABSENCE_RELEASE", "R3")

    first, second = weighed(out, known()), weighed(out, known(Recorded("1", "temporary_release_planned", EARLIER)))

    assert (first.outcome, second.outcome) == (Outcome.STAGE, Outcome.NOTHING)


def test_nothing_is_recorded_of_somebody_recorded_as_dead() -> None:
    assert weighed(RELEASE, known(Recorded("1", "died", EARLIER))).outcome is Outcome.DOUBTFUL


def test_back_from_an_absence_after_absconding_may_be_the_recapture() -> None:
    back = message(IN, "TEMPORARY_ABSENCE_RETURN", "")

    assert weighed(back, known(Recorded("1", "absconded", EARLIER))).candidates == ("recaptured",)


@pytest.mark.parametrize(
    ("last", "candidate"), [("transferred_to_hospital", "returned_to_prison"), ("escaped", "recaptured")]
)
def test_an_admission_after_being_out_of_prison_names_what_it_may_be(last: str, candidate: str) -> None:
    assert weighed(REMAND, known(Recorded("1", last, EARLIER))).candidates == (candidate,)
