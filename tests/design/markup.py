"""A page as the tests look at it: its elements in order, with attributes and the text inside them."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br", "img", "hr"}


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return " ".join("".join(self.pieces).split())

    def __getitem__(self, name: str) -> str:
        return self.attributes[name]

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


class Page(HTMLParser):
    """Reads markup and refuses what is not nested properly."""

    def __init__(self, markup: object) -> None:
        super().__init__()
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self.feed(str(markup))
        assert not self._open, f"left open: {[element.tag for element in self._open]}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> says something twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1].tag == tag, f"</{tag}> closes nothing"
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.pieces.append(data)

    def all(self, tag: str = "", **attributes: str) -> list[Element]:
        wanted = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
        return [
            element
            for element in self.elements
            if tag in ("", element.tag) and all(element.get(name) == value for name, value in wanted.items())
        ]

    def one(self, tag: str = "", **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} {attributes}"
        return found[0]

    @property
    def ids(self) -> list[str]:
        return [element["id"] for element in self.elements if "id" in element.attributes]

    def check(self) -> None:
        """Ids are unique, and everything that points at an id of this page finds it."""
        assert len(self.ids) == len(set(self.ids)), "an id is used twice"
        for element in self.elements:
            for name in ("for", "aria-labelledby", "aria-describedby", "aria-controls"):
                assert set(element.get(name).split()) <= set(self.ids), f"{name}={element.get(name)} leads nowhere"
            if element.tag == "a" and element["href"].startswith("#") and len(element["href"]) > 1:
                assert element["href"][1:] in self.ids, f"{element['href']} leads nowhere"
