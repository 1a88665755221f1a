"""What is wrong or doubtful in a story."""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.doubts import doubt
from perspectives.entries import Entry
from perspectives.model import Diagnostic, Severity
from perspectives.story import Story


def check(story: Story) -> tuple[Diagnostic, ...]:
    """Return what is wrong in a story's files and what is doubtful (`doubts`), by file and line."""
    doubts = (doubt for entry in story.statements for doubt in _doubts(story, entry))
    return tuple(sorted((*story.problems, *doubts)))


def _doubts(story: Story, entry: Entry) -> Iterator[Diagnostic]:
    article = story.article(entry.article) if entry.article else None
    message = doubt(entry, article)
    side = story.perspective(entry.perspective_id)
    if message and side is not None:
        yield Diagnostic(
            path=side.path,
            line=entry.line,
            column=entry.column,
            severity=Severity.WARNING,
            code=str(entry.passage.state),
            message=message,
        )
