"""Fail when a test of a JUnit report was skipped: where everything is installed, a skip hides something."""

import sys
from xml.etree import ElementTree


def skipped(report: str) -> list[str]:
    cases = ElementTree.parse(report).iter("testcase")  # noqa: S314  # our own file, written a moment ago
    return [f"{case.get('classname')}::{case.get('name')}" for case in cases if case.find("skipped") is not None]


if __name__ == "__main__":
    names = skipped(sys.argv[1])
    sys.exit("\n".join(["These tests were skipped, and may not be here:", *names]) if names else 0)
