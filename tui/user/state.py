"""What Sidelong remembers between two readings: the place in each story, and the theme."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path

import msgspec
from platformdirs import user_state_path

from perspectives.files import read_bytes
from tui.navigation.jumps import Place

FILE_NAME = "reading.json"
MOST_BYTES = 1_000_000
"""Far more than Sidelong writes; a larger file is somebody else's."""

MOST_STORIES = 200
"""How many stories are remembered; the one read longest ago is forgotten first."""


class Memory(msgspec.Struct, frozen=True):
    """What is remembered; all of it can be lost without harm."""

    theme: str | None = None
    places: dict[str, Place] = {}
    """By the story's name, the one read last at the end."""
    columns: bool = True
    """Whether the columns were shown."""


def recall() -> Memory:
    """Return what is remembered, or nothing where there is no file or it cannot be understood."""
    try:
        return msgspec.json.decode(read_bytes(_file(), MOST_BYTES), type=Memory)
    except (OSError, ValueError, RecursionError, msgspec.DecodeError):
        return Memory()


def remember(story: Path, place: Place, *, theme: str, columns: bool) -> None:
    """Write where the reader is in `story`, whole or not at all.

    A place that cannot be written is not worth an interruption: the next one may be.
    """
    places = recall().places
    places.pop(story_key(story), None)
    places[story_key(story)] = place
    kept = dict(list(places.items())[-MOST_STORIES:])
    _write(Memory(theme=theme, places=kept, columns=columns))


def remember_theme(theme: str) -> None:
    """Write which theme the reader wants; where that is impossible, it cannot be helped."""
    memory = recall()
    if memory.theme != theme:
        _write(msgspec.structs.replace(memory, theme=theme))


def _write(memory: Memory) -> None:
    with contextlib.suppress(OSError):
        # Not at the top: nothing is written before the reader leaves.
        from perspectives.saving.onefile import write_private

        write_private(_file(), msgspec.json.encode(memory))


def story_key(story: Path) -> str:
    """Return the name under which a place is kept; a path may hold bytes that are no text."""
    return os.path.realpath(story).encode("utf-8", "backslashreplace").decode()


def file_name(story: Path) -> str:
    """Return the name of a file that holds what is kept of one story."""
    # Not at the top: a page is painted before any such file is read.
    import hashlib

    return f"{hashlib.blake2b(story_key(story).encode(), digest_size=12).hexdigest()}.json"


def _file() -> Path:
    return user_state_path("sidelong") / FILE_NAME
