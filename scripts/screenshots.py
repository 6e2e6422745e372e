"""Take the pictures of the README: the officer's and the victim's page, from the demonstration area of a start of its own.

    make screenshots

Nothing of your own installation is touched. Needs Chromium.
"""

import email
import email.policy
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from victimcontact.gateway import server

PROJECT = Path(__file__).resolve().parent.parent
PICTURES = PROJECT / "docs" / "pictures"
LONGEST_SECONDS = 180
CODE = re.compile(r"\b\d{6}\b")
PASSWORD = re.compile(r"the password is: (.*)\)")
OFFICER = re.compile(r"(\S+@\S+) +victim liaison officer")
MEMBER = re.compile(r"(\S+@\S+) is a member")
WINDOW = {"width": 1280, "height": 900}


class Program:
    """`victimcontact run` in a folder of its own."""

    def __init__(self, var: Path) -> None:
        for folder in ("static", "assets"):
            (var / folder).symlink_to(PROJECT / "var" / folder)
        self.var, self.said = var, var / "terminal"
        self.staff, self.portal = free_port(), free_port()
        ours = {"VAR": str(var), "STAFF_PORT": str(self.staff), "PORTAL_PORT": str(self.portal)}
        with self.said.open("w") as terminal:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "victimcontact.gateway.command", "run"],
                env={name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | ours,
                stdout=terminal,
                stderr=subprocess.STDOUT,
            )

    def wait(self) -> None:
        until = time.monotonic() + LONGEST_SECONDS
        while "is running" not in self.said.read_text():
            if self.process.poll() is not None or time.monotonic() > until:
                sys.exit(self.said.read_text())
            time.sleep(0.5)

    def on_screen(self, wanted: re.Pattern[str]) -> str:
        """Something that the start has printed for newcomers."""
        found = wanted.search(self.said.read_text())
        return found[1] if found else sys.exit(f"The start did not say {wanted.pattern}.")

    def newest_code(self) -> str:
        """The code of the newest e-mail, as the member would read it."""
        until = time.monotonic() + LONGEST_SECONDS
        while time.monotonic() < until:
            mails = sorted((self.var / "outbox").glob("*.eml"), key=lambda file: file.stat().st_mtime)
            codes = [found for mail in reversed(mails) for found in CODE.findall(body_of(mail))]
            if codes:
                return codes[0]
            time.sleep(0.5)
        sys.exit("No e-mail with a code arrived.")

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        server.remove(self.var)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def body_of(mail: Path) -> str:
    message = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    body = message.get_body()
    return body.get_content() if body else ""


def officers_page(browser: Browser, program: Program) -> None:
    page = browser.new_page(viewport=WINDOW)
    page.goto(f"http://localhost:{program.staff}/")
    page.get_by_label("Email").fill(program.on_screen(OFFICER))
    page.get_by_label("Password", exact=True).fill(program.on_screen(PASSWORD))
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"http://localhost:{program.staff}/**")
    take(page, "officer.png")


def members_page(browser: Browser, program: Program) -> None:
    page = browser.new_page(viewport=WINDOW)
    page.goto(f"http://localhost:{program.portal}/sign-in/")
    page.get_by_label("Email address or mobile number").fill(program.on_screen(MEMBER))
    page.get_by_role("button").filter(has_text="code").click()
    page.get_by_label("Code").fill(program.newest_code())
    page.get_by_role("button", name="Sign in").click()
    take(page, "member.png")


def take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    PICTURES.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=PICTURES / name)
    print(PICTURES / name)


def main() -> None:
    chromium = shutil.which("chromium") or sys.exit("Chromium is missing: apt install chromium")
    program = Program(Path(tempfile.mkdtemp(prefix="victimcontact-pictures-")))
    try:
        program.wait()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            officers_page(browser, program)
            members_page(browser, program)
            browser.close()
    finally:
        program.stop()


if __name__ == "__main__":
    main()
