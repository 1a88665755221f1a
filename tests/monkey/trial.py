"""One run: the monkey presses keys, and the program is held to what nobody may see it break."""

from __future__ import annotations

import shutil
import signal
import sys
import time
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

import seeds
from benchmarks.terminal import COLUMNS, ROWS, EndedError, Terminal
from perspectives.errors import SidelongError
from seeds import CSTO_PEACEKEEPERS
from tests.monkey.ledger import faults, files_of, undone
from tests.monkey.presses import ESCAPE_DELAY, Press, Size, presses

SIDELONG = str(Path(sys.executable).with_name("sidelong"))

STARTED = b"\x1b[?2004h"
"""What the program writes once keys are its own."""

SILENCE = 5.0
"""Seconds within which it answers a new size, whatever it is at."""
REST = 30.0
"""Seconds within which it has done all that it was asked, on a busy machine too: what has no end
takes longer. Toasts stay for some of them."""
BLINK = 2_000
"""Bytes in a second that a blinking cursor may take; a repaint without end takes more."""

BURST = 12
"""Presses between two questions whether it still answers."""
STRETCH = 100
"""Presses between two waits until it rests."""

LAST = 60
"""Presses before a fault that are told."""


class Fault(msgspec.Struct, frozen=True):
    """What went wrong."""

    kind: str
    """One of `KINDS`."""
    told: str


ENDED, SILENT, RESTLESS, LOST = KINDS = (
    "tracebacks and other ends",
    "silences over 5 s",
    "output without end when idle",
    "statements lost, files spoilt",
)


class BrokenError(Exception):
    """The program broke a law."""

    def __init__(self, kind: str, told: str = "") -> None:
        super().__init__(kind, told)
        self.fault = Fault(kind, told)


class Outcome(msgspec.Struct, frozen=True):
    """What came of a run."""

    seed: int
    done: Counter[str]
    """How often each kind of press was made, how often the program was started, and how many edits
    were not undone in the end."""
    slowest: float
    """The most seconds until an answer."""
    faults: tuple[Fault, ...]
    last: tuple[str, ...]
    """The last presses, for who wants to see it happen."""


def run(seed: int, keys: int, folder: Path, command: Sequence[str] = (SIDELONG,)) -> Outcome:
    """Press so many keys, and do all else that comes between them, in an empty folder."""
    story, library = folder / "story", folder / "seeds"
    _write_story(story, seed)
    shutil.copytree(Path(seeds.__file__).parent, library)
    before = {one: files_of(one) for one in (story, *(library / one.name for one in seeds.STORIES))}
    trial = _Trial([*command, str(story)], folder)
    found: list[Fault] = []
    try:
        trial.press(presses(seed), keys)
    except BrokenError as broken:
        found.append(broken.fault)
    for one in before:
        try:
            steps = undone(one, trial.journals)
        except SidelongError as error:
            found.append(Fault(LOST, f"an edit cannot be undone: {error}"))
        else:
            trial.done["edit"] += len(steps)
            found += (Fault(LOST, told) for told in faults(before[one], steps, files_of(one)))
    return Outcome(seed, trial.done, trial.slowest, tuple(found), tuple(trial.last))


def _write_story(story: Path, seed: int) -> None:
    """Copy the seed story; every other one has a second article, and a file with a mistake."""
    shutil.copytree(CSTO_PEACEKEEPERS, story)
    if seed % 2:
        words = "日本 👩‍🚀 “We \u202e will not go,” said Ana Bo on Friday.\n\n" * 40
        (story / "second.md").write_text(f"---\ntitle: Second\n---\n{words}", encoding="utf-8")
        (story / "perspectives" / "zz.yaml").write_text(
            "perspective: Others\ncolour: red\nactors:\n  - name: Ana Bo\n    statements:\n"
            "      - quote: We will not go\n        date: soon\n        article: second\n"
            "      - quote: We were never asked by anybody\n        article: article\n",
            encoding="utf-8",
        )


class _Trial:
    """The program on a terminal, started again where a key ended it, and what was done to it."""

    def __init__(self, command: Sequence[str], folder: Path) -> None:
        self._command = command
        state = folder / "state"
        self._environment = {
            "HOME": str(folder),
            "XDG_STATE_HOME": str(state),
            **{f"XDG_{name}_HOME": str(folder / name) for name in ("CONFIG", "DATA", "CACHE")},
            # The stories that the library offers are copies as well.
            "PYTHONPATH": str(folder),
            "ESCDELAY": str(round(ESCAPE_DELAY * 1000)),
            "PYTHONFAULTHANDLER": "1",
            "EDITOR": "true",
            "VISUAL": "true",
        }
        self.journals = state / "sidelong" / "journals"
        self._crash = state / "sidelong" / "crash.log"
        self._size: Size = (COLUMNS, ROWS)
        self._is_taller = False
        self.done: Counter[str] = Counter()
        self.slowest = 0.0
        self.last: deque[str] = deque(maxlen=LAST)

    def press(self, acts: Iterator[Press], keys: int) -> None:
        """Make the presses until so many were keys. Raises `BrokenError`."""
        while self.done["key"] < keys:
            with self._started() as terminal, self._ending(terminal):
                while self.done["key"] < keys:
                    self._make(next(acts), terminal)
                    number = self.done.total()
                    if number % BURST == 0:
                        self._ask(terminal)
                    if number % STRETCH == 0:
                        self._rest(terminal)
                # What was asked for last is saved by then.
                self._rest(terminal)

    @contextmanager
    def _started(self) -> Iterator[Terminal]:
        self.done["start"] += 1
        self._size, self._is_taller = (COLUMNS, ROWS), False
        with Terminal(self._command, self._environment) as terminal:
            with self._ending(terminal):
                terminal.wait_for(STARTED)
            yield terminal

    @contextmanager
    def _ending(self, terminal: Terminal) -> Iterator[None]:
        """Take note of an end that a key asked for, and let no other pass."""
        try:
            yield
        except EndedError as ended:
            if self._crash.exists():
                raise BrokenError(ENDED, self._crash.read_text(encoding="utf-8")) from None
            # The terminal is the shell's again before all of the program has ended.
            was_interrupted = ended.status == -signal.SIGINT and b"Traceback" not in terminal.output
            if ended.status and not was_interrupted:
                raise BrokenError(ENDED, str(ended)) from None

    def _make(self, press: Press, terminal: Terminal) -> None:
        self.last.append(press.name)
        self.done[press.kind] += 1
        if press.kind == "resize":
            self._size, self._is_taller = press.size, False
            terminal.resize(*press.size)
        else:
            terminal.write(press.sent)
        until = time.monotonic() + press.pause
        terminal.read(0)
        while (left := until - time.monotonic()) > 0:
            terminal.read(left)

    def _ask(self, terminal: Terminal) -> None:
        """Hold that a new size, one line more or less, is answered."""
        terminal.output = b""
        columns, rows = self._size
        self._is_taller = not self._is_taller
        asked = time.monotonic()
        terminal.resize(columns, rows + self._is_taller)
        if terminal.read(SILENCE) is None:
            raise BrokenError(SILENT, terminal.abort().decode(errors="replace"))
        self.slowest = max(self.slowest, time.monotonic() - asked)

    def _rest(self, terminal: Terminal) -> None:
        """Hold that what the program does of itself has an end, and that it answers then."""
        until = time.monotonic() + REST
        while _written_in_a_second(terminal) > BLINK:
            if time.monotonic() > until:
                raise BrokenError(RESTLESS, repr(terminal.output[-300:]))
        self._ask(terminal)


def _written_in_a_second(terminal: Terminal) -> int:
    terminal.output = b""
    until = time.monotonic() + 1
    while (left := until - time.monotonic()) > 0:
        terminal.read(left)
    return len(terminal.output)
