"""The keys of an installation: made once, at the first start, readable by their owner only."""

import base64
import json
import os
import secrets
from pathlib import Path


def ensure(folder: Path) -> None:
    """Make the keys that are not there yet; never touch one that is."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _once(folder / "secret-key", secrets.token_urlsafe(50))
    _once(folder / "keyring.json", json.dumps({"current": "1", "keys": {"1": _key()}, "index": _key()}, indent=2))


def _key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _once(file: Path, content: str) -> None:
    """Written beside its place and linked into it, so that a start that is cut short never leaves half a key."""
    if file.exists():
        return
    draft = file.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(content + "\n")
    try:
        os.link(draft, file)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
