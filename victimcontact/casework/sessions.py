"""Sessions at the members' door: a visitor's own is the only one that the database shows."""

from typing import Any

from django.contrib.sessions.backends import db

from victimcontact.casework import sittings

SITTING = "sitting"


class SessionStore(db.SessionStore):
    """Names the session to the database before it is read, written or deleted, and the sitting that it holds after it was read."""

    def __init__(self, session_key: str | None = None) -> None:
        super().__init__(session_key)
        sittings.begin_request(self.session_key or "")

    def load(self) -> dict[str, Any]:
        kept: dict[str, Any] = super().load()
        sittings.name(sitting=kept.get(SITTING, ""))
        return kept

    def save(self, must_create: bool = False) -> None:
        if self.session_key is not None:  # else it is given one, and saved again
            sittings.name(session=self.session_key)
        super().save(must_create)

    def delete(self, session_key: str | None = None) -> None:
        sittings.name(session=session_key or self.session_key or "")
        super().delete(session_key)
        sittings.name(session=self.session_key or "")
