"""Recalls to prison: a wrong end told to a victim is a release she does not expect (P94, P96, P97, P98)."""

from dataclasses import replace
from datetime import date

import pytest

from victimcontact.scheme.recalls import Exclusion, RecallKind, RecallTerms, recall_of
from victimcontact.scheme.switches import SHIPPED, law_with
from victimcontact.scheme.words.en.l19 import DOCUMENT

pytestmark = pytest.mark.pure

STANDARD = RecallTerms(sentence="imprisonment", returned_on=date(2026, 11, 2))


def test_56_days_begin_with_the_return_and_end_55_days_later_p96() -> None:
    found = recall_of(STANDARD, law=SHIPPED)

    assert (found.kind, found.ends_on) == (RecallKind.FIXED, date(2026, 12, 27))


@pytest.mark.parametrize(
    ("under_a_year", "ends_on"), [(True, date(2026, 11, 15)), (False, date(2026, 11, 29))], ids=["14 days", "28 days"]
)
def test_a_youth_goes_out_after_14_days_under_a_year_and_28_from_a_year_on_p97(
    under_a_year: bool, ends_on: date
) -> None:
    found = recall_of(replace(STANDARD, youth=True, under_a_year=under_a_year), law=SHIPPED)

    assert (found.kind, found.ends_on) == (RecallKind.YOUTH, ends_on)


@pytest.mark.parametrize("level", [2, 3])
def test_whoever_is_managed_at_level_2_or_3_has_no_fixed_end_p94(level: int) -> None:
    found = recall_of(replace(STANDARD, mappa_level=level), law=SHIPPED)

    assert (found.kind, found.ends_on) == (RecallKind.STANDARD, None)


def test_category_4_has_no_fixed_end_and_the_others_do_p94() -> None:
    kinds = [recall_of(replace(STANDARD, mappa_category=number), law=SHIPPED).kind for number in (1, 2, 3, 4)]

    assert kinds == [RecallKind.FIXED, RecallKind.FIXED, RecallKind.FIXED, RecallKind.STANDARD]


def test_level_1_keeps_the_fixed_end() -> None:
    assert recall_of(replace(STANDARD, mappa_level=1), law=SHIPPED).kind is RecallKind.FIXED


@pytest.mark.parametrize("exclusion", Exclusion)
def test_every_exclusion_takes_the_fixed_end_away_also_from_a_youth_p98(exclusion: Exclusion) -> None:
    for youth in (False, True):
        found = recall_of(replace(STANDARD, youth=youth, exclusions=(exclusion,)), law=SHIPPED)

        assert (found.kind, found.ends_on) == (RecallKind.STANDARD, None)
        assert exclusion.replace("_", " ") in found.why


def test_of_several_exclusions_the_first_of_the_law_is_named() -> None:
    both = (Exclusion.REPATRIATED_FOR_MURDER, Exclusion.CHARGED_WITH_NEW_OFFENCE)

    assert "charged with new offence" in recall_of(replace(STANDARD, exclusions=both), law=SHIPPED).why


@pytest.mark.parametrize("sentence", ["extended", "sopc", "s254", "s252a"])
def test_a_sentence_that_the_board_ends_has_no_fixed_recall_p98(sentence: str) -> None:
    assert recall_of(replace(STANDARD, sentence=sentence), law=SHIPPED).kind is RecallKind.STANDARD


@pytest.mark.parametrize("sentence", ["life", "ipp", "custody_for_life", "hmp_detention"])
def test_whoever_serves_without_an_end_is_released_by_the_board_only(sentence: str) -> None:
    found = recall_of(replace(STANDARD, sentence=sentence, mappa_level=3), law=SHIPPED)

    assert (found.kind, found.ends_on) == (RecallKind.LIFE, None)


@pytest.mark.parametrize(
    ("returned_on", "kind"), [(date(2026, 3, 31), RecallKind.FIXED), (date(2026, 3, 30), RecallKind.NOT_KNOWN)]
)
def test_56_days_are_for_returns_from_the_day_the_act_began(returned_on: date, kind: RecallKind) -> None:
    assert recall_of(replace(STANDARD, returned_on=returned_on), law=SHIPPED).kind is kind


def test_a_later_commencement_is_followed() -> None:
    later = law_with(switches={"SW-FTR56": date(2026, 11, 3)})

    assert recall_of(STANDARD, law=later).kind is RecallKind.NOT_KNOWN


@pytest.mark.parametrize("missing", [{"sentence": None}, {"returned_on": None}])
def test_nothing_is_said_of_a_recall_that_is_not_known_well_enough(missing: dict[str, None]) -> None:
    found = recall_of(replace(STANDARD, **missing), law=SHIPPED)

    assert (found.kind, found.ends_on) == (RecallKind.NOT_KNOWN, None)


@pytest.mark.parametrize("kind", [kind for kind in RecallKind if kind is not RecallKind.NOT_KNOWN])
def test_the_letter_about_a_recall_has_words_for_every_kind_that_is_known(kind: RecallKind) -> None:
    assert any(f"recall:{kind}" in str(part) for part in DOCUMENT.ending), kind
