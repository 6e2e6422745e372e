"""Measure what a first visit to a public page costs somebody on an old telephone; write docs/benchmarks-of-first-visits.md.

    python scripts/bench_weight.py

Chromium goes to each page with nothing in its cache, over a line as slow as a busy mobile network and with a quarter of the processor.
Weight is what came over the line; usable is when the words are on the screen, ready when the scripts have run too. A start of the
program of its own answers, with the demonstration area; nothing of your own installation is touched. Needs Chromium.
"""

import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright
from screenshots import PROJECT, Program

REPORT = PROJECT / "docs" / "benchmarks-of-first-visits.md"
PATHS = (
    "/",
    "/how-it-works/",
    "/easy/",
    "/young-people/",
    "/is-this-for-me/",
    "/join/questions/",
    "/letter/",
    "/sign-in/",
)
TELEPHONE = {"width": 375, "height": 700}
# A busy mobile network: 400 ms there and back, 400 kilobits a second down.
LATENCY_MS, BYTES_PER_SECOND, SLOWER = 400, 400 * 1000 / 8, 4
MOST_BYTES = 100_000
TIMES = """() => {
  const [page] = performance.getEntriesByType("navigation");
  const [paint] = performance.getEntriesByName("first-contentful-paint");
  return [paint.startTime, page.domContentLoadedEventEnd];
}"""
HEAD = f"""# Benchmarks of a first visit

`make bench` measures again and writes this page: Chromium at {TELEPHONE["width"]} pixels with an empty cache, {LATENCY_MS} ms there and
back, 400 kilobits a second, the processor {SLOWER} times slower. A test holds every public page under {MOST_BYTES // 1000} kB
(`tests/portal/test_weight.py`); the times depend on the machine.

| page | kB over the line | requests | words on the screen | scripts have run |
|---|---|---|---|---|
"""


@dataclass(frozen=True)
class Visit:
    """What one first visit took: bytes over the line, requests, and milliseconds until words and scripts were there."""

    path: str
    size: int
    requests: int
    usable: float
    ready: float

    def row(self) -> str:
        times = f"{self.usable / 1000:.1f} s | {self.ready / 1000:.1f} s"
        return f"| `{self.path}` | {self.size / 1000:.0f} | {self.requests} | {times} |"


def visit(browser: Browser, site: str, path: str) -> Visit:
    """Go to one page as somebody who was never here."""
    page = browser.new_page(viewport=TELEPHONE)
    line, sizes = page.context.new_cdp_session(page), []
    line.send("Network.enable")
    line.send(
        "Network.emulateNetworkConditions",
        {
            "offline": False,
            "latency": LATENCY_MS,
            "downloadThroughput": BYTES_PER_SECOND,
            "uploadThroughput": BYTES_PER_SECOND,
        },
    )
    line.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    line.on("Network.loadingFinished", lambda event: sizes.append(int(event["encodedDataLength"])))
    page.goto(site + path, wait_until="networkidle")
    usable, ready = page.evaluate(TIMES)
    page.close()
    return Visit(path, sum(sizes), len(sizes), usable, ready)


def main() -> None:
    chromium = shutil.which("chromium") or sys.exit("Chromium is missing: apt install chromium")
    program = Program(Path(tempfile.mkdtemp(prefix="victimcontact-weight-")))
    try:
        program.wait()
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
            visits = [visit(browser, f"http://localhost:{program.portal}", path) for path in PATHS]
            browser.close()
    finally:
        program.stop()
    REPORT.write_text(HEAD + "\n".join(each.row() for each in visits) + "\n", encoding="utf-8")
    print(REPORT.read_text(encoding="utf-8"))
    heavy = [each.path for each in visits if each.size > MOST_BYTES]
    if heavy:
        sys.exit(f"Over {MOST_BYTES // 1000} kB: {', '.join(heavy)}")


if __name__ == "__main__":
    main()
