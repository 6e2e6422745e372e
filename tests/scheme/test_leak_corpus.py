"""How much the leak guard finds, and how often it cries out for nothing, over thousands of made-up texts."""

from leak_corpus import EXACT, RESPELLED, TORN, Leak, clean_texts, is_marked, leaks

from victimcontact.scheme.leaks import find


def is_found(leak: Leak) -> bool:
    return is_marked(leak, find(leak.text, leak.facts))


def test_nothing_written_as_it_is_recorded_is_ever_missed_nor_when_lines_and_signs_tear_it_apart() -> None:
    """R70, P58, P111."""
    missed = [leak.text for leak in leaks() if leak.how in (EXACT, TORN) and not is_found(leak)]

    assert missed == []


def test_of_what_is_spelled_another_way_nearly_nothing_is_missed() -> None:
    respelled = [leak for leak in leaks() if leak.how == RESPELLED]
    missed = [leak.text for leak in respelled if not is_found(leak)]

    assert len(respelled) > 300
    assert len(missed) <= len(respelled) // 200, missed


def test_a_clean_text_is_never_said_to_give_somebody_away_for_certain_and_seldom_perhaps() -> None:
    alarms = [hits for text, facts in clean_texts() if (hits := find(text, facts))]

    assert not any(hit.certain for hits in alarms for hit in hits)
    assert len(alarms) <= 12, alarms
