"""Fail when a test of a JUnit report was skipped: where everything is installed, a skip hides something."""

import sys
from pathlib import Path
from xml.parsers import expat


def skipped(report: str) -> list[str]:
    cases: list[str] = []
    found: list[str] = []

    def begun(tag: str, values: dict[str, str]) -> None:
        if tag == "testcase":
            cases.append(f"{values.get('classname')}::{values.get('name')}")
        elif tag == "skipped":
            found.append(cases[-1])

    parser = expat.ParserCreate()
    parser.StartElementHandler = begun
    parser.Parse(Path(report).read_bytes(), True)
    return found


if __name__ == "__main__":
    names = skipped(sys.argv[1])
    sys.exit("\n".join(["These tests were skipped, and may not be here:", *names]) if names else 0)
