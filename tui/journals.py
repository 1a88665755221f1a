"""Where the edits of a story are remembered: in one place, whoever makes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perspectives.journal import Journal
    from perspectives.story import Story


def journal_of(story: Story) -> Journal:
    """Return the journal of a story, which all readers and commands of this user share."""
    from platformdirs import user_state_path

    from perspectives.journal import Journal

    return Journal(story.folder, user_state_path("sidelong") / "journals")
