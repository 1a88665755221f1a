"""What the monkey does: keys, mouse, pastes and new sizes of the terminal, drawn from a seed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random
from typing import Literal, TypeAlias

import msgspec

from benchmarks.terminal import COLUMNS, ROWS
from tui.keys import ALL_KEYS

Size: TypeAlias = tuple[int, int]
"""Columns and rows."""


class Press(msgspec.Struct, frozen=True):
    """One thing that the monkey does."""

    name: str
    kind: Literal["key", "click", "paste", "resize"]
    sent: bytes = b""
    """What a terminal sends for it."""
    size: Size = (0, 0)
    """The new size, where this is one."""
    pause: float = 0
    """Seconds that it leaves the program before the next press."""


ESCAPE_DELAY = 0.02
"""Seconds without a byte after which the program takes an escape for the key of that name."""

_SEQUENCES = {
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "home": b"\x1b[H",
    "end": b"\x1b[F",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
    "delete": b"\x1b[3~",
    "shift+up": b"\x1b[1;2A",
    "shift+down": b"\x1b[1;2B",
    "shift+right": b"\x1b[1;2C",
    "shift+left": b"\x1b[1;2D",
    "shift+tab": b"\x1b[Z",
    "f1": b"\x1bOP",
    "f8": b"\x1b[19~",
    "f9": b"\x1b[20~",
    "shift+f8": b"\x1b[19;2~",
    "tab": b"\t",
    "enter": b"\r",
    "escape": b"\x1b",
    "space": b" ",
    "backspace": b"\x7f",
    "ctrl+space": b"\0",
    "ctrl+@": b"\0",
}

BOUND = sorted({key for binding in ALL_KEYS for key in binding.key.split(",")} - {"q"})
"""The keys of the program but the one that ends it, which is pressed more seldom."""

LISTED = ["up", "down", "enter", "escape", "escape", "left", "right", "backspace", "tab"]
"""Keys that sheets, lists and lines answer to."""

WRITING = [
    *("delete", "shift+up", "shift+down", "shift+left", "shift+right", "f9"),
    *("ctrl+a", "ctrl+c", "ctrl+k", "ctrl+v", "ctrl+w", "ctrl+x", "ctrl+y", "ctrl+z", "q"),
]
LETTERS = "aeinorstw wo()-:'\"#[]{}>|,.é日👩‍🚀"

PHRASES = [
    "escape n T a enter",
    "escape p S down enter",
    "escape n D ctrl+u 2 0 2 2 enter",
    "escape n N a b enter",
    "escape n M down down down down enter enter",
    "escape n A down enter",
    "escape n X",
    "escape u",
    "escape ctrl+r",
    "escape U a down down enter enter enter",
    "escape v w w a down enter tab tab enter",
    "escape n o",
    "escape n . n . C down enter enter",
    "escape U x",
    "escape n e a ctrl+s",
    "escape n e backspace escape s",
    "escape / a n enter n",
    "escape f a down enter",
    "escape c j l enter backspace j enter",
    "escape c c down enter down enter G enter",
    "escape c c a enter escape",
]
"""Keys that do something together, which chance would seldom press in a row."""

PASTES = [
    "one line of words",
    "two lines\nof words\n",
    "    - quote: It was pasted\n      topic: pasting\n",
    "\ttab, \x07 bell, \x1b[31m escape, \u202e turned round",
    "a: 'b\n\n\r\r\nc\x85d\u2028e",
    "日本語 " * 40,
    "",
]

SIZES = [(COLUMNS, ROWS), (COLUMNS, ROWS), (100, 30), (60, 24), (40, 12), (10, 30), (3, 3)]
"""Sizes that it comes back to, besides any at all."""


def sent_for(key: str) -> bytes:
    """Return what a terminal sends for a key, by Textual's name of it."""
    if key in _SEQUENCES:
        return _SEQUENCES[key]
    if key.startswith("ctrl+"):
        return bytes([ord(key.removeprefix("ctrl+").upper()) - 64])
    if len(key) > 1:
        raise ValueError(f"nobody knows what a terminal sends for {key}")
    return key.encode()


def presses(seed: int) -> Iterator[Press]:
    """Yield what the monkey does, without end; the same for the same seed."""
    random = Random(seed)
    size = COLUMNS, ROWS
    sorts: list[Callable[[], list[Press]]] = [
        lambda: [_key(random, random.choice(BOUND))],
        lambda: [_key(random, random.choice(LISTED))],
        lambda: [_key(random, random.choice(LETTERS))],
        lambda: [_key(random, random.choice(WRITING))],
        lambda: [_key(random, key) for key in random.choice(PHRASES).split()],
        lambda: [_mouse(random, size)],
        lambda: [_paste(random)],
        lambda: [_resize(random)],
    ]
    while True:
        for press in random.choices(sorts, weights=(56, 14, 8, 4, 4, 8, 2, 4))[0]():
            if press.kind == "resize":
                size = press.size
            yield press


def _key(random: Random, key: str) -> Press:
    # Mostly at once; an escape mostly so that it is one, and not the beginning of something else.
    pauses = [0, 0, 0, 0.01, 0.03]
    if key == "escape":
        pauses = [0, *(ESCAPE_DELAY + more for more in (0.002, 0.005, 0.01, 0.03))]
    return Press(key, "key", sent_for(key), pause=random.choice(pauses))


def _mouse(random: Random, size: Size) -> Press:
    """Click, turn the wheel, or drag from one cell to another."""
    (x, y), (to_x, to_y) = (
        (random.randint(1, size[0]), random.randint(1, size[1])) for _ in range(2)
    )
    match random.randrange(4):
        case 0:
            wheel = random.choice((64, 65))
            return Press(f"wheel at {x},{y}", "click", f"\x1b[<{wheel};{x};{y}M".encode())
        case 1:
            drag = f"\x1b[<0;{x};{y}M\x1b[<32;{to_x};{to_y}M\x1b[<0;{to_x};{to_y}m"
            return Press(f"drag {x},{y} to {to_x},{to_y}", "click", drag.encode())
        case _:
            return Press(f"click {x},{y}", "click", f"\x1b[<0;{x};{y}M\x1b[<0;{x};{y}m".encode())


def _paste(random: Random) -> Press:
    text = random.choice(PASTES)
    return Press(f"paste {text[:20]!r}", "paste", f"\x1b[200~{text}\x1b[201~".encode())


def _resize(random: Random) -> Press:
    columns, rows = random.choice([*SIZES, (random.randint(3, COLUMNS), random.randint(3, ROWS))])
    # Now and then the next key comes before the program has taken the size in.
    pause = random.choice([0, 0.05])
    return Press(f"size {columns} x {rows}", "resize", size=(columns, rows), pause=pause)
