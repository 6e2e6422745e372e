"""Files that only the installation's keys open: sealed pieces, whose order and end cannot be tampered with.

The first line names the form, the second the key. A key of its own is derived for each file, so that a piece's nonce
can be its number; the last piece is marked, so that a file that was cut off does not open.
"""

import base64
import secrets
from collections.abc import Iterator
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

FORM = b"victimcontact closed file 1\n"
PIECE = 1024 * 1024
TAG = 16
SALT = 32


class WrongKeys(Exception):
    """The file was closed with a key that is not in the keyring."""


class Damaged(Exception):
    """Not such a file, or cut off, or changed since it was closed."""


def close(source: IO[bytes], target: IO[bytes], keyring: dict[str, Any]) -> None:
    """Write `source` to `target`, closed with the current key."""
    name = str(keyring["current"])
    head = FORM + name.encode() + b"\n" + secrets.token_bytes(SALT)
    target.write(head)
    cipher = _cipher(keyring["keys"][name], head)
    for number, last, piece in _pieces(source, PIECE):
        target.write(cipher.encrypt(_nonce(number, last), piece, head))


def unclose(source: IO[bytes], target: IO[bytes], keyring: dict[str, Any]) -> None:
    """Write to `target` what was closed. Raises `WrongKeys` or `Damaged`; what was written by then is worth nothing."""
    head = source.readline(len(FORM)) + source.readline(300) + source.read(SALT)
    if not head.startswith(FORM):
        raise Damaged
    name = head.removeprefix(FORM).split(b"\n")[0].decode(errors="replace")
    if name not in keyring["keys"]:
        raise WrongKeys
    cipher = _cipher(keyring["keys"][name], head)
    for number, last, piece in _pieces(source, PIECE + TAG):
        try:
            target.write(cipher.decrypt(_nonce(number, last), piece, head))
        except InvalidTag:
            raise (WrongKeys if number == 0 else Damaged) from None


def _cipher(key: str, head: bytes) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=32, salt=head[-SALT:], info=FORM)
    return AESGCM(derived.derive(base64.b64decode(key)))


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _pieces(source: IO[bytes], size: int) -> Iterator[tuple[int, bool, bytes]]:
    """Number, whether it is the last, and the bytes; there is always at least one piece."""
    number, piece = 0, source.read(size)
    while following := source.read(size):
        yield number, False, piece
        number, piece = number + 1, following
    yield number, True, piece
