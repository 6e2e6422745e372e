"""Processes that belong to one `run`: started together, ended together, never left behind."""

import contextlib
import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

PARENT_DEATH_SIGNAL = 1  # PR_SET_PDEATHSIG of prctl(2)
PATIENCE_SECONDS = 25
LARGEST_LOG = 10_000_000
TOO_OFTEN = 3
WITHIN_SECONDS = 60


class Gone(Exception):
    """A process ended and will not stay up; the message says which, and where its log is."""


@dataclass
class Child:
    """One process, its command, and the file that takes its output."""

    name: str
    command: Sequence[str]
    output: Path
    environment: dict[str, str]
    errors_to_terminal: bool
    process: "subprocess.Popen[bytes]" = field(init=False)
    ends: list[float] = field(default_factory=list)

    @classmethod
    def start(
        cls, name: str, command: Sequence[str], *, output: Path, door: str, errors_to_terminal: bool = False
    ) -> "Child":
        output.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _begin_log(output, afresh=errors_to_terminal)
        child = cls(name, command, output, {**os.environ, "DOOR": door}, errors_to_terminal)
        child._launch()
        return child

    def is_alive(self) -> bool:
        return self.process.poll() is None

    def require_alive(self) -> None:
        if not self.is_alive():
            raise Gone(f"the {self.name} process ended; {self.output} says why: {self._last_words()}")

    def start_again(self) -> None:
        """Raises `Gone` when it has ended too often in a short time."""
        self.ends = [moment for moment in self.ends if moment > time.monotonic() - WITHIN_SECONDS]
        self.ends.append(time.monotonic())
        if len(self.ends) > TOO_OFTEN:
            self.require_alive()
        self._launch()

    def wait(self, seconds: float) -> int | None:
        """The exit status, or None while it goes on."""
        with contextlib.suppress(subprocess.TimeoutExpired):
            return self.process.wait(seconds)
        return None

    def _launch(self) -> None:
        """In a session of its own: Ctrl-C reaches only us, and we end the others in order."""
        with self.output.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=None if self.errors_to_terminal else output,
                start_new_session=True,
                preexec_fn=_end_with_parent if sys.platform == "linux" else None,
            )

    def _last_words(self) -> str:
        lines = self.output.read_text(errors="replace").strip().splitlines()
        return lines[-1] if lines else "it said nothing"


def stop_all(children: Sequence[Child]) -> None:
    """Ask all to finish; after some seconds end whole process groups."""
    alive = [child for child in children if child.is_alive()]
    for child in alive:
        child.process.send_signal(signal.SIGTERM)
    until = time.monotonic() + PATIENCE_SECONDS
    for child in alive:
        try:
            child.process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            _kill(child)


def _kill(child: Child) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.process.pid, signal.SIGKILL)
    child.process.wait()


def _end_with_parent() -> None:
    """Even a parent that was killed leaves nobody behind (Linux)."""
    ctypes.CDLL(None).prctl(PARENT_DEATH_SIGNAL, signal.SIGTERM)


def _begin_log(output: Path, *, afresh: bool) -> None:
    if output.exists() and (afresh or output.stat().st_size > LARGEST_LOG):
        output.unlink()
    output.touch(mode=0o600)
