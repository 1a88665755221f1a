"""`python -m tests.monkey KEYS --seed N`: presses random keys, and reports in Markdown.

A run is 400 keys on a copy of a story, and its seed says which. `python -m tests.monkey 400 --seed
N` does again what run N did.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.monkey.trial import KINDS, Outcome, run

KEYS_IN_A_RUN = 400


def outcomes(keys: int, seed: int) -> list[Outcome]:
    """Return what came of so many keys in runs of 400, with this seed and those that follow it."""
    runs = [min(KEYS_IN_A_RUN, keys - done) for done in range(0, keys, KEYS_IN_A_RUN)]

    def one(number: int) -> Outcome:
        with tempfile.TemporaryDirectory() as folder:
            return run(seed + number, runs[number], Path(folder))

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(pool.map(one, range(len(runs))))


def report(outcomes: Sequence[Outcome], seconds: float) -> Iterator[str]:
    """Yield the lines of the report."""
    done = sum((outcome.done for outcome in outcomes), Counter[str]())
    faults = [(outcome, fault) for outcome in outcomes for fault in outcome.faults]
    seeds = f"{outcomes[0].seed} to {outcomes[-1].seed}"
    yield (
        "Random keys, clicks, pastes and sizes down to 3 x 3 on a real pseudo-terminal, on copies "
        f"of a story, drawn from the seeds {seeds}: {seconds / 60:.0f} minutes."
    )
    yield ""
    yield "| what was done | times | what was found | times |"
    yield "| --- | ---: | --- | ---: |"
    made = [
        ("runs", len(outcomes)),
        ("keys", done["key"]),
        ("clicks, drags and turns of the wheel", done["click"]),
        ("pastes", done["paste"]),
        ("new sizes", done["resize"]),
        ("starts", done["start"]),
        ("edits left to undo, one by one", done["edit"]),
    ]
    found = [(kind, sum(fault.kind == kind for _, fault in faults)) for kind in KINDS]
    for (what, times), (kind, count) in zip(made, [*found, *[("", "")] * 3], strict=True):
        yield f"| {what} | {times:,} | {kind} | {count} |"
    yield ""
    yield f"The slowest answer took {max(outcome.slowest for outcome in outcomes):.1f} s."
    for outcome, fault in faults:
        yield f"\n### Seed {outcome.seed}: {fault.kind}\n\nAfter {', '.join(outcome.last)}\n"
        yield f"```\n{fault.told}\n```"


def main(arguments: Sequence[str]) -> bool:
    """Print the report, and say whether nothing was found."""
    parser = argparse.ArgumentParser("python -m tests.monkey", description=__doc__)
    parser.add_argument("keys", type=int)
    parser.add_argument("--seed", type=int, default=1)
    chosen = parser.parse_args(arguments)
    started = time.monotonic()
    found = outcomes(chosen.keys, chosen.seed)
    print("\n".join(report(found, time.monotonic() - started)))
    return not any(outcome.faults for outcome in found)


if __name__ == "__main__":
    sys.exit(not main(sys.argv[1:]))
