"""What was typed and not saved when the program was ended by something else than its reader."""

from __future__ import annotations

import contextlib
from pathlib import Path

from platformdirs import user_state_path


def rescue(path: Path, text: str) -> None:
    """Keep a text that was to become the file at `path`; where that fails, it cannot be helped."""
    with contextlib.suppress(OSError):
        folder = _folder()
        folder.mkdir(parents=True, exist_ok=True)
        names = (folder / f"{path.stem}-{number}{path.suffix}" for number in range(1, 1000))
        free = next((name for name in names if not name.exists()), None)
        if free is not None:
            free.write_bytes(text.encode(errors="replace"))


def rescued() -> list[Path]:
    """Return the files that hold what was rescued, the latest last, until somebody removes them."""
    try:
        return sorted(_folder().iterdir(), key=lambda path: path.stat().st_mtime)
    except OSError:
        return []


def _folder() -> Path:
    return user_state_path("sidelong") / "rescued"
