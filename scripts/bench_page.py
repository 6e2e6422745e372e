"""The page docs/benchmarks-of-the-program.md: a section for each part, of which those just measured are written anew."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks-of-the-program.md"
HEAD = """# Benchmarks of the program

`make bench` measures again and writes this page; `scripts/bench_cases.py --only letters` measures a part, and `--cases 10000 200000` the
pages at other sizes. Work and its floor take turns in one run, so that the ratios hold on a machine that does other work beside it;
quote the ratios, not the times. In brackets the middle 80 % of the pairs. Load is the number of programs that wanted one of the two cores.
"""
HEADING = "\n## "

ALL_CASES = 150_000

Measured = Mapping[str, Any]


def write(sections: Mapping[str, str]) -> str:
    """Put these sections, by their titles, into the page, and leave the others as they stand; answers the page."""
    known = dict(_section(text) for text in PAGE.read_text(encoding="utf-8").split(HEADING)[1:])
    known |= sections
    ordered = [*TITLES.values(), *(title for title in known if title not in TITLES.values())]
    page = HEAD + "".join(f"{HEADING}{title}\n\n{known[title].strip()}\n" for title in ordered if title in known)
    PAGE.write_text(page, encoding="utf-8")
    return page


def _section(text: str) -> tuple[str, str]:
    title, _, rest = text.partition("\n")
    return title, rest


def cell(one: Mapping[str, float]) -> str:
    return f"{one['ratio']:.1f}× ({one['low']:.1f}–{one['high']:.1f})"


def pages(at: Mapping[int, Measured], when: str) -> str:
    sizes = list(at)
    small, large = at[sizes[0]], at[sizes[-1]]
    heads = [*(f"{size:,} cases, beside the floor" for size in sizes), *_growth_head(sizes)]
    rows = [
        f"| {name} | {each['aim']}× | " + " | ".join([*(cell(at[size][name]) for size in sizes), *_growth(each, large[name])]) + " |"
        for name, each in small.items()
    ]  # fmt: skip
    return PAGES.format(when=when, heads=" | ".join(heads), rule="|---" * (len(heads) + 2) + "|", rows="\n".join(rows))


def _growth_head(sizes: Sequence[int]) -> list[str]:
    return [f"{sizes[-1]:,} beside {sizes[0]:,}"] if len(sizes) > 1 else []


def _growth(small: Measured, large: Measured) -> list[str]:
    return [] if small is large else [f"{large['milliseconds'] / small['milliseconds']:.1f}×"]


def letters(at: Mapping[int, Measured], when: str) -> str:
    (found,) = at.values()
    template = found["template"]
    return LETTERS.format(
        when=when, letter=cell(template), share=100 / template["ratio"], plain=cell(found["plain"]),
        a_second=1000 / template["milliseconds"], warm=1000 / template["floor"],
    )  # fmt: skip


def handing_over(at: Mapping[int, Measured], when: str) -> str:
    (found,) = at.values()
    share, of_bare = (100 * found["one"] / found[floor] for floor in ("floor", "bare"))
    return HANDING_OVER.format(when=when, share=share, of_bare=of_bare, gain=found["two"] / found["one"], **found)


def nights(at: Mapping[int, Measured], when: str) -> str:
    (found,) = at.values()
    times = ("first", "again", "next", "floor", "python")
    milliseconds = {name: 1000 * found[name] for name in times}
    minutes = {f"{name}_minutes": ALL_CASES * found[name] / 60 for name in times}
    return NIGHTS.format(
        when=when, all_cases=ALL_CASES, **{**found, **milliseconds}, ratio=found["again"] / found["floor"], **minutes
    )


TITLES = {"pages": "Pages", "letters": "Letters", "handing-over": "Handing over", "nights": "Nights"}

PAGES = """{when}

The floor is one hand-written SQL statement with its index, a bare template of at most 50 rows, and Django with sign-in and nothing
else. The floor of the case page and of the history reads contacts alone, that of the board counts duties by officer in SQL. A search
goes through the officer's own unit of 5,000 cases.

Where a page is above its aim, it is so for two things, shown by a profile of the case page under a load of six: not quite half of its
time is waiting for PostgreSQL, in 15 questions one after the other where its floor asks four (who is it, may they, what is safe, what
waits, and the look written down); a quarter is the page itself. Nearly all of the questions are ready ones: their SQL is written once in
the life of a process, and a connection has it planned once. With little else on the machine the waiting shrinks and the ratio grows,
since the floor is mostly waiting. No page waits for a slow question, and none asks more for a longer case (tests hold the numbers).
Most of what is left could only be had by keeping answers between requests, which we do not do: they could be stale, or somebody else's.

| page | aim | {heads} |
{rule}
{rows}
"""

LETTERS = """{when}

A letter from its stored words to a tagged PDF, looked at on the way for what must not go out, costs {letter} of setting the same
template with the same values by a compiler that is warm: {a_second:.0f} a second on one core here, the compiler alone {warm:.0f}. That is
{share:.0f} % of it; the aim is 80 %. The same words as plain paragraphs, with no window for the address and no tags: a letter costs
{plain} of that. Every letter has words of its own, so that nothing is answered from what the compiler remembers.
"""

HANDING_OVER = """{when}

With a carrier that does nothing, one worker hands over {one:.0f} letters a second and two {two:.0f} ({gain:.1f}×); each letter is to
a member of its own among 200. The floor is the same rows claimed, read, marked and written beside (two steps of the message and an
entry of the trail) by hand-written SQL, a hundred at a time, with nothing opened and nothing made of them: {floor:.0f} a second, of which
one worker reaches {share:.0f} %. The aim is 40 %. What the floor leaves out is the rest: the address, the words and the letter of each
are opened and proved to be in their place, and the plan, the address and the hour are asked whether it may go to this person now.

Bare rows of one column, claimed by the hundred and marked, with no steps and no trail, are {bare:.0f} a second; one worker is
{of_bare:.1f} % of that. What is sent at once, an e-mail or a text, has a transaction of its own, in which its contact is logged and the
ledger of its case derived again. An hour of 20,000 notices needs six a second.
"""

NIGHTS = """{when}

{cases:,} cases with {facts:.0f} facts and {duties:.0f} duties each: more than most will have. The floor is reading the same rows by
hand-written SQL, two hundred cases at once, and making nothing of them.

| a night | a case | {all_cases:,} cases, one after the other |
|---|---|---|
| in which nothing changes | {again:.1f} ms, {ratio:.0f}× the floor | {again_minutes:.0f} minutes |
| of that, time of the processor for Python | {python:.1f} ms | {python_minutes:.0f} minutes |
| a day later | {next:.1f} ms | {next_minutes:.0f} minutes |
| the first, in which every ledger is written | {first:.1f} ms | {first_minutes:.0f} minutes |
| the floor | {floor:.1f} ms | {floor_minutes:.0f} minutes |

The aim is under ten minutes on two cores. Ledgers are read two hundred at a time, and only a case whose ledger is not what is owed is
locked and written; nearly all the rest is the rules themselves, in Python (`docs/benchmarks.md`), with one process for all cases. Days
are counted once for all cases that count from the same. Yearly letters that are owed are drafted in the same night.
"""
