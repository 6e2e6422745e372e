"""A virus scanner, where one is set up: what casework asks of it. The gateway brings it."""

from typing import Protocol, cast

from django.conf import settings
from django.utils.module_loading import import_string


class Silent(Exception):
    """The scanner does not answer, or not in words we know: nothing may be taken in unseen."""


class Scanner(Protocol):
    """Something that knows viruses."""

    def is_clean(self, content: bytes) -> bool:
        """Whether it finds nothing in a file. Raises `Silent`."""
        ...


def is_set_up() -> bool:
    """Whether files are looked at by a virus scanner."""
    return bool(settings.SCANNER_ADDRESS)


def in_use() -> Scanner:
    """The scanner of the settings."""
    return cast(Scanner, import_string("victimcontact.gateway.scanner.Daemon")(settings.SCANNER_ADDRESS))
