"""The keys of an installation: made once, at the first start, readable by their owner only."""

import base64
import contextlib
import json
import os
import secrets
from pathlib import Path


def ensure(folder: Path) -> bool:
    """Make the keys that are not there yet, never touch one that is; answer whether any was made."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    keyring = {"current": "1", "keys": {"1": _key()}, "index": _key()}
    made = [
        _once(folder / "secret-key", secrets.token_urlsafe(50)),
        _once(folder / "keyring.json", json.dumps(keyring)),
    ]
    return any(made)


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _once(file: Path, content: str) -> bool:
    """Written beside its place and linked into it, so that a start that is cut short never leaves half a key."""
    if file.exists():
        return False
    draft = file.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(content + "\n")
    with contextlib.suppress(FileExistsError):
        os.link(draft, file)
    draft.unlink()
    return True
