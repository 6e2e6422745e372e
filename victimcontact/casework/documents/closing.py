"""A PDF that a password opens, for the way by mail."""

import secrets
from io import BytesIO

import pikepdf


def closed(pdf: bytes, password: str) -> bytes:
    """The same document, encrypted (AES-256) so that only the password opens it; it can still be read aloud."""
    written = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(written, encryption=pikepdf.Encryption(user=password, owner=secrets.token_urlsafe(32), R=6))
    return written.getvalue()
