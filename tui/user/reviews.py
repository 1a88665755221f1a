"""How far a person has reviewed what is proposed in each story, between two readings."""

from __future__ import annotations

from pathlib import Path

import msgspec
from platformdirs import user_state_path

from perspectives.files import read_bytes
from tui.user.state import file_name

MOST_BYTES = 4_000_000
"""Far more than a person dismisses; a larger file is somebody else's."""


class Reviewed(msgspec.Struct, frozen=True):
    """What a person wants to see proposed in a story."""

    is_on: bool | None = None
    """Whether anything; None where nobody has said so yet."""
    dismissed: frozenset[str] = frozenset()
    """What not to propose again, as `proposals.dismissal` calls it."""


def reviewed(story: Path) -> Reviewed:
    """Return what is kept of a story; nothing where that cannot be read or understood."""
    try:
        return msgspec.json.decode(read_bytes(_file(story), MOST_BYTES), type=Reviewed)
    except (OSError, ValueError, RecursionError, msgspec.DecodeError):
        return Reviewed()


def keep(story: Path, review: Reviewed) -> None:
    """Write what is to be kept of a story, whole or not at all; raises `OSError`."""
    # Not at the top: most readers do not write.
    from perspectives.saving.onefile import write_private

    write_private(_file(story), msgspec.json.encode(review))


def _file(story: Path) -> Path:
    return user_state_path("sidelong") / "reviewed" / file_name(story)
