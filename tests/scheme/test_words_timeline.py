"""The victim's own page: each stage they may be told of has words, and each next step they may see has a sentence."""

from collections.abc import Mapping
from datetime import date

import pytest
from words_samples import CONDITIONS, FULL, LEAST, variants_or_none

from victimcontact.scheme.disclosure import tell
from victimcontact.scheme.keystages import REGISTER, Decision, Kind, Stage
from victimcontact.scheme.words import LANGUAGES, compose, documents, timeline, variants_of

pytestmark = pytest.mark.pure

TOLD_TO_NOBODY = {code for code, stage in REGISTER.items() if stage.decision is Decision.NEVER}
# Known to whoever composes, not to the register: on what route, what is on the licence, what a manager authorised.
BESIDE_THE_REGISTER = {"is_hospital_order", "has_conditions", "conditions"}
EXAMPLES: Mapping[Kind, object] = {
    Kind.TEXT: "release",
    Kind.DATE: "2026-11-13",
    Kind.CONDITIONS: [{"text": CONDITIONS[0], "about_victim": True}, {"text": "Not to drink.", "about_victim": False}],
    Kind.WHOLE_NUMBER: 3,
}
ON = date(2026, 11, 22)


def told_of(stage: Stage, route: str, data: Mapping[str, object]) -> dict[str, object]:
    answer = tell(stage.code, data, happened_on=date(2026, 11, 20), on=ON, route=route, level="key_stages")
    return dict(answer.told)


def letters_of(stage: Stage) -> set[str]:
    return {code for code in (stage.document, *stage.document_by_outcome.values()) if code}


def test_every_stage_that_may_be_told_has_words_and_no_other_has() -> None:
    assert set(timeline.stages()) == set(REGISTER) - TOLD_TO_NOBODY


@pytest.mark.parametrize("code", timeline.stages())
def test_a_stage_asks_for_nothing_that_its_row_of_the_register_does_not_tell(code: str) -> None:
    fields = REGISTER[code].fields
    may_be_told = {field.told_name for field in fields} | {field.name for field in fields if field.by_manager}

    assert timeline.stage_fields(code, "en") <= may_be_told | BESIDE_THE_REGISTER


@pytest.mark.parametrize("code", timeline.stages())
def test_the_letter_of_a_stage_can_be_written_about_that_stage(code: str) -> None:
    for letter in letters_of(REGISTER[code]):
        assert letter in documents()
        assert not variants_of(letter) or code in variants_of(letter)


@pytest.mark.parametrize("code", timeline.stages())
def test_what_the_gate_tells_goes_into_the_timeline_and_the_letter_and_what_it_withholds_does_not(code: str) -> None:
    stage = REGISTER[code]
    data = {field.name: EXAMPLES[field.kind] for field in stage.fields} | _secrets(stage)

    for route in ("A", "B", "C"):
        told = told_of(stage, route, data)
        for language in LANGUAGES:
            said = [str(timeline.stage_entry(code, language, told))]
            for letter in letters_of(stage):
                variant = code if code in variants_of(letter) else None
                said.append(compose(letter, language, {**LEAST, **told}, variant=variant).plain_text())
            for text in said:
                assert "Thornfield" not in text
                assert "Not to drink." not in text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", timeline.stages())
def test_an_entry_says_something_in_each_part_however_little_is_told(code: str, language: str) -> None:
    for told in ({}, FULL, {"outcome": "something we have no words for"}):
        entry = timeline.stage_entry(code, language, told)

        assert all((entry.title, entry.happened, entry.meaning, entry.following, entry.asking))
        assert "{" not in f"{entry}"


@pytest.mark.parametrize("code", sorted(TOLD_TO_NOBODY))
def test_a_stage_told_to_nobody_has_no_words(code: str) -> None:
    with pytest.raises(timeline.UnknownStage):
        timeline.stage_entry(code, "en", {})


@pytest.mark.parametrize(
    ("code", "told", "sentence"),
    [
        ("parole_decided", {"outcome": "release"}, "They are still in prison today."),
        ("parole_decided", {"outcome": "no_release"}, "They stay in prison."),
        ("parole_decided", {"outcome": "open_conditions"}, "They have not moved yet."),
        ("parole_decided", {}, "Please call me."),
        ("parole_high_court_decided", {"outcome": "quashed"}, "must not be released"),
        ("parole_reconsideration_decided", {"outcome": "granted"}, "does not count for now"),
        ("tribunal_decided", {"outcome": "not_discharged"}, "must stay in hospital"),
        ("tribunal_decided", {"outcome": "absolute_discharge"}, "cannot be taken back"),
        ("recalled", {}, "I do not know yet if they are back in prison."),
        ("recalled", {"returned_month": "2026-11"}, "They went back in November 2026."),
        ("release_date_set", {}, "I cannot tell you the month yet."),
        ("release_date_set", {"release_month": "2027-03"}, "It is in March 2027."),
        ("release_date_set", {"release_month": "2027-03", "release_on": "2027-03-05"}, "It is 5 March 2027."),
        ("licence_conditions_set", {"has_conditions": False, "conditions": ()}, "do not have to keep to any rules"),
        ("licence_conditions_set", {"has_conditions": True, "conditions": ()}, "None of these is about you"),
        ("hospital_order_made", {"hospital": "Example Hospital", "hospital_address": "CF99 9ZZ"}, "Example Hospital"),
    ],
)
def test_an_entry_says_what_was_told(code: str, told: Mapping[str, str], sentence: str) -> None:
    entry = timeline.stage_entry(code, "en", told)

    assert sentence in f"{entry.happened} {entry.meaning} {entry.following}"


def test_the_conditions_about_the_victim_stand_in_a_list_of_their_own() -> None:
    entry = timeline.stage_entry("licence_conditions_set", "en", {"has_conditions": True, "conditions": CONDITIONS})

    assert entry.listed == CONDITIONS
    assert CONDITIONS[0] not in entry.meaning


def test_a_letter_and_the_timeline_say_the_same_of_a_stage() -> None:
    for letter in documents():
        for variant in variants_or_none(letter):
            if variant not in timeline.stages() or letter in {"L21", "L28"}:
                continue
            entry = timeline.stage_entry(str(variant), "en", FULL)
            text = " ".join(compose(letter, "en", FULL, variant=variant).plain_text().split())
            assert entry.happened in text


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ("send_annual_letter", "Your yearly letter should come by the end of May 2027."),
        (
            "send_statement_to_parole_board",
            "If you want to make a statement, it must be with the Parole Board by 9 May 2027. Your officer sends it "
            "for you.",
        ),
        ("decide", "The Parole Board should decide by 9 May 2027."),
        ("ask_for_summary", "You can ask for a short summary of the decision until 9 May 2027."),
        (
            "collect_views_on_hdc",
            "Please tell your officer by 9 May 2027 what you think about early release with a tag.",
        ),
        ("get_statement_approved", "Please agree the words of your statement with your officer by 7 May 2027."),
    ],
)
def test_a_next_step_names_the_day_that_counts_for_the_victim(what: str, sentence: str) -> None:
    assert timeline.next_step(what, "en", due_on=date(2027, 5, 7), last_on=date(2027, 5, 9)) == sentence


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("what", timeline.steps())
def test_every_next_step_is_a_whole_sentence(what: str, language: str) -> None:
    said = timeline.next_step(what, language, due_on=ON, last_on=ON)

    assert said is not None
    assert said.endswith(".")
    assert "{" not in said


@pytest.mark.parametrize(
    "what",
    [
        "hard_stop",
        "get_conditions_confirmed",
        "send_meeting_input",
        "log_meeting_actions",
        "make_contact_about_outcome",
        "send_outcome_letter",
        "tell_condition_outcome",
        "check_managers_have_notified",
        "escalate_two_missed_annual_letters",
        "escalate_late_non_disclosure",
        "answer_reconsideration",
        "send_date_change_letter",
        "refer_victim",
    ],
)
def test_a_duty_that_is_ours_or_gives_news_away_is_never_shown(what: str) -> None:
    assert timeline.next_step(what, "en", due_on=ON, last_on=ON) is None


def test_where_nothing_is_known_the_page_says_so() -> None:
    assert "do not know" in timeline.nothing_known("en")
    assert "Ni wyddom" in timeline.nothing_known("cy")


def _secrets(stage: Stage) -> dict[str, object]:
    withheld = {"prison", "place", "address", "cause", "country", "minutes", "threat", "new_name", "incident", "area"}
    return {field.name: "Thornfield" for field in stage.fields if field.name in withheld}
