"""The yearly letter never says only that nothing has changed (D5, P18, B15)."""

from typing import Any

import pytest
from words_samples import FRAME, FULL, YEARLY

from victimcontact.scheme.words import LANGUAGES, MissingField, SaysNothing, compose, document_in, documents, yearly
from victimcontact.scheme.words.document import NEXT_STEPS

pytestmark = pytest.mark.pure

TOLD = {name: FULL[name] for name in NEXT_STEPS if name in FULL} | YEARLY


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_that_would_say_only_that_nothing_has_changed_is_refused(language: str) -> None:
    with pytest.raises(SaysNothing):
        compose("L06", language, FRAME | {"period_from_on": "2025-11-20"})


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("empty", ["", None, (), []])
def test_an_empty_next_step_is_none(language: str, empty: Any) -> None:
    with pytest.raises(SaysNothing):
        compose("L06", language, FRAME | dict.fromkeys(NEXT_STEPS, empty))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", sorted(NEXT_STEPS))
def test_any_one_next_step_is_enough_and_is_said(language: str, name: str) -> None:
    without = compose("L06", language, FRAME | YEARLY).plain_text()

    text = compose("L06", language, FRAME | {name: TOLD[name]}).plain_text()

    assert text != without or name == "coming"


@pytest.mark.parametrize("missing", ["office_phone", "office_hours", "office_email", "officer_name"])
def test_a_yearly_letter_that_does_not_say_how_to_reach_us_is_refused(missing: str) -> None:
    with pytest.raises(MissingField) as refused:
        compose("L06", "en", {name: value for name, value in (FRAME | YEARLY).items() if name != missing})

    assert refused.value.field == missing


def test_no_other_letter_can_say_nothing_so_easily() -> None:
    assert [code for code in documents() if document_in(code, "en").never_without] == ["L06"]
    assert [code for code in documents() if document_in(code, "cy").never_without] == ["L06"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_known_is_said_in_whole_items(language: str) -> None:
    for what in yearly.UNKNOWN:
        assert yearly.unknown(what, language).endswith(".")
    assert "2027" in yearly.look_again("2027-11", language)
