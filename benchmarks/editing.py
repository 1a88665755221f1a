"""How long it takes until a change is on screen, and until an edit is on the disk.

`python -m benchmarks.editing` reads a story of twenty perspectives on a real pseudo-terminal, has
another program change one of its files, and waits for the new words to be drawn. Then it edits one
statement in a file of 5,000, beside PyYAML, which reads such a file and writes it anew: what is not
in the model is lost on that way.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import aclosing
from pathlib import Path
from random import Random
from statistics import median

import yaml

from benchmarks.terminal import Terminal
from perspectives.editing.authoring import delete, set_keys
from perspectives.editing.destinations import KnownActor
from perspectives.editing.filing import file_statement
from perspectives.model import Statement
from perspectives.saving.journal import Journal
from perspectives.saving.save import Edit
from perspectives.story.story import Story, load
from perspectives.story.watching import watch

SEED = 20220107
ROUNDS = 9
EDITS = 5
FILES, STATEMENTS = 20, 250
MANY = 5_000
QUIET = 1.5
"""Seconds after which a reader has read everything and watches its files."""

SIDELONG = str(Path(sys.executable).with_name("sidelong"))
_SYLLABLES = [consonant + vowel for consonant in "bdklmnr" for vowel in "aeio"]


def _sentences(count: int) -> list[str]:
    random = Random(SEED)
    words = ["".join(random.choices(_SYLLABLES, k=random.randint(1, 4))) for _ in range(3_000)]
    return [" ".join(random.choices(words, k=random.randint(9, 24))) for _ in range(count)]


def _write(folder: Path, files: int, statements: int) -> Path:
    """Write a story with so many statements in so many files."""
    sentences = _sentences(statements)
    (folder / "perspectives").mkdir(parents=True)
    text = "\n\n".join(f"“{sentence},” he said." for sentence in sentences)
    (folder / "article.txt").write_text(text, encoding="utf-8")
    for number in range(files):
        lines = [f"perspective: Side {number}", "actors:"]
        mine = sentences[number::files]
        for start in range(0, len(mine), 10):
            lines += [f"  - name: Speaker {number}-{start}", "    statements:"]
            for sentence in mine[start : start + 10]:
                lines += [f"      - quote: {sentence}", "        topic: talk  # of the town", ""]
        path = folder / "perspectives" / f"{number:02}.yaml"
        path.write_text("\n".join(lines), encoding="utf-8")
    return folder


def _rename_speaker(path: Path, name: str) -> float:
    """Give the first speaker of a file another name, and return when it was written."""
    lines = path.read_text(encoding="utf-8").split("\n")
    lines[2] = f"  - name: {name}"
    path.write_text("\n".join(lines), encoding="utf-8")
    return time.perf_counter()


def _shown(story: Path, environment: dict[str, str]) -> float:
    """Return the seconds from a change of a file to its words on the terminal."""
    with Terminal([SIDELONG, str(story)], environment) as terminal:
        terminal.wait_for(b"Speaker 0-0")
        terminal.settle(QUIET)
        times = []
        for number in range(ROUNDS):
            name = f"Renamed{number}x"
            start = _rename_speaker(story / "perspectives" / "00.yaml", name)
            terminal.wait_for(name.encode())
            times.append(time.perf_counter() - start)
            terminal.settle(QUIET)
    return median(times)


async def _noticed(story: Path) -> float:
    """Return the seconds from a change of a file to the watcher's notice of it."""
    times = []
    async with aclosing(watch(story)) as notices:
        await anext(notices)
        for number in range(ROUNDS):
            notice = asyncio.ensure_future(anext(notices))
            await asyncio.sleep(0.5)
            start = _rename_speaker(story / "perspectives" / "00.yaml", f"Watched{number}")
            await notice
            times.append(time.perf_counter() - start)
    return median(times)


def _loaded(story: Path, *, anew: bool) -> float:
    """Return the seconds that loading takes after one file changed, with what was known or anew."""
    before = load(story)
    times = []
    for number in range(ROUNDS):
        _rename_speaker(story / "perspectives" / "00.yaml", f"Loaded{number}")
        start = time.perf_counter()
        load(story, None if anew else before, relating=False)
        times.append(time.perf_counter() - start)
    return median(times)


def _edits(story: Story) -> Iterator[tuple[str, Callable[[], Edit]]]:
    middle = story.statements[len(story.statements) // 2]
    yield "a key set", lambda: set_keys(story, [middle], {"stance": "oppose"})
    yield "a statement deleted", lambda: delete(story, middle)
    text = story.articles[0].text
    home = KnownActor(middle.perspective_id, middle.place[0])
    span = (text.index("“") + 1, text.index("“") + 60)
    new = Statement(quote=text[slice(*span)])
    yield (
        "a statement added",
        lambda: file_statement(story, new, home, story.articles[0].id, [span]),
    )


def _saved(story: Story, make: Callable[[], Edit], journals: Path) -> float:
    """Return the seconds from a key to the edit on the disk; it is undone each time."""
    journal = Journal(story.folder, journals)
    times = []
    for _ in range(EDITS):
        start = time.perf_counter()
        journal.save(make())
        times.append(time.perf_counter() - start)
        journal.undo()
    return median(times)


def _dumped(path: Path) -> float:
    """Return the seconds that PyYAML takes to read a file and to write it anew."""
    start = time.perf_counter()
    content = yaml.load(path.read_bytes(), Loader=yaml.CSafeLoader)
    content["actors"][0]["statements"][0]["stance"] = "oppose"
    copy = path.with_suffix(".copy")
    copy.write_text(yaml.dump(content, Dumper=yaml.CSafeDumper, sort_keys=False), encoding="utf-8")
    seconds = time.perf_counter() - start
    copy.unlink()
    return seconds


def _milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def main(_arguments: list[str] | None = None) -> None:
    """Print the tables."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        environment = {
            "XDG_STATE_HOME": name,
            "XDG_CONFIG_HOME": name,
            "XDG_DATA_HOME": name,
            "COLORTERM": "truecolor",
        }
        story = _write(folder / "twenty", FILES, STATEMENTS)
        shown, noticed = _shown(story, environment), asyncio.run(_noticed(story))
        print(f"One file of {FILES} changed by another program, {STATEMENTS} statements:\n")
        print("| what | budget | measured |\n| --- | ---: | ---: |")
        print(f"| from the change to its words on the terminal | | {_milliseconds(shown)} |")
        print(f"| of it the watcher's own delay | | {_milliseconds(noticed)} |")
        print(f"| the rest: read, found and drawn | 100 ms | {_milliseconds(shown - noticed)} |")
        for what, anew in (("with what was known", False), ("all anew", True)):
            print(f"| loading alone, {what} | | {_milliseconds(_loaded(story, anew=anew))} |")
        big = load(_write(folder / "many", 1, MANY), relating=False)
        dumped = median(_dumped(big.perspectives[0].path) for _ in range(EDITS))
        print(f"\nAn edit in a file of {MANY:,} statements, from the key to the disk:\n")
        print("| what | budget | Sidelong | PyYAML, the file written anew |")
        print("| --- | ---: | ---: | ---: |")
        for what, make in _edits(big):
            measured = _milliseconds(_saved(big, make, folder / "journals"))
            print(f"| {what} | 300 ms | {measured} | {_milliseconds(dumped)} |", flush=True)


if __name__ == "__main__":
    main()
