"""A real worker that stops dead at a moment of its own choosing, for somebody to kill it there.

    python stopping_worker.py MOMENT NUMBER BATCH

MOMENT is `before` or `after` the carrier has written the parcel with this NUMBER, or has posted it to a service. It then says so
and waits for ever. It claims so many at once as BATCH says.
"""

import itertools
import sys
import threading
from collections.abc import Callable
from typing import Any

from victimcontact.gateway import command

MOMENT, NUMBER, BATCH = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def stop_at_the_moment() -> None:
    from victimcontact.casework import sending
    from victimcontact.gateway.carriers import folders, notify_api

    sending.BATCH = BATCH
    folders.write_once = stopping(folders.write_once)
    notify_api.post = stopping(notify_api.post)


def stopping(act: Callable[..., Any]) -> Callable[..., Any]:
    """The same act, until it has been done often enough."""
    done = itertools.count(1)

    def acted(*arguments: Any, **more: Any) -> Any:
        number = next(done)
        if number == NUMBER and MOMENT == "before":
            wait_to_be_killed()
        answer = act(*arguments, **more)
        if number == NUMBER:
            wait_to_be_killed()
        return answer

    return acted


def wait_to_be_killed() -> None:
    print("in the middle", flush=True)
    threading.Event().wait()


if __name__ == "__main__":
    verb = command.VERBS["worker"]
    with command._ready(verb.needs, verb):
        stop_at_the_moment()
        from victimcontact.gateway import worker

        worker.main([])
