"""The edits that commands make: worked out, saved, and worked out anew where others wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from perspectives.errors import ChangedUnderneathError
from tui.cli.output import print_line
from tui.user.journals import save

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perspectives.saving.save import Edit
    from perspectives.story.story import Story


class WorkedOut(Protocol):
    """What has an edit to be saved."""

    @property
    def edit(self) -> Edit:
        """The edit."""


T = TypeVar("T", bound=WorkedOut)


def carry_out(path: Path, make: Callable[[Story], T]) -> tuple[Story, T]:
    """Work out an edit of the story at a path, save it, and return the story as it is then.

    Where another program wrote a file just then, the story is read again and the edit worked out
    anew, once. An edit that is saved and cannot be remembered is told on the standard error stream.
    """
    from perspectives.story.story import load

    story = load(path, relating=False)
    try:
        made = _saved(story, make)
    except ChangedUnderneathError:
        story = load(path, story, relating=False)
        made = _saved(story, make)
    return load(path, story, relating=False), made


def _saved(story: Story, make: Callable[[Story], T]) -> T:
    made = make(story)
    if made.edit.changes and (trouble := save(story, made.edit)) is not None:
        print_line(f"sidelong: {trouble}", err=True)
    return made
