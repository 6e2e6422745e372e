"""The reports of a week made into bundles by the worker: how far it is can be looked at, left and come back to.

Every hearing of the week has a checked report; a manager asks for all of them and goes away. Half way a browser that was not there before
opens the page; afterwards every bundle is read. Run by `scripts/drills.py reports`.
"""

import re
import time
from datetime import timedelta
from typing import Any

SHOWN = re.compile(r'<progress[^>]* max="(\d+)" value="(\d+)"')


def drill(count: int) -> dict[str, Any]:
    """Make `count` bundles in one piece of long work, and look at its page before, half way and at the end."""
    from tests import builders
    from tests.casework import written_reports
    from victimcontact.casework import bulk, bundles

    began = time.perf_counter()
    reports = [written_reports.checked(written_reports.approved(written_reports.begun())) for _ in range(count)]
    built = time.perf_counter() - began
    manager = builders.officer("manager").account
    monday = written_reports.HEARING - timedelta(days=written_reports.HEARING.weekday())
    work = bundles.make_for_week(from_on=monday, by=manager, now=builders.NOW)
    pages = {"before": _looked_at(manager, work.pk)}

    def step(whole: Any, item: Any, now: Any) -> str:
        if whole.done == count // 2:
            pages["half way"] = _looked_at(manager, work.pk)
        return bundles.make_next(whole, item, now)

    began = time.perf_counter()
    while bulk.drain({bundles.KIND: step}, clock=lambda: builders.NOW):
        pass
    took = time.perf_counter() - began
    pages["at the end"] = _looked_at(manager, work.pk)
    made = bundles.made_by(manager, now=builders.NOW)
    whole = sum(len(bundles.pdf_of(bundle)) > 0 for bundle in made)
    expected = {"before": (count, 0), "half way": (count, count // 2), "at the end": (count, count)}
    return {
        "reports written, approved and checked": f"{len(reports)} in {built:.0f} s",
        "bundles made": f"{whole} in {took:.1f} s, {1000 * took / count:.0f} ms each",
        "the page said, of how many": ", ".join(f"{when} {done} of {total}" for when, (total, done) in pages.items()),
        "passed": whole == count and pages == expected,
    }


def _looked_at(manager: Any, key: Any) -> tuple[int, int]:
    """How many there are and how many are done, as a browser sees it that was not there before."""
    from django.test import Client, override_settings

    from victimcontact import settings as program

    staff = {
        "DOOR": "staff",
        "ROOT_URLCONF": "victimcontact.staff.urls",
        "MIDDLEWARE": program.middleware("staff"),
        "AUTHENTICATION_BACKENDS": program.backends("staff"),
        "ALLOWED_HOSTS": ["testserver"],
        "REQUIRE_TOTP": False,
        "STORAGES": {
            **program.STORAGES,
            "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
        },
    }
    with override_settings(**staff):
        browser = Client()
        browser.force_login(manager, backend=program.backends("staff")[0])
        found = SHOWN.search(browser.get(f"/bundles/work/{key}/").content.decode())
    return (int(found[1]), int(found[2])) if found else (0, 0)
