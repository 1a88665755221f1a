"""How long it takes until a view is open.

`python -m benchmarks.views` reads stories of 300 and of 5,000 statements on a real pseudo-terminal,
waits until all are related, and measures from a view's key to the last byte of its first picture.
"""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from random import Random
from statistics import median

import yaml

from benchmarks.startup import SIDELONG
from benchmarks.terminal import Terminal
from tui.keys import READER_KEYS
from tui.views import VIEWS

SIZES = {300: 0.15, 5_000: 1.0}
"""How many statements, and the seconds in which a view of them is to be open."""
SIDES, ACTORS = 4, 5
"""Perspectives of the story, and actors of each."""
ROUNDS = 5
QUIET, REST = 0.3, 2.0
"""Seconds of silence after which a picture is whole, and after which nothing is left to be done."""
OPEN = b" close"
"""What the last line of every view says."""
TIED = "⇄".encode()
"""What a card shows once statements are related."""
SEED = 20220107
_SYLLABLES = [consonant + vowel for consonant in "bdklmnr" for vowel in "aeio"]
_TOPICS = ["water", "bridge", "harbour", "school", None]


def _statements(count: int) -> list[dict[str, str]]:
    """Return statements, of which every other one is like the one before in most of its words."""
    random = Random(SEED)
    words = ["".join(random.choices(_SYLLABLES, k=random.randint(2, 4))) for _ in range(3_000)]
    statements: list[dict[str, str]] = []
    for number in range(count):
        if number % 2:
            said = statements[-1]["quote"].split(" ")
            said[random.randrange(len(said))] = random.choice(words)
        else:
            said = random.choices(words, k=random.randint(9, 24))
        facts = {
            "quote": " ".join(said),
            "date": f"2021-{random.randint(1, 12):02}-{random.randint(1, 28):02}",
            "topic": random.choice(_TOPICS),
            "stance": random.choice(["support", "oppose", "neutral", None]),
        }
        statements.append({key: value for key, value in facts.items() if value})
    return statements


def _write(folder: Path, count: int) -> Path:
    """Write a story with so many statements."""
    statements = _statements(count)
    (folder / "perspectives").mkdir(parents=True)
    text = "\n\n".join(f"“{one['quote']},” he said." for one in statements)
    (folder / "article.txt").write_text(text, encoding="utf-8")
    for side in range(SIDES):
        actors = [
            {
                "name": f"Speaker {side}-{actor}",
                "statements": statements[actor * SIDES + side :: SIDES * ACTORS],
            }
            for actor in range(ACTORS)
        ]
        content = {"perspective": f"Side {side}", "actors": actors}
        path = folder / "perspectives" / f"{side}.yaml"
        path.write_text(yaml.safe_dump(content, sort_keys=False), encoding="utf-8")
    return folder


def _opened(story: Path, folder: str) -> dict[str, float]:
    """Return for each view the median of the seconds from its key to the last byte."""
    environment = {f"XDG_{kind}_HOME": folder for kind in ("STATE", "CONFIG", "DATA", "CACHE")}
    keys = {name: _key(name) for name in VIEWS}
    with Terminal([SIDELONG, str(story)], {**environment, "COLORTERM": "truecolor"}) as terminal:
        terminal.wait_for(TIED, timeout=120)
        terminal.settle(REST)
        times: dict[str, list[float]] = {name: [] for name in VIEWS}
        for _ in range(ROUNDS):
            for name, key in keys.items():
                terminal.output = b""
                start = time.perf_counter()
                terminal.write(key)
                terminal.wait_for(OPEN)
                times[name].append(terminal.settle(QUIET) - start)
                terminal.press(b"q", QUIET)
    return {name: median(seconds) for name, seconds in times.items()}


def _key(name: str) -> bytes:
    return next(one.key for one in READER_KEYS if one.id == f"view.{name}").encode()


def main(_arguments: list[str] | None = None) -> None:
    """Print the table."""
    print("From a view's key to the last byte of its picture:\n")
    print("| view | statements | budget | measured |\n| --- | ---: | ---: | ---: |")
    for count, budget in SIZES.items():
        with tempfile.TemporaryDirectory() as folder:
            story = _write(Path(folder, "story"), count)
            for name, seconds in _opened(story, folder).items():
                print(f"| {name} | {count:,} | {budget * 1000:.0f} ms | {seconds * 1000:.0f} ms |")


if __name__ == "__main__":
    main()
