"""Time enters at a door and nowhere else: the rooms below are told what moment it is."""

import ast
from collections.abc import Iterator

import pytest

from tests.house.source import Module, full_name, modules_of, names, read

CLOCKS = frozenset(
    {
        "datetime.date.today",
        "datetime.datetime.now",
        "datetime.datetime.today",
        "datetime.datetime.utcnow",
        "django.db.models.functions.Now",
        "django.utils.timezone.localdate",
        "django.utils.timezone.localtime",
        "django.utils.timezone.now",
        "time.gmtime",
        "time.localtime",
        "time.monotonic",
        "time.strftime",
        "time.time",
        "time.time_ns",
    }
)
COLUMNS = frozenset({"auto_now", "auto_now_add", "db_default"})


def clocks_in(module: Module) -> Iterator[str]:
    """Every place of a module that reads a clock, or hands one on, under whatever name it was imported."""
    known = names(module)
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute | ast.Name) and full_name(node, known) in CLOCKS:
            yield f"{module.path}:{node.lineno}"
        if isinstance(node, ast.keyword) and node.arg in COLUMNS:
            yield f"{module.path}:{node.value.lineno}"


def test_no_room_below_the_doors_reads_a_clock() -> None:
    found = [place for module in modules_of("casework", "records", "scheme", "design") for place in clocks_in(module)]

    assert found == []


@pytest.mark.parametrize(
    "text",
    [
        "import datetime\ndatetime.datetime.now()",
        "import datetime as d\nd.date.today()",
        "from datetime import date\nwhen = date.today",
        "from datetime import datetime as moment\nmoment.now(UTC)",
        "from django.utils import timezone\ntimezone.now()",
        "from time import time\ntime()",
        "from django.db.models.functions import Now\nNow()",
        "models.DateTimeField(auto_now_add=True)",
    ],
)
def test_a_clock_is_seen_under_any_name(text: str) -> None:
    assert list(clocks_in(read(text)))


def test_what_only_looks_like_a_clock_is_let_through() -> None:
    assert not list(clocks_in(read("def made(now):\n    return now.time()\nfrom datetime import time\ntime(9, 0)")))
