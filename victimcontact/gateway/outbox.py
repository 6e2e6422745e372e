"""A folder that stands in for a mail server: one .eml file a message."""

import secrets
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage


class Outbox(BaseEmailBackend):
    """Django's e-mail backend for the folder `settings.OUTBOX`."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        folder = Path(settings.OUTBOX)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for message in email_messages:
            _new_file(folder).write_bytes(message.message().as_bytes())
        return len(email_messages)


def _new_file(folder: Path) -> Path:
    file = folder / f"{datetime.now(UTC):%Y%m%dT%H%M%S%f}-{secrets.token_hex(4)}.eml"
    file.touch(mode=0o600, exist_ok=False)
    return file
