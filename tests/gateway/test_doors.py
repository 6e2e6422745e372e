"""What the settings promise about the two doors."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.contrib.auth import get_user
from django.test import Client, RequestFactory, override_settings

from tests.gateway.programs import PROJECT, environment
from victimcontact import settings as program
from victimcontact.records.models import Account, AccountKind

OTHER = {"staff": "portal", "portal": "staff"}


@pytest.mark.django_db
@pytest.mark.parametrize(("begun", "kind"), [("staff", AccountKind.OFFICER), ("portal", AccountKind.MEMBER)])
def test_a_session_begun_at_one_door_is_worth_nothing_at_the_other(begun: str, kind: AccountKind) -> None:
    account = Account.objects.create(handle="somebody", kind=kind)
    request = RequestFactory().get("/")
    with override_settings(AUTHENTICATION_BACKENDS=program.backends(begun)):
        client = Client()
        client.force_login(account)
        request.session = client.session
        assert get_user(request).is_authenticated

    with override_settings(AUTHENTICATION_BACKENDS=program.backends(OTHER[begun])):
        assert get_user(request).is_anonymous


def answer(question: str, var: Path, **settings: str) -> str:
    """What a new process of ours says to a question about its settings."""
    done = subprocess.run(
        [sys.executable, "-c", f"from victimcontact import settings; print({question})"],
        env=environment(var, settings),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def test_the_two_doors_share_no_cookie(tmp_path: Path) -> None:
    names = "*[settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME]"

    staff, portal = (set(answer(names, tmp_path, DOOR=door).split()) for door in OTHER)

    assert not staff & portal


OFFICERS_ADDRESSES = """
import django, sys
django.setup()
from django.urls import get_resolver
patterns = [pattern for entry in get_resolver().url_patterns for pattern in getattr(entry, "url_patterns", [entry])]
named = {pattern.callback.__module__ for pattern in patterns}
loaded = {name for name in sys.modules if name.startswith(("victimcontact.staff.pages", "victimcontact.staff.urls"))}
print(len(named) > 5, loaded, {name for name in named if not name.startswith(("victimcontact.portal.pages.", "django."))})
"""


def test_the_public_process_has_no_address_and_no_page_of_officers(tmp_path: Path) -> None:
    found = subprocess.run(
        [sys.executable, "-c", OFFICERS_ADDRESSES],
        env=environment(tmp_path, {"DOOR": "portal", "DJANGO_SETTINGS_MODULE": "victimcontact.settings"}),
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert found.stdout.strip() == "True set() set()"


USED = "settings.DATABASES['default']"
THEIRS = {"DATABASE_URL": "postgresql://their_application@db.example.org/contact"}
THEIR_ROLE = {"DATABASE_PORTAL_URL": "postgresql://their_site@db.example.org/contact"}
OFF = {"MEMBERS_ROLE": "no"}


def test_the_public_process_needs_no_address_but_its_roles_and_keeps_values_beside_statements(tmp_path: Path) -> None:
    asked = f"{USED}['USER'], {USED}['OPTIONS']['server_side_binding']"

    assert answer(asked, tmp_path, DOOR="portal", **THEIR_ROLE) == "their_site True"


@pytest.mark.parametrize(
    ("given", "role"),
    [
        ({}, "victimcontact_portal"),
        (OFF, "victimcontact"),
        (THEIRS, "their_application"),
        (THEIRS | THEIR_ROLE, "their_site"),
        (THEIRS | THEIR_ROLE | OFF, "their_application"),
    ],
)
def test_the_public_site_connects_as_its_own_role_where_there_is_one_unless_somebody_says_no(
    given: dict[str, str], role: str, tmp_path: Path
) -> None:
    assert answer(f"{USED}['USER']", tmp_path, DOOR="portal", **given) == role


@pytest.mark.parametrize(("given", "some"), [(THEIRS, "True"), (THEIRS | THEIR_ROLE, "True"), (THEIRS | OFF, "False")])
def test_a_worker_that_is_told_of_no_role_of_the_public_site_does_what_is_asked_there_all_the_same(
    given: dict[str, str], some: str, tmp_path: Path
) -> None:
    assert answer("settings.ERRANDS_AT_ONCE > 0", tmp_path, DOOR="worker", **given) == some


HTTPS = {"STAFF_ADDRESS": "https://staff.example.org", "PORTAL_ADDRESS": "https://contact.example.org"}


@pytest.mark.parametrize(
    "promise",
    [
        "settings.SESSION_COOKIE_SECURE and settings.CSRF_COOKIE_SECURE and settings.LANGUAGE_COOKIE_SECURE",
        "settings.SESSION_COOKIE_NAME.startswith('__Host-')",
        "settings.SECURE_SSL_REDIRECT",
        "settings.SECURE_HSTS_SECONDS >= 31536000",
        "'localhost' not in settings.ALLOWED_HOSTS",
    ],
)
@pytest.mark.parametrize("door", OTHER)
def test_an_address_over_https_closes_what_a_local_start_leaves_open(door: str, promise: str, tmp_path: Path) -> None:
    assert answer(f"bool({promise})", tmp_path, DOOR=door, **HTTPS) == "True"


@pytest.mark.parametrize("directive", [*program.CONTENT_SECURITY_POLICY["DIRECTIVES"]])
def test_no_page_may_run_or_style_anything_inline_or_load_it_from_elsewhere(directive: str) -> None:
    allowed = set(program.CONTENT_SECURITY_POLICY["DIRECTIVES"][directive])

    assert allowed <= {"'none'", "'self'", "data:"}
    assert "data:" not in allowed or directive == "img-src"


def test_totp_is_required_unless_it_is_a_demonstration(tmp_path: Path) -> None:
    real = {"DATABASE_URL": "postgresql://somebody@db.example.org/contact"}

    assert answer("settings.REQUIRE_TOTP", tmp_path, **real) == "True"
    assert answer("settings.REQUIRE_TOTP", tmp_path, **real, DEMO="yes") == "False"
