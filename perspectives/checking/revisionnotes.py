"""A revision's effects in words: one diagnostic for each statement that it touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from perspectives.checking.placement import doubt, file_name, words_before
from perspectives.checking.revision import Outcome, Revision
from perspectives.messages import excerpt
from perspectives.model import Diagnostic, Severity
from perspectives.story.story import Story
from perspectives.text.worddiff import WordChange

_MOST_CHANGES = 4
"""How many differences between two wordings are written out."""
_SEVERITIES = {
    Outcome.MOVED: Severity.NOTE,
    Outcome.FOUND: Severity.NOTE,
    Outcome.CHANGED: Severity.WARNING,
    Outcome.AMBIGUOUS: Severity.WARNING,
    Outcome.LOST: Severity.WARNING,
}


def notes(story: Story, revisions: Iterable[Revision]) -> tuple[tuple[Diagnostic, Revision], ...]:
    """Return what there is to say of each statement that is not unmoved, by file and line.

    `story` is the one with the new articles. What moved, and what is found again, is a note; what
    a person should look at is a warning.
    """
    told = [
        (_note(story, revision), revision)
        for revision in revisions
        if revision.outcome is not Outcome.UNMOVED
    ]
    return tuple(sorted(told, key=lambda pair: pair[0]))


def count(revisions: Iterable[Revision]) -> str:
    """Return how many statements a revision left unmoved, moved and so on, in one line."""
    counted = Counter(revision.outcome for revision in revisions)
    counts = (f"{counted[outcome]} {outcome}" for outcome in Outcome if counted[outcome])
    return ", ".join(counts) or "the article is the same, or no statement stands in it"


def _note(story: Story, revision: Revision) -> Diagnostic:
    outcome = revision.outcome
    return revision.entry.diagnostic(str(outcome), _message(story, revision), _SEVERITIES[outcome])


def _message(story: Story, revision: Revision) -> str:
    entry = revision.entry
    article = story.article_of(entry)
    if revision.outcome in (Outcome.LOST, Outcome.AMBIGUOUS):
        return doubt(entry, article) or ""
    statement = f"the statement “{excerpt(entry.statement.quote)}”"
    if revision.outcome is Outcome.CHANGED:
        return f"the words of {statement} have changed: {'; '.join(_differences(revision.diff))}"
    place = words_before(article.text, entry.passage.spans[0]) if article else ""
    verb = "has moved: it stands" if revision.outcome is Outcome.MOVED else "is found now,"
    return f"{statement} {verb} in {file_name(article)} {place}"


def _differences(diff: tuple[WordChange, ...]) -> Iterator[str]:
    changes = [change for change in diff if change.change != "equal"]
    for change in changes[:_MOST_CHANGES]:
        old, new = (excerpt(" ".join(words)) for words in (change.quote, change.article))
        if change.change == "replace":
            yield f"“{old}” became “{new}”"
        else:
            yield f"“{old}” is gone" if old else f"“{new}” is new"
    if len(changes) > _MOST_CHANGES:
        yield f"and {len(changes) - _MOST_CHANGES} more differences"
