"""What the files of a story say after the monkey, held against the journal of what was edited."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec
import yaml

from perspectives.saving.journal import Journal

TYPED = ", edited as text"
"""How the label of an edit ends that was typed in the editor: it may have left anything."""
DELETED = ", deleted"


class Step(msgspec.Struct, frozen=True):
    """The files of the story, by their paths in it, and the edit that was made last."""

    label: str
    files: Mapping[str, bytes]


def files_of(story: Path) -> dict[str, bytes]:
    """Return every file of a story."""
    paths = sorted(path for path in story.rglob("*") if path.is_file())
    return {path.relative_to(story).as_posix(): path.read_bytes() for path in paths}


def undone(story: Path, journals: Path) -> list[Step]:
    """Take all edits of a story back, and return how it was after each of them, the last one first.

    Raises `SidelongError` where one cannot be taken back.
    """
    journal, steps = Journal(story, journals), list[Step]()
    files = files_of(story)
    while (edit := journal.undo()) is not None:
        steps.append(Step(edit.label, files))
        files = files_of(story)
    return steps


def faults(
    before: Mapping[str, bytes], steps: Sequence[Step], now: Mapping[str, bytes]
) -> list[str]:
    """Say what is wrong with what edits did to the files of `before`, which are as `now` without.

    Every change of a file is in the journal: without them all, every byte is as it was. None but
    a deletion, and what was typed in the editor, loses a quote or leaves a file that is no YAML.
    """
    names = sorted({name for name, _ in now.items() ^ before.items()})
    changed = [f"with all edits undone, this is not as it was: {', '.join(names)}"] if names else []
    return [*changed, *_losses(now, reversed(steps))]


def _losses(now: Mapping[str, bytes], steps: Iterator[Step]) -> Iterator[str]:
    was_typed = False
    quotes = _quotes(now)
    for step in steps:
        was_typed = was_typed or step.label.endswith(TYPED)
        earlier, quotes = quotes, _quotes(step.files)
        if quotes is None and not was_typed:
            yield f"“{step.label}” left a file that is no YAML"
        if quotes is None or earlier is None or step.label.endswith((DELETED, TYPED)):
            continue
        for quote in earlier - quotes:
            yield f"“{step.label}” lost the statement “{quote}”"


def _quotes(files: Mapping[str, bytes]) -> Counter[str] | None:
    """Return the quotes of a story's perspectives and how often each is there.

    None where a file cannot be read, as when somebody typed half a line of it.
    """
    quotes: Counter[str] = Counter()
    try:
        for name, content in files.items():
            if name.startswith("perspectives/") and name.endswith(".yaml"):
                for actor in yaml.safe_load(content)["actors"] or ():
                    for statement in actor.get("statements") or ():
                        quotes[" ".join(str(statement["quote"]).split())] += 1
    except (yaml.YAMLError, UnicodeDecodeError, TypeError, KeyError, AttributeError):
        return None
    return quotes
