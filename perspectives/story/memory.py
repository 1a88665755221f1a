"""What a load of a story keeps for the next one. Nobody outside of this package asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from perspectives.story.folder import ArticleReading, Reading

if TYPE_CHECKING:
    from perspectives.format.file import PerspectiveFile
    from perspectives.story.linking import Collation
    from perspectives.story.snapshot import Story

ArticleReadings: TypeAlias = Mapping[Path, Reading[ArticleReading]]
FileReadings: TypeAlias = "Mapping[Path, Reading[PerspectiveFile]]"


class Memory(msgspec.Struct, frozen=True, kw_only=True):
    """The readings of a story's files, and what was worked out from them."""

    articles: ArticleReadings = {}
    files: FileReadings = {}
    shown: Mapping[Path, PerspectiveFile] = {}
    """Each file as it was when it was last whole, or as it is where it never was."""
    begun: Story | None = None
    """The story as far as its articles; None where it never went further."""
    collation: Collation | None = None
    dismissed: frozenset[str] | None = None
    """Which proposals were dismissed; None where none were asked for."""

    def is_complete(self, *, relating: bool) -> bool:
        """Return whether statements were found and, where that is asked for, related.

        Where anything is proposed, their answers are a relation too.
        """
        if self.collation is None or not relating:
            return self.collation is not None
        has_answers = self.dismissed is None or self.collation.answers.is_known
        return self.collation.is_related and has_answers

    def is_of(self, articles: ArticleReadings, files: FileReadings) -> bool:
        """Return whether it is of these very readings, of which none was made anew."""
        return all(
            [(path, id(reading.content)) for path, reading in mine.items()]
            == [(path, id(reading.content)) for path, reading in theirs.items()]
            for mine, theirs in ((self.articles, articles), (self.files, files))
        )
