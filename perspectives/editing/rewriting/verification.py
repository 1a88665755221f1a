"""Whether an edited text says exactly what it is to say: it is read again, as from the disk."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

from perspectives.editing.rewriting.layout import Splice
from perspectives.format.file import PerspectiveFile, parse
from perspectives.model import Diagnostic, Perspective, Span


class NotWhatIsWantedError(Exception):
    """An edited text does not say what it is to say. What it says instead is the error's text."""


def verify(
    file: PerspectiveFile,
    text: str,
    splices: Sequence[Splice],
    wanted: Perspective,
    changed: Span,
) -> None:
    """Raise `NotWhatIsWantedError` unless a text reads as the perspective that is wanted.

    It may have no problem that the file has not, and only what was changed, which spanned these
    offsets of the file, may have lost any.
    """
    after = parse(file.path, text)
    if after.damage:
        raise NotWhatIsWantedError(f"this would be no YAML: {after.damage.message}")
    _compare_problems(file, after, splices, changed)
    if after.perspective != wanted:
        raise NotWhatIsWantedError(_why_not(file, changed))


def _why_not(file: PerspectiveFile, changed: Span) -> str:
    for problem in file.problems:
        if changed[0] <= _offset(file, problem) <= changed[1]:
            return f"mend line {problem.line} first: {problem.message}"
    return "this cannot be written here without changing something else; edit it by hand"


def _compare_problems(
    before: PerspectiveFile, after: PerspectiveFile, splices: Sequence[Splice], changed: Span
) -> None:
    remaining: dict[tuple[int | None, str, str], list[Diagnostic]] = defaultdict(list)
    for problem in before.problems:
        at = _after(splices, _offset(before, problem))
        remaining[at, problem.code, problem.message].append(problem)
    new = []
    for problem in after.problems:
        same = remaining[_offset(after, problem), problem.code, problem.message]
        if same:
            same.pop()
        else:
            new.append(problem)
    lost = [problem for problems in remaining.values() for problem in problems]
    ours = [one for one in lost if changed[0] <= _offset(before, one) <= changed[1]]
    alike = Counter((problem.code, problem.message) for problem in ours)
    for problem in new:
        alike[problem.code, problem.message] -= 1
        if alike[problem.code, problem.message] < 0:
            raise NotWhatIsWantedError(problem.message)
    for problem in lost:
        if problem not in ours:
            reason = f"mend line {problem.line} first: {problem.message}"
            raise NotWhatIsWantedError(reason)


def _offset(file: PerspectiveFile, problem: Diagnostic) -> int:
    return file.lines.start(problem.line - 1) + problem.column - 1


def _after(splices: Sequence[Splice], offset: int) -> int | None:
    """Return what an offset becomes, or None where its character is taken out."""
    shift = 0
    for splice in splices:
        if splice.start <= offset < splice.end:
            return None
        if splice.end <= offset:
            shift += len(splice.text) - (splice.end - splice.start)
    return offset + shift
