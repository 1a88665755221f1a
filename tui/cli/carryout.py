"""The edits that commands make of a story that nobody has read yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from tui.cli.output import print_line
from tui.user.journals import save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perspectives.editing.carryout import CarriedOut
    from perspectives.saving.save import Edit
    from perspectives.story.story import Story

T = TypeVar("T")


def carry_out(path: Path, work_out: Callable[[Story], tuple[Edit, T]]) -> CarriedOut[T]:
    """Read the story at a path and carry an edit of it out, as `editing.carryout` does.

    What keeps the edit from being undone is told on the standard error stream.
    """
    from perspectives.editing import carryout
    from perspectives.story.story import load

    done = carryout.carry_out(path, load(path, relating=False), work_out, save)
    if done.trouble is not None:
        print_line(f"sidelong: {done.trouble}", err=True)
    return done
