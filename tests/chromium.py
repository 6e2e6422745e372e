"""The browser of this machine, and what is asked of every page it shows: of assistive technology, and of a telephone."""

import os
import re
import shutil
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

# Debian's Chromium. Without a window of its own it does the same with two thirds of the work.
PROGRAM = next(filter(None, map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))), None)
MISSING = "there is no Chromium on this machine: apt install chromium-headless-shell"
OPTIONS = ("--no-sandbox", "--disable-gpu")
# For whoever wants to look: a folder that takes a picture of the pages that the journeys come to.
PICTURES = os.environ.get("PICTURES_OF_JOURNEYS", "")
# The scripts of the GOV.UK radios say aria-expanded on a radio, and its skip and back links stand outside the landmarks.
KNOWN = {("aria-allowed-attr", "govuk-radios__input"), ("region", "govuk-skip-link"), ("region", "govuk-back-link")}


# Each kind of element with its classes: colours come from these.
DRESS = """[...new Set([...document.body.querySelectorAll("*")].map(each => `${each.tagName}.${each.className}`))]"""
measured: set[str] = set()


def troubles(page: Page) -> list[tuple[str, str]]:
    """What axe finds, without what is known of the design system itself.

    Measuring colours is four fifths of its work: it is done for a page that dresses something as none before it did.
    """
    dress = set(page.evaluate(DRESS))
    options = {"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": not dress <= measured}}}
    measured.update(dress)
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    nodes = [(each["id"], node["html"]) for each in found for node in each["nodes"]]
    return [(rule, html) for rule, html in nodes if not any(rule == known and sign in html for known, sign in KNOWN)]


def pictured(page: Page, name: str) -> None:
    """Take a picture of a whole page, where somebody wants to look."""
    if PICTURES:
        plain = re.sub(r"\W+", "-", name).strip("-")
        Path(PICTURES).mkdir(parents=True, exist_ok=True)
        page.screenshot(path=Path(PICTURES) / f"{plain}.png", full_page=True)


def fits(page: Page, width: int) -> bool:
    """Whether a page can be read at this width without being moved sideways."""
    page.set_viewport_size({"width": width, "height": 900})
    return bool(page.evaluate("document.documentElement.scrollWidth") <= width)
