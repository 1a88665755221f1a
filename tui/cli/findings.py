"""What `check` finds, as data to be printed as JSON: docs/format.md says what each field means."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, TypeAlias

from perspectives.checking.revision import Outcome
from tui.cli.output import shown_path

if TYPE_CHECKING:
    from collections.abc import Iterable

    from perspectives.checking.revision import Revision
    from perspectives.model import Diagnostic

Data: TypeAlias = dict[str, object]


def of_problems(diagnostics: Iterable[Diagnostic]) -> list[Data]:
    """Return diagnostics as a list, in the order given, with each path as lines show it."""
    return [
        {
            "path": shown_path(diagnostic.path).encode(errors="replace").decode(),
            "line": diagnostic.line,
            "column": diagnostic.column,
            "severity": diagnostic.severity,
            "code": diagnostic.code,
            "message": diagnostic.message,
        }
        for diagnostic in diagnostics
    ]


def of_fixes(fixed: Iterable[Diagnostic], left: Iterable[Diagnostic]) -> Data:
    """Return what was mended, and what is left to be told."""
    return {"fixed": of_problems(fixed), "problems": of_problems(left)}


def of_revisions(
    revisions: Iterable[Revision], notes: Iterable[tuple[Diagnostic, Revision]]
) -> Data:
    """Return how many statements an article's revision touched and how, and what there is to say.

    `notes` are those of `revisionnotes`; each diagnostic gets the statement's id, and its passage's
    words before and after.
    """
    counted = Counter(revision.outcome for revision in revisions)
    notes = list(notes)
    told = of_problems(diagnostic for diagnostic, _ in notes)
    return {
        "counts": {outcome: counted[outcome] for outcome in Outcome},
        "statements": [
            {
                **problem,
                "statement": revision.entry.id,
                "was": revision.was or None,
                "now": revision.now or None,
            }
            for problem, (_, revision) in zip(told, notes, strict=True)
        ],
    }
