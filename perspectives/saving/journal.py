"""What was edited in a story, so that it can be undone and redone, days later too.

The journal lies in the user's state folder, one file a story. Every reader of a story shares it and
reads it anew each time, under a lock. It can be lost without harm to anything but undo: one that
cannot be understood is begun again.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from perspectives.errors import SaveError, UndoError
from perspectives.saving.locks import lock
from perspectives.saving.onefile import read_file
from perspectives.saving.save import Edit, FileChange, save
from perspectives.saving.undo import Reversal, reversal_of, reverse

MOST_EDITS = 200
"""How many edits of a story can be undone; the oldest is forgotten first."""

MOST_BYTES = 4_000_000
"""How much all of them may take together; the latest is kept whatever it takes."""

LARGEST_JOURNAL = 64_000_000
"""Far more than Sidelong writes; a larger file is somebody else's."""


class _Stacks(msgspec.Struct, frozen=True):
    """The edits that can be undone and those that can be redone; the next one stands last."""

    story: str
    r"""The folder, for people; with bytes that are no text as \xff."""
    undo: tuple[Reversal, ...] = ()
    redo: tuple[Reversal, ...] = ()


class Journal:
    """What was edited in a story. Any number of these, in any processes, may be at work at once."""

    def __init__(self, story: Path, folder: Path) -> None:
        """Take the story's folder, and the folder of the user's that keeps the journals."""
        name = os.fsencode(os.path.realpath(story))
        self._story = story
        self._name = name.decode("utf-8", "backslashreplace")
        self._file = folder / f"{hashlib.blake2b(name, digest_size=16).hexdigest()}.json"

    def save(self, edit: Edit) -> None:
        """Save an edit and remember it, before any other reader of the story does anything.

        Raises what `saving.save` does where the edit is not saved, and `UndoError` where it is
        saved and cannot be remembered.
        """
        saved = False
        try:
            with self._alone():
                save(edit)
                saved = True
                self._remember(edit)
        except UndoError:
            # A journal that cannot be written is no reason to lose what was typed.
            if not saved:
                save(edit)
            raise

    def undo(self) -> Edit | None:
        """Take back the last edit, and return what that changed in which files: it is saved.

        None: there is nothing to undo. What others changed since on other lines stays. Where they
        changed the very lines of the edit, nothing is done and `UndoError` tells where they stand.
        Where a file cannot be saved, `SaveError` is raised and nothing is done either.
        """
        return self._take_back(redoing=False)

    def redo(self) -> Edit | None:
        """Make the edit again that was undone last; all else as with `undo`."""
        return self._take_back(redoing=True)

    def _take_back(self, *, redoing: bool) -> Edit | None:
        with self._alone():
            before, stacks = self._read()
            source, target = stacks.undo, stacks.redo
            if redoing:
                source, target = target, source
            while source:
                edit = reverse(source[-1], self._story)
                source = source[:-1]
                # An edit that is taken back already, by hand or by a process that was killed
                # before it came to say so here, is passed over.
                if edit.changes:
                    # To redo an edit is to take back what undoing it did.
                    target = (*target, reversal_of(edit, self._story))
                    save(edit)
                    undo, redo = (target, source) if redoing else (source, target)
                    self._write(before, _Stacks(self._name, undo, redo))
                    return edit
        return None

    def _remember(self, edit: Edit) -> None:
        reversal = reversal_of(edit, self._story)
        if reversal.files:
            before, stacks = self._read()
            self._write(before, _Stacks(self._name, (*stacks.undo, reversal)))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Be the only one at work on the journal."""
        path = self._file.with_suffix(".lock")
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise _unusable(path.parent, error.strerror) from None
        try:
            try:
                lock(descriptor)
            except OSError as error:
                raise _unusable(path, error.strerror) from None
            yield
        finally:
            os.close(descriptor)

    def _read(self) -> tuple[bytes | None, _Stacks]:
        """Return what the file holds, None where there is none, and what that says."""
        fresh = _Stacks(self._name)
        try:
            data = read_file(self._file)
        except OSError as error:
            raise _unusable(self._file, error.strerror) from None
        if data is None or len(data) > LARGEST_JOURNAL:
            return data, fresh
        try:
            stacks = msgspec.json.decode(data, type=_Stacks)
        except (ValueError, RecursionError, msgspec.DecodeError):
            return data, fresh
        return data, stacks if stacks.story == self._name else fresh

    def _write(self, before: bytes | None, stacks: _Stacks) -> None:
        kept = _Stacks(stacks.story, _latest(stacks.undo), _latest(stacks.redo))
        change = FileChange(self._file, before, msgspec.json.encode(kept))
        try:
            save(Edit("journal", (change,)))
        except SaveError as error:
            raise _unusable(error.path, error.reason) from None


def _latest(reversals: tuple[Reversal, ...]) -> tuple[Reversal, ...]:
    """Return as many of the last edits as may be remembered, the very last one in any case."""
    kept: list[Reversal] = []
    room = MOST_BYTES
    for reversal in reversed(reversals[-MOST_EDITS:]):
        room -= len(msgspec.json.encode(reversal))
        if kept and room < 0:
            break
        kept.append(reversal)
    return tuple(reversed(kept))


def _unusable(path: Path, reason: str | None) -> UndoError:
    return UndoError(f"{path}: cannot be used, so edits cannot be undone: {reason}")
