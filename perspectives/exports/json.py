"""What Sidelong knows, as JSON: docs/format.md says what each field means."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec

from perspectives.checking.revision import Outcome, Revision
from perspectives.model import Article, Diagnostic
from perspectives.story.entries import Entry, Side
from perspectives.story.story import Story


def story_as_json(story: Story) -> str:
    """Return a story's articles and perspectives as a JSON object; what is not known is null."""
    return _json(
        {
            "articles": [_article(article) for article in story.articles],
            "perspectives": [_perspective(side) for side in story.perspectives],
        }
    )


def diagnostics_as_json(
    diagnostics: Iterable[Diagnostic], shown: Callable[[Path], str] = str
) -> str:
    """Return diagnostics as a JSON list, in the order given, with each path as `shown` puts it."""
    return _json([_diagnostic(diagnostic, shown) for diagnostic in diagnostics])


def fixes_as_json(
    fixed: Iterable[Diagnostic],
    left: Iterable[Diagnostic],
    shown: Callable[[Path], str] = str,
) -> str:
    """Return what was mended, and what is left to be told, as a JSON object of two lists."""
    return _json(
        {
            "fixed": [_diagnostic(diagnostic, shown) for diagnostic in fixed],
            "problems": [_diagnostic(diagnostic, shown) for diagnostic in left],
        }
    )


def revisions_as_json(
    revisions: Iterable[Revision],
    notes: Iterable[tuple[Diagnostic, Revision]],
    shown: Callable[[Path], str] = str,
) -> str:
    """Return how many statements an article's revision touched and how, and what there is to say.

    `notes` are those of `revisionnotes`; each diagnostic gets the statement's id, and its passage's
    words before and after.
    """
    counted = Counter(revision.outcome for revision in revisions)
    return _json(
        {
            "counts": {outcome: counted[outcome] for outcome in Outcome},
            "statements": [
                {
                    **_diagnostic(diagnostic, shown),
                    "statement": revision.entry.id,
                    "was": revision.was or None,
                    "now": revision.now or None,
                }
                for diagnostic, revision in notes
            ],
        }
    )


def _diagnostic(diagnostic: Diagnostic, shown: Callable[[Path], str]) -> dict[str, object]:
    return {
        "path": shown(diagnostic.path).encode(errors="replace").decode(),
        "line": diagnostic.line,
        "column": diagnostic.column,
        "severity": diagnostic.severity,
        "code": diagnostic.code,
        "message": diagnostic.message,
    }


def _article(article: Article) -> dict[str, object]:
    fields = ("id", "title", "author", "outlet", "date", "text")
    return {field: getattr(article, field) for field in fields}


def _perspective(side: Side) -> dict[str, object]:
    return {
        "id": side.id,
        "name": side.name,
        "actors": [
            {
                "name": actor.name,
                "aliases": actor.aliases,
                "role": actor.role,
                "statements": [_statement(entry) for entry in entries],
            }
            for actor, entries in side.actors
        ],
    }


def _statement(entry: Entry) -> dict[str, object]:
    statement, passage = entry.statement, entry.passage
    return {
        "id": entry.id,
        "quote": statement.quote,
        "kind": statement.kind,
        "date": statement.date,
        "topic": statement.topic,
        "stance": statement.stance,
        "answers": statement.answers,
        "note": statement.note,
        "passage": {
            "article": entry.article if passage.spans else None,
            "spans": passage.spans,
            "state": passage.state,
            "score": round(passage.score, 2),
        },
        "related": [
            {
                "id": tie.id,
                "score": None if tie.score is None else round(tie.score, 2),
                "kind": tie.kind,
                "shared": tie.shared,
            }
            for tie in entry.related
        ],
    }


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value)).decode()
