"""Stories as texts for other programs: one module a format, all of them in one table.

A format's writer takes a `Story` that was loaded and returns the whole text. What is not known of a
story it leaves out or says so, and it never fails for what a story holds.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from perspectives.exports import json
from perspectives.story.story import Story


class Format(msgspec.Struct, frozen=True):
    """What a story can be written as."""

    ending: str
    """Of a file's name, with the dot."""
    meaning: str
    """What a reader of it gets: a phrase, without a full stop."""
    write: Callable[[Story], str]
    """Returns a story as a text in this format."""


FORMATS: dict[str, Format] = {
    "json": Format(".json", "all that is known, as one object", json.write),
}
"""By name: what the command line writes, and what docs/format.md lists."""
