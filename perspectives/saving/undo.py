"""How to take back an edit: kept for as long as it may be asked for, worked out when it is."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path, PurePath

import msgspec

from perspectives.errors import UndoError
from perspectives.saving.hunks import Hunk, LinesChangedError, hunks, take_back
from perspectives.saving.onefile import read_file
from perspectives.saving.save import Edit, FileChange


class FileReversal(msgspec.Struct, frozen=True):
    """How to take back what an edit did to one file."""

    path: bytes
    """From the story's folder, as the file system spells it, which need not be text."""
    before: str | None
    """A digest of the content, and `after` that of what the edit made of it; None: no file."""
    after: str | None
    hunks: tuple[Hunk, ...]
    """Of a file that was deleted one, with all of it; of a file that was made none."""

    def __post_init__(self) -> None:
        path = PurePath(os.fsdecode(self.path))
        if path.is_absolute() or not path.parts or ".." in path.parts or b"\0" in self.path:
            raise ValueError("a path that leads out of the story")


class Reversal(msgspec.Struct, frozen=True):
    """How to take back an edit."""

    label: str
    files: tuple[FileReversal, ...]
    """In the order of the edit; those that it left alone are left out."""


def reversal_of(edit: Edit, story: Path) -> Reversal:
    """Return how to take back an edit of files in a story's folder.

    Raises `UndoError` for an edit of any other file.
    """
    label = edit.label.encode("utf-8", "backslashreplace").decode()
    changes = (change for change in edit.changes if change.before != change.after)
    return Reversal(label, tuple(_file_reversal(change, story) for change in changes))


def _file_reversal(change: FileChange, story: Path) -> FileReversal:
    before, after = change.before, change.after
    return FileReversal(
        path=os.fsencode(_inside(story, change.path)),
        before=_digest(before),
        after=_digest(after),
        hunks=() if before is None else hunks(before, after or b""),
    )


def _inside(story: Path, path: Path) -> Path:
    # Judged by the name in the story: behind a symbolic link the file may be anywhere.
    absolute = path.absolute()
    for root in (story.absolute(), Path(os.path.realpath(story))):
        if absolute.is_relative_to(root):
            inside = absolute.relative_to(root)
            if ".." not in inside.parts:
                return inside
    raise UndoError(f"{path}: no file of the story, so this edit cannot be undone")


def reverse(reversal: Reversal, story: Path) -> Edit:
    """Return the edit that takes back another one, made for the files as they are now.

    What others changed on other lines stays. A file that is as it was before the edit is no part
    of the result: it was taken back already. Raises `UndoError` where the lines of the edit are
    not what it made of them.
    """
    # What moved from one file to another moves back, and is again never in neither.
    changes = (_reverse_file(file, story) for file in reversed(reversal.files))
    return Edit(reversal.label, tuple(change for change in changes if change is not None))


def _reverse_file(file: FileReversal, story: Path) -> FileChange | None:
    path = story / os.fsdecode(file.path)
    content = _content(path)
    now = _digest(content)
    if now == file.before:
        return None
    if now == file.after:
        restored = None if file.before is None else _restored(path, content, file)
        if _digest(restored) != file.before:
            raise UndoError(f"{path}: what was remembered of the edit is damaged")
        return FileChange(path, content, restored)
    if None in (now, file.before, file.after):
        raise UndoError(f"{path}: made or deleted since, so nothing is done; do it by hand")
    return FileChange(path, content, _restored(path, content, file))


def _content(path: Path) -> bytes | None:
    try:
        return read_file(Path(os.path.realpath(path)))
    except OSError as error:
        raise UndoError(f"{path}: cannot be read: {error.strerror}") from None


def _restored(path: Path, content: bytes | None, file: FileReversal) -> bytes:
    try:
        return take_back(content or b"", file.hunks)
    except LinesChangedError as error:
        reason = "these lines were changed since, so nothing is done; change them by hand"
        raise UndoError(f"{path}:{error.line}: {reason}") from None


def _digest(content: bytes | None) -> str | None:
    return None if content is None else hashlib.blake2b(content, digest_size=16).hexdigest()
