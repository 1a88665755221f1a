"""Carrying an edit out: worked out, saved and read again; anew where another program wrote."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

import msgspec

from perspectives.errors import ChangedUnderneathError, UndoError
from perspectives.saving.save import Edit
from perspectives.story.story import Story, again

TRIES = 3
"""How often an edit is worked out where each time another program writes its files just then."""

T = TypeVar("T")


class CarriedOut(msgspec.Struct, Generic[T], frozen=True):
    """An edit that is saved."""

    edit: Edit
    found: T
    """What else came of working it out."""
    story: Story
    """The story with the edit in it: statements are found, and not related by their words."""
    trouble: UndoError | None
    """What keeps the edit from being undone, if anything does."""


def carry_out(
    path: Path,
    story: Story,
    work_out: Callable[[Story], tuple[Edit, T]],
    save: Callable[[Story, Edit], UndoError | None],
) -> CarriedOut[T]:
    """Work an edit of the story at a path out, save it, and read the story as it is then.

    `story` is how it was read last. Where a file is not what that says, the story is read again and
    the edit worked out anew, `TRIES` times in all. `save` returns why an edit cannot be undone
    that is saved all the same; one that changes nothing is not given to it.

    Raises what `work_out` and `save` do, `ChangedUnderneathError` after the last try.
    """
    for left in reversed(range(TRIES)):
        edit, found = work_out(story)
        try:
            trouble = save(story, edit) if edit.changes else None
            break
        except ChangedUnderneathError:
            if not left:
                raise
            story = again(path, story)
    return CarriedOut(edit, found, again(path, story), trouble)
