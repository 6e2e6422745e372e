"""Casework asks for background work by name; the gateway does it. The names must meet."""

import ast

from procrastinate.contrib.django import app

from tests.house.source import full_name, modules, names
from victimcontact.gateway import tasks

ASK_FOR = "victimcontact.casework.workers.ask_for"


def deferred() -> dict[str, str]:
    """The name of every job that is deferred anywhere, with the place."""
    found = {}
    for module in modules():
        known = names(module)
        for node in ast.walk(module.tree):
            if isinstance(node, ast.Call) and full_name(node.func, known) == ASK_FOR:
                name = node.args[0]
                assert isinstance(name, ast.Constant), (
                    f"{module.path}: a job is named by a text that can be searched for"
                )
                found[str(name.value)] = module.path
    return found


def test_every_job_that_is_deferred_exists() -> None:
    asked = deferred()

    assert asked
    assert asked.keys() <= app.tasks.keys(), asked


def test_every_task_of_ours_says_what_it_does() -> None:
    ours = {name: task for name, task in app.tasks.items() if name.startswith("gateway.")}

    assert ours
    assert all(task.func.__module__ == tasks.__name__ and task.func.__doc__ for task in ours.values())


def test_no_job_is_deferred_with_a_queueing_lock_inside_a_verb() -> None:
    """A second one would raise and end the whole transaction of the verb."""
    locked = [
        module.path
        for module in modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.keyword) and node.arg == "queueing_lock" and module.room == "casework"
    ]

    assert locked == []
