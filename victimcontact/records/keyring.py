"""The keys that close and open encrypted fields.

A sealed value is: one byte with the length of the key's id, the id, a 12-byte nonce, the AES-GCM-SIV ciphertext. The context
(model, field and row) is authenticated with it, so that a value copied into another row or column does not open.
"""

import base64
import hashlib
import hmac
import os
from functools import cache
from typing import TypedDict, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCMSIV
from django.conf import settings

NONCE_BYTES = 12


class KeyringSetting(TypedDict):
    """The shape of `settings.KEYRING`: key ids to base64 keys of 32 bytes, which one is current, and the key of the index."""

    current: str
    keys: dict[str, str]
    index: str


class CannotOpen(Exception):
    """A sealed value does not open: its key is missing, or it was made for another row or column."""


def _keyring() -> KeyringSetting:
    return cast(KeyringSetting, settings.KEYRING)


@cache
def _cipher(key: str) -> AESGCMSIV:
    return AESGCMSIV(base64.b64decode(key))


def seal(plain: str, *, context: str) -> bytes:
    """Close a text for one place (`context` is model, field and row) with the current key."""
    keyring = _keyring()
    key_id = keyring["current"]
    nonce = os.urandom(NONCE_BYTES)
    closed = _cipher(keyring["keys"][key_id]).encrypt(nonce, plain.encode(), context.encode())
    name = key_id.encode()
    return bytes([len(name)]) + name + nonce + closed


def unseal(sealed: bytes, *, context: str) -> str:
    """Open a sealed value in its own place; raises `CannotOpen`."""
    length = sealed[0] if sealed else 0
    key_id = sealed[1 : 1 + length].decode(errors="replace")
    nonce, closed = sealed[1 + length : 1 + length + NONCE_BYTES], sealed[1 + length + NONCE_BYTES :]
    keyring = _keyring()
    if key_id not in keyring["keys"]:
        raise CannotOpen(f"No key with the id {key_id!r} in the keyring")
    try:
        return _cipher(keyring["keys"][key_id]).decrypt(nonce, closed, context.encode()).decode()
    except (InvalidTag, ValueError):
        raise CannotOpen(f"A value in {context.split(':')[0]} does not open in its place") from None


def blind_index(value: str) -> bytes:
    """A keyed digest of a normalised value, for exact look-up of something that is stored encrypted."""
    return hmac.new(base64.b64decode(settings.KEYRING["index"]), value.encode(), hashlib.sha256).digest()
