"""The last line of defence: a mistake of the program's own is told in one line."""

from __future__ import annotations

import contextlib
import traceback
from typing import TYPE_CHECKING

from platformdirs import user_state_path

if TYPE_CHECKING:
    from pathlib import Path


def report(error: BaseException) -> str:
    """Write down what happened for who can mend it, and return what to tell the user."""
    path = user_state_path("sidelong") / "crash.log"
    told = f"a mistake in Sidelong ended it ({type(error).__name__})"
    with contextlib.suppress(OSError):
        _write(path, error)
        told += f"; {path} has the details that a bug report needs"
    return told


def _write(path: Path, error: BaseException) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(traceback.format_exception(error)), encoding="utf-8")
