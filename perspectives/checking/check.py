"""What is wrong or doubtful in a story."""

from __future__ import annotations

from collections.abc import Iterator

from perspectives.checking.attribution import Attribution
from perspectives.checking.duplicates import filed_twice
from perspectives.checking.placement import doubt
from perspectives.checking.respacing import SPACING, respacing
from perspectives.messages import excerpt
from perspectives.model import Diagnostic, Severity
from perspectives.story.entries import Entry
from perspectives.story.story import Story


def check(story: Story, *, unclaimed: bool = False) -> tuple[Diagnostic, ...]:
    """Return what is wrong in a story's files and what is doubtful, by file and line.

    Doubtful is a statement that was not found, not found as a whole, or found in two places that
    serve as well; one that is filed twice; and one whose words the article gives to another actor.
    One whose words differ a little from the article's is not: that is what quotes are like. Where
    only white space and dashes differ, which `fixing` mends, that is a note.

    How many statements the article reports that no file has is a note; with `unclaimed`, each is
    one.
    """
    doubts = (doubt for entry in story.filed for doubt in _doubts(story, entry))
    found = [*story.problems, *doubts, *filed_twice(story), *_spaced_otherwise(story)]
    for article in story.articles:
        attribution = Attribution(story, article)
        found += attribution.other_speakers()
        found += attribution.unclaimed() if unclaimed else attribution.number_unclaimed()
    return tuple(sorted(found))


def misfiled(story: Story, entry: Entry) -> tuple[Diagnostic, ...]:
    """Return why a statement may not belong where it is filed: another says it, or it is there."""
    article = story.article_of(entry)
    found = [*filed_twice(story)]
    if article is not None:
        found += Attribution(story, article).other_speakers()
    return tuple(one for one in found if (one.path, one.line) == (entry.path, entry.line))


def _doubts(story: Story, entry: Entry) -> Iterator[Diagnostic]:
    if message := doubt(entry, story.article_of(entry)):
        yield entry.diagnostic(str(entry.passage.state), message)


def _spaced_otherwise(story: Story) -> Iterator[Diagnostic]:
    whole = {file.path for file in story.files if not file.damage}
    for entry in story.filed:
        if entry.path in whole and (found := respacing(story, entry)):
            ours, theirs = excerpt(found.ours), excerpt(found.theirs)
            message = f"the article has “{theirs}” for “{ours}”; sidelong check --fix writes it so"
            yield entry.diagnostic(SPACING, message, Severity.NOTE)
