"""Edits of a story that are saved and remembered, in one place, whoever makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

from perspectives.errors import ChangedUnderneathError, UndoError
from tui.output import print_line

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from perspectives.journal import Journal
    from perspectives.saving import Edit
    from perspectives.story import Story


def journal_of(story: Story) -> Journal:
    """Return the journal of a story, which all readers and commands of this user share."""
    from platformdirs import user_state_path

    from perspectives.journal import Journal

    return Journal(story.folder, user_state_path("sidelong") / "journals")


def save(story: Story, edit: Edit) -> UndoError | None:
    """Save an edit of a story and remember it; return why it cannot be undone, if it cannot.

    Raises what `saving.save` does, and nothing is saved then.
    """
    try:
        journal_of(story).save(edit)
    except UndoError as error:
        return error
    return None


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
    from perspectives.story import load

    story = load(path, relating=False)
    try:
        made = _saved(story, make)
    except ChangedUnderneathError:
        story = load(path, story, relating=False)
        made = _saved(story, make)
    return load(path, story, relating=False), made


def _saved(story: Story, make: Callable[[Story], T]) -> T:
    made = make(story)
    if made.edit.changes:
        doubt = save(story, made.edit)
        if doubt is not None:
            print_line(f"sidelong: {doubt}", err=True)
    return made
