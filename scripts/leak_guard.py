"""Measure the leak guard: how many leaks of every kind and spelling it finds, and how often it cries out for nothing.

    .venv/bin/python scripts/leak_guard.py

Holds the made-up texts of tests/scheme/leak_corpus.py against the guard and writes what came of it to docs/leak-guard.md.
"""

import sys
from collections import Counter
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]

HEAD = """# What the leak guard finds

`.venv/bin/python scripts/leak_guard.py` measures again and writes this page. The texts are those of `tests/scheme/leak_corpus.py`:
every protected fact of {people} made-up people, put into sentences of a report as it is recorded, spelled another way (short forms, numbers
in words, letters for figures, one slip in a name, a part alone) and torn apart by lines and signs; and {clean} texts without any of it. A
leak counts as found only when that very fact is marked. `tests/scheme/test_leak_corpus.py` holds these figures.

| fact | as recorded | spelled another way | torn apart |
|---|---|---|---|
"""
TAIL = """
Of {clean} clean texts {alarms} are stopped for nothing, {certain} of them with a mark that says *certain*: {words}. A mark stops a
text until two people have looked; one that may be somebody else's name says so.
"""


def main() -> None:
    """Write the page."""
    sys.path[:0] = [str(PROJECT), str(PROJECT / "tests" / "scheme")]
    import leak_corpus as corpus

    from victimcontact.scheme.leaks import find

    there, found = Counter[tuple[str, str]](), Counter[tuple[str, str]]()
    for leak in corpus.leaks():
        there[leak.fact.label, leak.how] += 1
        found[leak.fact.label, leak.how] += corpus.is_marked(leak, find(leak.text, leak.facts))
    alarms = [(text, hits) for text, facts in corpus.clean_texts() if (hits := find(text, facts))]
    ways = (corpus.EXACT, corpus.RESPELLED, corpus.TORN)
    rows = [
        f"| {label} | " + " | ".join(f"{found[label, how]:,} of {there[label, how]:,}" for how in ways) + " |"
        for label in dict.fromkeys(label for label, _ in there)
    ]
    tail = TAIL.format(
        clean=corpus.CLEAN,
        alarms=len(alarms),
        certain=sum(any(hit.certain for hit in hits) for _, hits in alarms),
        words=", ".join(sorted({text[hit.start : hit.end] for text, hits in alarms for hit in hits})) or "none",
    )
    page = HEAD.format(people=corpus.PEOPLE, clean=corpus.CLEAN) + "\n".join(rows) + "\n" + tail
    (PROJECT / "docs" / "leak-guard.md").write_text(page, encoding="utf-8")
    print(page)


if __name__ == "__main__":
    main()
