"""A channel goes by GOV.UK Notify only where everything that needs is there; what is wrong ends the program and is never repeated."""

from typing import Any

import pytest

from tests.gateway.notify_fake import EMAIL_TEMPLATE, KEY, TEXT_TEMPLATE
from victimcontact.casework.carriage import Takes
from victimcontact.gateway import carriers
from victimcontact.gateway.variables import require_notify

RIGHT: dict[str, Any] = {
    "CARRIER_OF_LETTERS": "notify",
    "CARRIER_OF_EMAILS": "notify",
    "CARRIER_OF_TEXTS": "notify",
    "NOTIFY_API_KEY": KEY,
    "NOTIFY_EMAIL_TEMPLATE": EMAIL_TEMPLATE,
    "NOTIFY_TEXT_TEMPLATE": TEXT_TEMPLATE,
    "NOTIFY_ADDRESS": "https://api.notifications.service.gov.uk",
    "NOTIFY_CALLBACK_TOKEN": "",
}
NONE = {"CARRIER_OF_LETTERS": "print_room", "CARRIER_OF_EMAILS": "mail", "CARRIER_OF_TEXTS": "folder"}


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"NOTIFY_ADDRESS": "http://127.0.0.1:9000"},
        {"NOTIFY_CALLBACK_TOKEN": "x" * 20},
        {**NONE, "NOTIFY_API_KEY": "", "NOTIFY_EMAIL_TEMPLATE": "", "NOTIFY_TEXT_TEMPLATE": ""},
        {"CARRIER_OF_TEXTS": "folder", "NOTIFY_TEXT_TEMPLATE": ""},
    ],
)
def test_what_is_whole_or_not_asked_for_is_taken(given: dict[str, str]) -> None:
    require_notify(RIGHT | given)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("NOTIFY_API_KEY", ""),
        ("NOTIFY_API_KEY", "secret-without-its-parts"),
        ("NOTIFY_EMAIL_TEMPLATE", ""),
        ("NOTIFY_TEXT_TEMPLATE", "secret-template"),
        ("NOTIFY_ADDRESS", "http://notify.example.org"),
        ("NOTIFY_CALLBACK_TOKEN", "secret"),
    ],
)
def test_what_is_missing_or_weak_ends_the_program_and_is_not_repeated(name: str, value: str) -> None:
    with pytest.raises(SystemExit) as ended:
        require_notify(RIGHT | {name: value})

    assert name in str(ended.value)
    assert "secret-" not in str(ended.value).replace("the secret", "")


def test_with_nothing_set_everything_goes_as_on_a_first_start() -> None:
    assert [carrier.name for carrier in carriers.in_use()] == ["print_room", "mail_folder", "text_folder"]
    assert carriers.to_ask() == []


def test_letters_with_which_something_goes_are_posted_by_a_person_also_where_notify_posts_the_others(
    settings: Any,
) -> None:
    settings.CARRIER_OF_LETTERS = "notify"

    of_letters = {carrier.name: carrier.takes for carrier in carriers.in_use() if carrier.channel == "letter"}

    assert of_letters == {"notify": Takes.ALONE, "print_room": Takes.WITH_MORE}


def test_facts_about_risk_never_go_by_notify(settings: Any) -> None:
    settings.CARRIER_OF_EMAILS = "notify"

    assert carriers.mail().name == "notify"
    assert carriers.our_own_mail().name == "mail_folder"
