"""The program as its users start it: `victimcontact VERB`, in a folder of its own."""

import os
import socket
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

COMMAND = [sys.executable, "-m", "victimcontact.gateway.command"]
PROJECT = Path(__file__).resolve().parents[2]
OURS = ("DATABASE_", "MEMBERS_ROLE", "KEYRING", "SECRET_KEY", "DOOR", "DEMO", "VAR", "PYTEST", "DJANGO")


def environment(var: Path, settings: Mapping[str, str] | None = None) -> dict[str, str]:
    """The machine's own variables, without any setting of ours but those given."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
    return {**kept, "PYTHONPATH": str(PROJECT), "PYTHONUNBUFFERED": "1", "VAR": str(var), **(settings or {})}


def victimcontact(
    *words: str, var: Path, settings: Mapping[str, str] | None = None, stdin: str = ""
) -> subprocess.CompletedProcess[str]:
    """Do one verb to its end."""
    return subprocess.run(
        [*COMMAND, *words],
        env=environment(var, settings),
        cwd=var if var.is_dir() else None,
        input=stdin,
        text=True,
        capture_output=True,
        timeout=120,
        check=False,
    )


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
