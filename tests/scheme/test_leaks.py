"""The leak guard. A miss tells an offender where somebody lives; a false alarm costs an officer a minute."""

import pytest

from victimcontact.scheme.leaks import Kind, ProtectedFact, find, pieces

pytestmark = pytest.mark.pure

NAME = ProtectedFact(Kind.NAME, "Dilys Ann Prydderch", "name")
OLD_NAME = ProtectedFact(Kind.NAME, "Mrs Dilys O'Brien-Siôn", "old name")
PHONE = ProtectedFact(Kind.PHONE, "07700 900123", "mobile")
POSTCODE = ProtectedFact(Kind.POSTCODE, "BS99 9ZZ", "postcode")
ADDRESS = ProtectedFact(Kind.ADDRESS, "14 Heather Street\nNowhere\nBS99 9ZZ", "home")
SCHOOL = ProtectedFact(Kind.PLACE, "Glan Afon Primary School", "child's school")
REFERENCE = ProtectedFact(Kind.REFERENCE, "VC-2026-0417", "case")
EMAIL = ProtectedFact(Kind.EMAIL, "dilys.p@example.org", "e-mail")
MEMBERSHIP = ProtectedFact(Kind.MEMBERSHIP, "", "in the scheme")


def found(text: str, *facts: ProtectedFact) -> list[str]:
    return [text[hit.start : hit.end] for hit in find(text, facts)]


@pytest.mark.parametrize(
    ("text", "fact", "hit"),
    [
        ("It was Dilys Ann Prydderch.", NAME, "Dilys Ann Prydderch"),
        ("It was DILYS PRYDDERCH.", NAME, "DILYS PRYDDERCH"),
        ("dilys   prydderch", NAME, "dilys   prydderch"),
        ("PRYDDERCH, Dilys", NAME, "PRYDDERCH, Dilys"),
        ("Prydderch, Ann Dilys", NAME, "Prydderch, Ann Dilys"),
        ("Dilys\nPrydderch", NAME, "Dilys\nPrydderch"),
        ("Dilys Pryd-\nderch", NAME, "Dilys Pryd-\nderch"),
        ("Mr Pryd-\nderch", NAME, "Pryd-\nderch"),
        ("Pryd\N{SOFT HYPHEN}derch", NAME, "Pryd\N{SOFT HYPHEN}derch"),
        ("Pryd\N{ZERO WIDTH SPACE}derch", NAME, "Pryd\N{ZERO WIDTH SPACE}derch"),
        ("DilysPrydderch", NAME, "DilysPrydderch"),
        ("@dilys_prydderch", NAME, "dilys_prydderch"),
        ("D. Prydderch", NAME, "Prydderch"),
        ("Prydderch's statement", NAME, "Prydderch"),
        ("Prydderch’s statement", NAME, "Prydderch"),
        ("only Dilys knew", NAME, "Dilys"),
        ("Ms Pryderch", NAME, "Pryderch"),
        ("asked Dilis", NAME, "Dilis"),
        ("Dilys O'Brien-Siôn", OLD_NAME, "Dilys O'Brien-Siôn"),
        ("Dilys OBrien Sion", OLD_NAME, "Dilys OBrien Sion"),
        ("the O’Brien family", OLD_NAME, "O’Brien"),
        ("Mrs Siôn", OLD_NAME, "Siôn"),
        ("Mrs Sio\N{COMBINING CIRCUMFLEX ACCENT}n", OLD_NAME, "Sio\N{COMBINING CIRCUMFLEX ACCENT}n"),
        ("ring 07700900123 now", PHONE, "07700900123"),
        ("ring 07700 900 123 now", PHONE, "07700 900 123"),
        ("ring 0770-090-0123 now", PHONE, "0770-090-0123"),
        ("ring +44 7700 900123", PHONE, "44 7700 900123"),
        ("ring +44 (0)7700 900123", PHONE, "44 (0)7700 900123"),
        ("ring 0044 7700 900123", PHONE, "0044 7700 900123"),
        ("ring 7700 900123", PHONE, "7700 900123"),
        ("Tel07700900123", PHONE, "07700900123"),
        ("ring O77OO 9OO123", PHONE, "O77OO 9OO123"),
        (
            "ring oh double seven oh oh, nine zero zero, one two three",
            PHONE,
            "oh double seven oh oh, nine zero zero, one two three",
        ),
        (
            "ffoniwch dim saith saith dim dim naw dim dim un dau tri",
            PHONE,
            "dim saith saith dim dim naw dim dim un dau tri",
        ),
        ("ring 07700\n900123", PHONE, "07700\n900123"),
        ("at BS99 9ZZ", POSTCODE, "BS99 9ZZ"),
        ("at bs999zz", POSTCODE, "bs999zz"),
        ("at BS99\N{NO-BREAK SPACE}9ZZ", POSTCODE, "BS99\N{NO-BREAK SPACE}9ZZ"),
        ("at 14 Heather Street, Nowhere, BS99 9ZZ", ADDRESS, "14 Heather Street, Nowhere, BS99 9ZZ"),
        ("at 14, Heather St.", ADDRESS, "14, Heather St"),
        ("near Heather Street", ADDRESS, "Heather Street"),
        ("near heather st", ADDRESS, "heather st"),
        ("has moved to Nowhere", ADDRESS, "Nowhere"),
        ("near Heathre Street", ADDRESS, "Heathre Street"),
        ("at Glan Afon Primary School", SCHOOL, "Glan Afon Primary School"),
        ("at Glan Afon Primary", SCHOOL, "Glan Afon Primary"),
        ("by Glan-Afon", SCHOOL, "Glan-Afon"),
        ("our ref VC/2026/0417", REFERENCE, "VC/2026/0417"),
        ("our ref vc20260417", REFERENCE, "vc20260417"),
        ("write to Dilys.P@Example.org", EMAIL, "Dilys.P@Example.org"),
        ("write to dilys dot p at example dot org", EMAIL, "dilys dot p at example dot org"),
        ("joined the Victim Contact Scheme", MEMBERSHIP, "Victim Contact Scheme"),
        ("her victim-liaison officer", MEMBERSHIP, "victim-liaison officer"),
        ("the V.L.O. said", MEMBERSHIP, "V.L.O"),
        ("asked the VCS", MEMBERSHIP, "VCS"),
        ("swyddog cyswllt dioddefwyr", MEMBERSHIP, "cyswllt dioddefwyr"),
    ],
)
def test_a_protected_fact_is_found_however_it_is_written(text: str, fact: ProtectedFact, hit: str) -> None:
    """R70, P58."""
    assert found(text, fact) == [hit]


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("a prydderching fool", NAME),
        ("The annual report", NAME),
        ("an ann arbor", NAME),
        ("He will mark the day with hope.", ProtectedFact(Kind.NAME, "Mark Day")),
        ("Mr and Mrs Nobody", ProtectedFact(Kind.NAME, "Mrs Dilys Siôn")),
        ("17700 900123", PHONE),
        ("seven of the nine said one or two things", PHONE),
        ("07700 9001234", PHONE),
        ("XBS99 9ZZ", POSTCODE),
        ("BS99 9ZZA", POSTCODE),
        ("There is nowhere safe", ADDRESS),
        ("sentenced at Nowhere Crown Court", ADDRESS),
        ("14 days", ADDRESS),
        ("The school is primary.", SCHOOL),
        ("VC-2026-04170", REFERENCE),
        ("evlose the scheme", MEMBERSHIP),
        ("", NAME),
        ("…", NAME),
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str, fact: ProtectedFact) -> None:
    assert found(text, fact) == []


def test_a_name_that_is_also_a_word_is_found_when_written_as_a_name() -> None:
    fact = ProtectedFact(Kind.NAME, "Mark Day")

    assert found("Mark was afraid. mark day came.", fact) == ["Mark", "mark day"]


def test_part_of_a_name_is_found_but_less_certain() -> None:
    sure, unsure = find("Dilys Prydderch and Dilys", [NAME])

    assert (sure.certain, unsure.certain) == (True, False)


def test_every_find_in_a_text_is_shown_in_the_order_of_the_text() -> None:
    text = "Dilys Prydderch, 14 Heather Street, BS99 9ZZ, 07700 900123"

    assert found(text, PHONE, POSTCODE, ADDRESS, NAME) == [
        "Dilys Prydderch",
        "14 Heather Street",
        "BS99 9ZZ",
        "07700 900123",
    ]


def test_a_find_says_what_it_is_and_never_repeats_the_fact() -> None:
    (hit,) = find("at bs999zz", [POSTCODE])

    assert (hit.kind, hit.label, hit.certain) == (Kind.POSTCODE, "postcode", True)
    assert "9ZZ" not in repr(hit)
    assert "9ZZ" not in repr(POSTCODE)


def test_being_in_the_scheme_is_looked_for_only_when_it_is_protected() -> None:
    """R72, P114."""
    assert found("the Victim Contact Scheme", NAME) == []


@pytest.mark.parametrize("value", ["", " ", "-"])
@pytest.mark.parametrize("kind", [kind for kind in Kind if kind is not Kind.MEMBERSHIP])
def test_a_fact_without_letters_gives_nothing_away(kind: Kind, value: str) -> None:
    assert found("Mr Nobody - of nowhere", ProtectedFact(kind, value)) == []


def test_a_title_alone_gives_nobody_away() -> None:
    assert found("Mrs Nobody", OLD_NAME) == []


def test_one_half_of_a_double_name_is_found_too() -> None:
    assert found("Dilys O’Brien", OLD_NAME) == ["Dilys", "O’Brien"]


def test_an_address_without_a_number_is_found_by_its_first_line() -> None:
    cottage = ProtectedFact(Kind.ADDRESS, "Rhosyn Cottage, Nowhere, CF99 9ZZ")

    assert found("lives at Rhosyn Cottage these days", cottage) == ["Rhosyn Cottage"]


def test_a_long_name_is_found_whole_and_by_its_parts() -> None:
    long = ProtectedFact(Kind.NAME, "Maria Inês Figueira Sousa Prydderch")

    assert found("maria ines figueira sousa prydderch", long) == ["maria ines figueira sousa prydderch"]
    assert found("Ms Figueira came", long) == ["Figueira"]


def test_the_pieces_of_a_text_put_together_are_the_text() -> None:
    text = "Prydderch, Dilys; ring 07700 900123, Dilys."
    cut = pieces(text, find(text, [NAME, PHONE]))

    assert "".join(piece.text for piece in cut) == text
    assert [piece.text for piece in cut if piece.hit] == ["Prydderch, Dilys", "07700 900123", "Dilys"]


def test_pieces_of_overlapping_hits_are_shown_once() -> None:
    facts = [ProtectedFact(Kind.PLACE, "Heather Street Bakery", "work"), ADDRESS]
    text = "at 14 Heather Street Bakery"

    cut = pieces(text, find(text, facts))

    assert "".join(piece.text for piece in cut) == text
    assert [piece.text for piece in cut if piece.hit] == ["14 Heather Street", " Bakery"]


def test_a_text_without_hits_is_one_piece() -> None:
    assert [piece.text for piece in pieces("nothing", ())] == ["nothing"]


def test_a_whole_page_is_searched_and_the_one_leak_is_found() -> None:
    page = "The offender keeps to the conditions. " * 400 + "She moved to BS99 9ZZ." + " Nothing else." * 400

    assert found(page, NAME, OLD_NAME, PHONE, POSTCODE, ADDRESS, SCHOOL, MEMBERSHIP) == ["BS99 9ZZ"]
