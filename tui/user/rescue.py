"""What was typed and not saved when the program was ended by something else than its reader."""

from __future__ import annotations

import contextlib
from pathlib import Path

from platformdirs import user_state_path


def rescue(path: Path, text: str) -> None:
    """Keep a text that was to become the file at `path`; where that fails, it cannot be helped."""
    # Not at the top: it is rare that anything has to be rescued.
    from perspectives.saving.onefile import write_private_as

    names = (_folder() / f"{path.stem}-{number}{path.suffix}" for number in range(1, 1000))
    with contextlib.suppress(OSError):
        write_private_as(names, text.encode(errors="replace"))


def rescued() -> list[Path]:
    """Return the files that hold what was rescued, the latest last, until somebody removes them."""
    try:
        return sorted(_folder().iterdir(), key=lambda path: path.stat().st_mtime)
    except OSError:
        return []


def _folder() -> Path:
    return user_state_path("sidelong") / "rescued"
