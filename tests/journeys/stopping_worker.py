"""A real worker that stops dead at a moment of its own choosing, for somebody to kill it there.

    python stopping_worker.py MOMENT NUMBER

MOMENT is `before` or `after` the carrier has written the parcel with this NUMBER. It then says so and waits for ever.
"""

import sys
import threading
from pathlib import Path

from victimcontact.gateway import command

MOMENT, NUMBER = sys.argv[1], int(sys.argv[2])


def stop_at_the_moment() -> None:
    from victimcontact.gateway.carriers import folders

    write, written = folders.write_once, 0

    def stopping(file: Path, content: bytes) -> None:
        nonlocal written
        written += 1
        if written == NUMBER and MOMENT == "before":
            wait_to_be_killed()
        write(file, content)
        if written == NUMBER:
            wait_to_be_killed()

    folders.write_once = stopping


def wait_to_be_killed() -> None:
    print("in the middle", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    verb = command.VERBS["worker"]
    with command._ready(verb.needs, verb):
        stop_at_the_moment()
        from victimcontact.gateway import worker

        worker.main([])
