"""How long it takes until there is something to read, and until a key has done its work.

`python -m benchmarks.startup` runs Sidelong and its peers in turn on a real pseudo-terminal: an
empty Textual app, and a plain `Static` in a `VerticalScroll`. It prints Markdown tables of
medians; only the ratios mean anything on another machine.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from benchmarks.terminal import ROWS, Terminal
from seeds import CSTO_PEACEKEEPERS

ROUNDS = 9
KEYS = 25
QUIET = 0.06
"""Seconds of silence after which a repaint is over."""

SIDELONG = str(Path(sys.executable).with_name("sidelong"))
FIRST_WORDS = b"Foreign forces"
PROPOSED = b"proposed"
"""What the first proposal's card says."""
LAST_ROW = f"\x1b[{ROWS};1H".encode()

EMPTY_APP = "from textual.app import App; App().run()"
SCROLL_APP = """
import sys
from pathlib import Path
from textual.app import App
from textual.containers import VerticalScroll
from textual.widgets import Static

class Peer(App):
    def compose(self):
        with VerticalScroll():
            yield Static(Path(sys.argv[1]).read_text(), markup=False)

Peer().run()
"""


class Setup:
    """Stories of several sizes in a temporary folder, and a home without a past."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_DATA_HOME": str(folder / "data"),
            # Textual lets a scroll view glide to its place; the peer shall not be late for that.
            "TEXTUAL_ANIMATIONS": "none",
        }
        self.seed = CSTO_PEACEKEEPERS
        self.unfiled = folder / "article.txt"
        shutil.copyfile(CSTO_PEACEKEEPERS / "article.txt", self.unfiled)
        self.one_mb = self._story(folder / "one", 1_000_000)
        self.ten_mb = self._story(folder / "ten", 10_000_000)

    def _story(self, folder: Path, size: int) -> Path:
        shutil.copytree(CSTO_PEACEKEEPERS, folder)
        article = folder / "article.txt"
        text = article.read_text(encoding="utf-8")
        article.write_text(text * (size // len(text.encode()) + 1), encoding="utf-8")
        return folder

    def painted(self, command: list[str], marker: bytes) -> float:
        """Return the seconds until the command has written `marker`."""
        with Terminal(command, self.environment) as terminal:
            return terminal.wait_for(marker)

    def ended(self, command: list[str]) -> float:
        """Return the seconds until the command has ended."""
        start = time.perf_counter()
        subprocess.run(command, capture_output=True, env={**os.environ, **self.environment})
        return time.perf_counter() - start

    def key(self, command: list[str], key: bytes) -> float:
        """Return the median of the seconds from a key to the last byte of its repaint."""
        with Terminal(command, self.environment) as terminal:
            terminal.wait_for(FIRST_WORDS)
            terminal.settle(1.0)
            return median(terminal.press(key, QUIET) for _ in range(KEYS))


Case = tuple[str, Callable[[], float], Callable[[], float], float]


def _cases(setup: Setup) -> Iterator[Case]:
    python, seed = sys.executable, setup.seed
    scroll = [python, "-c", SCROLL_APP, str(seed / "article.txt")]
    scroll_one = [python, "-c", SCROLL_APP, str(setup.one_mb / "article.txt")]
    read = [SIDELONG, str(seed)]

    def empty_app() -> float:
        return setup.painted([python, "-c", EMPTY_APP], LAST_ROW)

    def article() -> float:
        return setup.painted(read, FIRST_WORDS)

    def nothing() -> float:
        return setup.ended([python, "-c", "pass"])

    def peer_key() -> float:
        return setup.key(scroll, b"\x1b[B")

    yield "start to the seed's article | an empty Textual app", article, empty_app, 1.5
    yield (
        "start to the seed's article | the same text in a `VerticalScroll`",
        article,
        lambda: setup.painted(scroll, FIRST_WORDS),
        0,
    )
    yield (
        "start to a 1 MB article | start to the seed's",
        lambda: setup.painted([SIDELONG, str(setup.one_mb)], FIRST_WORDS),
        article,
        1.3,
    )
    yield (
        "start to a 1 MB article | the same text in a `VerticalScroll`",
        lambda: setup.painted([SIDELONG, str(setup.one_mb)], FIRST_WORDS),
        lambda: setup.painted(scroll_one, FIRST_WORDS),
        0,
    )
    yield (
        "start to a 10 MB article | start to the seed's",
        lambda: setup.painted([SIDELONG, str(setup.ten_mb)], FIRST_WORDS),
        article,
        3,
    )
    yield (
        "an article that nobody filed, start to its text | an empty Textual app",
        lambda: setup.painted([SIDELONG, str(setup.unfiled)], FIRST_WORDS),
        empty_app,
        1.5,
    )
    yield (
        "the same, start to the first screen's proposals | an empty Textual app",
        lambda: setup.painted([SIDELONG, str(setup.unfiled)], PROPOSED),
        empty_app,
        2,
    )
    yield (
        "`j` to its last byte | ↓ in a `VerticalScroll`",
        lambda: setup.key(read, b"j"),
        peer_key,
        1.5,
    )
    yield (
        "`j` in a 1 MB article | ↓ in a `VerticalScroll`",
        lambda: setup.key([SIDELONG, str(setup.one_mb)], b"j"),
        peer_key,
        1.5,
    )
    yield (
        "`n`, with its column | ↓ in a `VerticalScroll`",
        lambda: setup.key(read, b"n"),
        peer_key,
        0,
    )
    yield (
        "`sidelong --help` | `python -c pass`",
        lambda: setup.ended([SIDELONG, "--help"]),
        nothing,
        6,
    )
    yield (
        "`sidelong check` on the seed | `python -c pass`",
        lambda: setup.ended([SIDELONG, "check", str(seed)]),
        nothing,
        12,
    )


def _row(case: Case) -> str:
    what, sidelong, peer, budget = case
    rounds = 3 if "to its last byte" in what or "` in" in what or "`n`" in what else ROUNDS
    # In turn, so that a busy moment of the machine meets both.
    pairs = [(sidelong(), peer()) for _ in range(rounds)]
    ours, theirs = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
    limit = f"≤ {budget:g} ×" if budget else "none"
    times = f"{ours * 1000:.0f} ms | {theirs * 1000:.0f} ms | {ours / theirs:.2f} ×"
    return f"| {what} | {times} | {limit} |"


@contextmanager
def _setup() -> Iterator[Setup]:
    with tempfile.TemporaryDirectory() as folder:
        yield Setup(Path(folder))


def main(_arguments: list[str] | None = None) -> None:
    """Print the table."""
    with _setup() as setup:
        print("| what | beside | Sidelong | the other | ratio | budget |")
        print("|---|---|---|---|---|---|")
        for case in _cases(setup):
            print(_row(case), flush=True)


if __name__ == "__main__":
    main()
