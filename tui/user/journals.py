"""Edits of a story that are saved and remembered, in one place, whoever makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.errors import UndoError

if TYPE_CHECKING:
    from perspectives.saving.journal import Journal
    from perspectives.saving.save import Edit
    from perspectives.story.story import Story


def journal_of(story: Story) -> Journal:
    """Return the journal of a story, which all readers and commands of this user share."""
    from platformdirs import user_state_path

    from perspectives.saving.journal import Journal

    return Journal(story.folder, user_state_path("sidelong") / "journals")


def save(story: Story, edit: Edit) -> UndoError | None:
    """Save an edit of a story and remember it, so that it can be undone.

    Returns why it cannot be undone, where it is saved all the same. Raises what `saving.save` does.
    """
    try:
        journal_of(story).save(edit)
    except UndoError as error:
        return error
    return None
