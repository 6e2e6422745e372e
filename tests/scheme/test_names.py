"""Who is not found under the name they gave is told nothing; who is found under somebody else's is told too much."""

import pytest

from victimcontact.scheme import names
from victimcontact.scheme.names import Alike, Match

pytestmark = pytest.mark.pure

# One of each pair is sought, the other is on the record; each finds the other.
MUST_MEET = [
    # accents, hyphens, apostrophes, capitals
    ("Siân", "Sian"),
    ("Tŷ", "Ty"),
    ("Ŵyn", "wyn"),
    ("Zoë", "Zoe"),
    ("O'Neill", "O’NEILL"),
    ("O'Neill", "ONeill"),
    ("O Neill", "O'Neill"),
    ("Price-Jones", "Price Jones"),
    ("Price-Jones", "Pricejones"),
    ("Mary Ann", "Maryann"),
    # Mc and Mac, ap and ab, son and daughter of
    ("MacDonald", "McDonald"),
    ("Mc Donald", "Macdonald"),
    ("MacKenzie", "McKenzie"),
    ("ap Rhys", "Price"),
    ("ap Rhys", "Rhys"),
    ("ab Owen", "Bowen"),
    ("ab Ifan", "Bevan"),
    ("ap Robert", "Probert"),
    ("ap Huw", "Pugh"),
    ("Gwenllian ferch Llywelyn", "Gwenllian Llewellyn"),
    # Welsh and English spelling
    ("Llywelyn", "Llewellyn"),
    ("Llewelyn", "Llywelyn"),
    ("Siân", "Shan"),
    ("Siân", "Jane"),
    ("Siôn", "Shaun"),
    ("Sioned", "Shoned"),
    ("Rhys", "Rees"),
    ("Rhys", "Reece"),
    ("Rhys", "Reese"),
    ("Ieuan", "Ewan"),
    ("Iwan", "Euan"),
    ("Ifan", "Evan"),
    ("Gwyn", "Gwynne"),
    ("Ffion", "Fion"),
    ("Gruffydd", "Griffith"),
    ("Gruffudd", "Gruffydd"),
    ("Dafydd", "David"),
    ("Maredudd", "Meredith"),
    ("Lloyd", "Llwyd"),
    ("Huw", "Hugh"),
    ("Huws", "Hughes"),
    ("Tomos", "Thomas"),
    ("Steffan", "Stephen"),
    ("Catrin", "Kathryn"),
    ("Carys", "Cerys"),
    ("Ceri", "Kerry"),
    ("Hywel", "Howell"),
    ("Fychan", "Vaughan"),
    ("Owain", "Owen"),
    ("Rhodri", "Roderick"),
    # sounded alike
    ("Preece", "Price"),
    ("Pryce", "Price"),
    ("Geoffrey", "Jeffrey"),
    ("Stephen", "Steven"),
    ("Smyth", "Smith"),
    ("Clarke", "Clark"),
    ("Thompson", "Thomson"),
    ("Leigh", "Lee"),
    ("Reid", "Reed"),
    ("Davis", "Davies"),
    ("Lewis", "Louis"),
    ("Angarad", "Angharad"),
    # misspelt
    ("Willaims", "Williams"),
    ("Wiliams", "Williams"),
    ("Robrets", "Roberts"),
    ("Pirce", "Price"),
    ("Morgam", "Morgan"),
    ("Edwrads", "Edwards"),
    # short forms
    ("Kate", "Catherine"),
    ("Kate", "Katherine"),
    ("Bill", "William"),
    ("Will", "Gwilym"),
    ("Bob", "Robert"),
    ("Liz", "Elizabeth"),
    ("Beth", "Elizabeth"),
    ("Dai", "David"),
    ("Dai", "Dafydd"),
    ("Peggy", "Margaret"),
    ("Mair", "Mary"),
    ("Jack", "John"),
]
MUST_NOT_MEET = [
    ("Price", "Park"),
    ("Price", "Paris"),
    ("Price", "Prosser"),
    ("Jones", "James"),
    ("Evans", "Owens"),
    ("Owen", "Ewan"),
    ("Lloyd", "Lewis"),
    ("Gwyn", "Gavin"),
    ("Anne", "Owen"),
    ("Davies", "Dawson"),
    ("Williams", "Wilson"),
    ("Hughes", "Howells"),
    ("Thomas", "Thompson"),
    ("Rees", "Ross"),
    ("Smith", "Smart"),
    ("Kate", "Kim"),
    ("Bob", "Bill"),
    ("Siân", "Siôn"),
    ("Siân", "Susan"),
    ("Megan", "Morgan"),
    ("Rhian Price", "Rhian Jones"),
    ("Price-Jones", "Price"),
    ("Dai", "Dean"),
]


@pytest.mark.parametrize(("one", "other"), MUST_MEET)
def test_a_name_finds_the_one_it_is_written_sounded_or_shortened_from(one: str, other: str) -> None:
    assert names.match(one, other) is not None


@pytest.mark.parametrize(("one", "other"), [pair for pair in MUST_MEET if " " not in pair[0]])
def test_and_the_other_way_round(one: str, other: str) -> None:
    assert names.match(other, one) is not None


@pytest.mark.parametrize(("one", "other"), MUST_NOT_MEET)
def test_a_different_name_is_not_found(one: str, other: str) -> None:
    assert names.match(one, other) is None


@pytest.mark.parametrize(("one", "other"), MUST_MEET)
def test_whatever_meets_meets_by_a_key_that_is_stored(one: str, other: str) -> None:
    """A search asks the stored keys; what `match` alone would find, nobody would ever be shown."""
    stored = set(names.keys("", other))

    by_word = [[key for keys in names.sought(word).values() for key in keys] for word in names.words_of(one)]

    assert all(stored.intersection(keys) for keys in by_word) or stored.intersection(names.as_one(one))


@pytest.mark.parametrize(
    ("wanted", "there", "how"),
    [
        ("price", ("Rhian", "Price"), Alike.AS_GIVEN),
        ("Rhian PRICE", ("Rhian", "Price"), Alike.AS_GIVEN),
        ("Price Rhian", ("Rhian", "Price"), Alike.AS_GIVEN),
        ("Pri", ("Rhian", "Price"), Alike.BEGINS),
        ("R Price", ("Rhian", "Price"), Alike.BEGINS),
        ("Kate Price", ("Catherine", "Price"), Alike.SHORT_FORM),
        ("Kate Preece", ("Catherine", "Price"), Alike.SOUNDS_ALIKE),
        ("Morgam", ("Rhian", "Morgan"), Alike.MISSPELT),
        ("Gwenlliana", ("Gwenllian", "Price"), Alike.SOUNDS_ALIKE),
    ],
)
def test_a_find_says_how_sure_it_is_by_its_least_sure_word(wanted: str, there: tuple[str, str], how: Alike) -> None:
    found = names.match(wanted, *there)

    assert found is not None
    assert found.how is how


def test_a_longer_beginning_than_the_keys_hold_is_looked_at_whole() -> None:
    assert names.match("Harcast", "Harcastle") == Match(Alike.BEGINS, 78)
    assert names.match("Harcasz", "Harcastle") is None


@pytest.mark.parametrize("nothing", ["", " ", "-", "'"])
def test_nothing_sought_finds_nobody(nothing: str) -> None:
    assert names.match(nothing, "Rhian", "Price") is None


def test_a_former_name_is_among_the_keys() -> None:
    stored = names.keys("Rhian", "Price", [("", "Llwyd")])

    assert {"n:price", "n:llwyd", "s:LoD"} <= set(stored)


def test_keys_fit_their_column_and_none_is_there_twice() -> None:
    stored = names.keys("Wolfeschlegelstein" * 4, "Hausenbergerdorff-" * 5, [("a" * 119, "b" * 119)])

    assert max(map(len, stored)) <= 60
    assert len(stored) == len(set(stored))
    assert stored == tuple(sorted(stored))


def test_letters_from_elsewhere_are_kept() -> None:
    assert names.match("Łukasz Wójcik", "Lukasz", "Wojcik") is not None
    assert names.match("Sørensen", "Sorensen") == Match(Alike.AS_GIVEN, 100)


@pytest.mark.parametrize(
    ("one", "other", "close"),
    [("Price", "PRICE", 100), ("Price", "Pirce", 80), ("Price", "Prise", 80), ("Siân", "Sian", 100), ("", "", 0)],
)
def test_closeness_counts_letters_changed_left_out_and_swapped(one: str, other: str, close: int) -> None:
    assert names.closeness(one, other) == names.closeness(other, one) == close


def test_two_people_sound_alike_only_when_first_and_last_names_both_do() -> None:
    assert names.sound_alike("Rhys", "Llewellyn", "Reece", "Llywelyn")
    assert names.sound_alike("Kate", "Price", "Catherine", "Price")
    assert not names.sound_alike("Rhys", "Llewellyn", "Gareth", "Llywelyn")
    assert not names.sound_alike("Rhys", "Price", "Price", "Rhys")
    assert not names.sound_alike("R", "Price", "Rhian", "Price")


def test_the_same_name_is_the_same_whatever_its_accents() -> None:
    assert names.same("Siân", "Price-Jones", "SIAN", "Price Jones")
    assert not names.same("Siân", "Price", "Shan", "Price")
    assert not names.same("", "", "", "")
