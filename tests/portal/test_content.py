"""The public pages are whole in both languages, say the same, and hold what they must."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import resolve
from reading_age import reading_age

from victimcontact.portal import content
from victimcontact.portal.content import BadContent, Block, Page, Span

OLDEST = 11.0  # as for letters
EASY_AGE, LONGEST_EASY_SENTENCE = 8.0, 15
PAGES = sorted(content.NAMES)
TELLTALE = re.compile(r"victim|dioddef|crime|trosedd|offen|prison|carchar|probation|prawf|police|heddlu", re.IGNORECASE)
# What people need whatever else a page says, and where it must stand.
NEEDED = {
    "home": ["08 08 16 89 111", "vcsenquiries@justice.gov.uk", "999"],
    "help": [
        "08 08 16 89 111",
        "0300 060 6699",
        "0808 2000 247",
        "0808 80 10 800",
        "0808 500 2222",
        "0808 802 0300",
        "116 123",
        "999",
    ],
    "hearings": ["21 ", "2025"],
    "rules-and-places": ["999", "101"],
    "unwanted-contact": ["0300 060 6699", "999", "101"],
    "young-people": ["0800 1111", "999"],
    "complaints": ["10 "],
    "contact": ["vcsenquiries@justice.gov.uk", "999"],
}


def lines_of(block: Block) -> Iterator[tuple[Span, ...]]:
    yield from block.lines
    for row in block.rows:
        yield from row


def text_of(page: Page) -> str:
    return " ".join("".join(span.text for span in line) for block in page.blocks for line in lines_of(block))


def marks(block: Block) -> list[tuple[str, bool]]:
    """The links and strong words of a block; their order may differ between languages."""
    spans = [span for line in lines_of(block) for span in line]
    return sorted((span.href, span.is_strong) for span in spans if span.href or span.is_strong)


def read(name: str, language: str = "en") -> Page:
    return content.page(name, language)


def parsed(body: str, head: str = "title: A\ntab: B\ndescription: C") -> Page:
    return content.parse(f"{head}\n\n{body}", name="example", language="en")


@pytest.mark.parametrize("name", PAGES)
def test_the_welsh_page_is_built_like_the_english_one(name: str) -> None:
    english, welsh = read(name), read(name, "cy")

    def shape(page: Page) -> list[tuple[str, str, int, int]]:
        return [(block.kind, block.picture, len(block.lines), len(block.rows)) for block in page.blocks]

    assert shape(welsh) == shape(english)
    assert [marks(block) for block in welsh.blocks] == [marks(block) for block in english.blocks]


@pytest.mark.parametrize("name", PAGES)
def test_no_sentence_of_a_welsh_page_was_left_in_english(name: str) -> None:
    def sentences(page: Page) -> set[str]:
        said = ["".join(span.text for span in line) for block in page.blocks for line in lines_of(block)]
        return {text for text in [page.title, page.tab, page.description, *said] if " " in text}

    same = {text for text in sentences(read(name)) & sentences(read(name, "cy")) if re.search("[a-z]{4}", text)}

    assert same == set()


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_by_an_eleven_year_old(name: str) -> None:
    page = read(name)
    texts = ["".join(span.text for span in line) for block in page.blocks for line in lines_of(block)]

    assert reading_age(texts) <= OLDEST


@pytest.mark.parametrize("name", content.EASY)
def test_a_page_in_easy_words_has_short_sentences_for_an_eight_year_old(name: str) -> None:
    texts = ["".join(span.text for span in line) for block in read(name).blocks for line in lines_of(block)]
    sentences = [sentence for text in texts for sentence in re.split(r"(?<=[.?!])\s", text)]

    assert reading_age(texts) <= EASY_AGE
    assert [sentence for sentence in sentences if len(sentence.split()) > LONGEST_EASY_SENTENCE] == []


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", content.EASY)
def test_a_page_in_easy_words_is_mostly_pictures(name: str, language: str) -> None:
    kinds = [block.kind for block in read(name, language).blocks if block.kind != "heading"]

    assert kinds.count("picture") > len(kinds) / 2


def test_every_picture_stands_on_a_page_and_holds_nothing_but_a_drawing() -> None:
    files = {file.stem: file.read_text(encoding="utf-8") for file in content.PICTURES.iterdir()}
    shown = {block.picture for name in PAGES for block in read(name).blocks if block.picture}

    assert shown == files.keys()
    for drawing in files.values():
        assert len(drawing) < 1500
        assert 'aria-hidden="true"' in drawing
        assert not re.search(r"style|script|href|<text|on\w+=", drawing)


@pytest.mark.parametrize(("name", "easier"), content.EASIER.items())
@pytest.mark.django_db
@pytest.mark.usefixtures("portal_door")
def test_a_main_page_leads_to_the_same_in_easy_words(client: Client, name: str, easier: str) -> None:
    page = client.get("/" if name == "home" else f"/{name}/").content.decode()

    assert f'<a class="govuk-link" href="/{easier}/">The same in easy words' in page


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", PAGES)
def test_what_stands_in_the_history_of_a_browser_says_nothing_of_crime(name: str, language: str) -> None:
    page = read(name, language)

    assert not TELLTALE.search(page.tab)
    assert not TELLTALE.search(page.name)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize("name", PAGES)
@pytest.mark.usefixtures("portal_door")
def test_every_link_within_the_site_leads_to_a_page(name: str, language: str) -> None:
    hrefs = [href for block in read(name, language).blocks for href, _ in marks(block) if href.startswith("/")]

    assert all(resolve(href).url_name in ("page", "home", *content.DOORWAYS) for href in hrefs)


@pytest.mark.parametrize("language", ["en", "cy"])
@pytest.mark.parametrize(("name", "words"), NEEDED.items())
def test_what_people_need_stands_on_the_page(name: str, words: list[str], language: str) -> None:
    text = text_of(read(name, language))

    assert [word for word in words if word not in text] == []


@pytest.mark.parametrize("language", ["en", "cy"])
def test_nothing_of_the_old_days_is_shown(language: str) -> None:
    everything = " ".join(text_of(read(name, language)) for name in PAGES)

    assert not re.search(r"0845|Gloucestershire|Probation Trust|National Probation Service|Home Office", everything)


def test_every_file_of_the_content_is_a_page_and_every_page_is_listed() -> None:
    listed = {"home", *content.ABOUT, *content.HELP, *content.EASY, *content.THIS_SITE}

    for language in ("en", "cy"):
        assert {file.stem for file in (content.FOLDER / language).glob("*.md")} == listed
    assert listed == content.NAMES


def test_an_editor_can_write_every_kind_of_block() -> None:
    page = parsed("One\nline.\n\n## Heading\n\n- a\n- b\n\n> apart\n\n! careful\n\n| x | y |\n| 1 | 2 |")

    assert [block.kind for block in page.blocks] == ["paragraph", "heading", "list", "inset", "warning", "table"]
    assert page.blocks[0].lines == ((Span("One line."),),)
    assert page.blocks[5].rows[1] == ((Span("1"),), (Span("2"),))


def test_links_strong_words_and_facts_are_read_within_a_line() -> None:
    (block,) = parsed("See [help](help), **now**: {emergency}.").blocks

    assert block.lines[0] == (
        Span("See "),
        Span("help", href="/help/"),
        Span(", "),
        Span("now", is_strong=True),
        Span(": "),
        Span("999", href="tel:999"),
        Span("."),
    )


@pytest.mark.parametrize(
    ("body", "names"),
    [
        ("[words](no-such-page)", "no-such-page"),
        ("{no_such_fact}", "no_such_fact"),
        ("- a\nb", "b"),
        ("@ no-such-picture\nWords.", "no-such-picture"),
    ],
)
def test_a_mistake_of_an_editor_is_named_with_its_page(body: str, names: str) -> None:
    with pytest.raises(BadContent, match=f"example.*{names}"):
        parsed(body)


@pytest.mark.parametrize("head", ["title: A\ntab: B", "title: A\ntab: B\ndescription: C\nmore: D", "no colon"])
def test_a_page_begins_with_its_title_tab_and_description(head: str) -> None:
    with pytest.raises(BadContent):
        parsed("Text.", head)


def test_markup_in_a_file_is_shown_as_it_is_written() -> None:
    (block,) = parsed("<script>alert(1)</script>").blocks

    assert block.lines[0][0].text == "<script>alert(1)</script>"
