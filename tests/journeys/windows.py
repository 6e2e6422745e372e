"""A browser window that looks at every page it comes to: for assistive technology, for a telephone, for the content policy."""

import re
from typing import Any

from playwright.sync_api import Browser, Locator, Page, ViewportSize

from tests.chromium import pictured, troubles

LONGEST_WAIT = 60_000  # on a machine with other work to do
WIDE: ViewportSize = {"width": 1280, "height": 900}
NARROW: ViewportSize = {"width": 375, "height": 800}


class Window:
    """One person's browser at one site."""

    def __init__(self, browser: Browser, site: str, *, unseen: tuple[str, ...] = (), scripts: bool = True) -> None:
        """`unseen` are words that may stand in no address and no title. Without `scripts` pages are used, not looked at."""
        self.scripts = scripts
        context = browser.new_context(viewport=WIDE, locale="en-GB", base_url=site, java_script_enabled=scripts)
        self.page: Page = context.new_page()
        self.page.set_default_timeout(LONGEST_WAIT)
        self.site, self.unseen, self.looked_at = site, unseen, set[str]()
        self.complaints: list[str] = []
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def go(self, path: str) -> None:
        self.page.goto(path)
        self.look()

    def follow(self, link: str, *, within: str = "main", nth: int = 0) -> None:
        """Follow a link by its words, also one that is dressed as a button."""
        place = self.page.locator(within)
        place.get_by_role("link", name=link).or_(place.locator("a[role=button]", has_text=link)).nth(nth).click()
        self.look()

    def press(self, button: str) -> None:
        """Press a button by its words; what follows them is only heard (whose it is, which letter)."""
        words = re.compile(rf"^{re.escape(button)}( [A-Z]+\d* ?[\w-]*)?$")
        self.page.locator("main").get_by_role("button", name=words).first.click()
        self.look()

    def type(self, label: str, text: str) -> None:
        self.page.get_by_label(label, exact=True).fill(text)

    def choose(self, question: str, answer: str) -> None:
        """Choose a radio button or a checkbox within its question."""
        self.question(question).get_by_label(answer, exact=True).check()

    def select(self, label: str, answer: str) -> None:
        self.page.get_by_label(label, exact=True).select_option(label=answer)

    def day(self, question: str, day: Any) -> None:
        """Type a day into its three boxes."""
        for part in ("Day", "Month", "Year"):
            self.question(question).get_by_label(part, exact=True).fill(str(getattr(day, part.lower())))

    def question(self, legend: str) -> Locator:
        return self.page.get_by_role("group", name=legend)

    @property
    def words(self) -> str:
        """What a reader reads, with spaces as in a sentence."""
        return " ".join(self.page.locator("main").inner_text().split())

    @property
    def path(self) -> str:
        return self.page.url.removeprefix(self.site)

    def reads(self, *wanted: str) -> None:
        """Every one of these stands on the page."""
        words = self.words
        assert not [each for each in wanted if each not in words], f"not found on {self.path}: {wanted}\n\n{words}"

    def does_not_read(self, *unwanted: str) -> None:
        """None of these stands anywhere on the page, seen or unseen."""
        content = self.page.content()
        assert not [each for each in unwanted if each.lower() in content.lower()], self.path

    def look(self) -> None:
        """Look at the page that has just been reached, once for each kind of page."""
        page = self.page
        page.wait_for_selector("body.govuk-frontend-supported" if self.scripts else "main")
        assert not [word for word in self.unseen if word in page.url or word in page.title()], page.title()
        assert self.complaints == [], f"{self.path}: {self.complaints}"
        kind = re.sub(r"[A-Z]{2}-\w{4}-\w{4}|[0-9a-f-]{36}", "…", self.path) + page.title()
        if kind in self.looked_at or not self.scripts:
            return
        self.looked_at.add(kind)
        assert troubles(self.page) == [], self.path
        self._fits_a_telephone(kind)

    def _fits_a_telephone(self, kind: str) -> None:
        pictured(self.page, f"{kind} wide")
        self.page.set_viewport_size(NARROW)
        width = self.page.evaluate("document.documentElement.scrollWidth")
        pictured(self.page, f"{kind} narrow")
        self.page.set_viewport_size(WIDE)
        assert width <= NARROW["width"], f"{self.path} is {width} wide on a telephone"

    def _heard(self, said: Any) -> None:
        """A refused form is answered with 422, which the browser mentions; everything else is a complaint."""
        if said.type == "error" and "status of 422" not in said.text:
            self.complaints.append(said.text)
