"""The files of a story on which an edit is worked out, as they become one change after another."""

from __future__ import annotations

import os
from pathlib import Path

from perspectives.editing.rewriting.changes import Change
from perspectives.editing.rewriting.editing import edit
from perspectives.errors import ChangedUnderneathError, EditError
from perspectives.format.file import PerspectiveFile, parse
from perspectives.saving.onefile import read_file
from perspectives.saving.save import Edit, FileChange
from perspectives.story.story import Story

_BOM = b"\xef\xbb\xbf"


class Desk:
    """The files of a story while they are being changed, each by any number of changes.

    Nothing is written to the disk. A file comes to the desk as the story has read it. Where
    somebody changed it since, `ChangedUnderneathError` is raised, and `EditError` where it has to
    be mended by hand first.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self._read: dict[Path, bytes] = {}
        self._texts: dict[Path, str] = {}
        """What the files that were changed say now."""
        self._new: list[FileChange] = []

    def file(self, path: Path) -> PerspectiveFile:
        """Return a file of the story as it is after the changes so far."""
        if path in self._texts:
            return parse(path, self._texts[path])
        return self._as_on_disk(path)

    def file_of(self, perspective_id: str) -> PerspectiveFile:
        """Return the file of a perspective as it is after the changes so far."""
        side = self.story.perspective(perspective_id)
        if side is None:
            raise ValueError(f"the story has no perspective {perspective_id}")
        return self.file(side.path)

    def change(self, path: Path, change: Change) -> None:
        """Change a file; raises what `edit` does."""
        self._texts[path] = edit(self.file(path), change)

    def rewrite(self, path: Path, text: str) -> None:
        """Give a file another text."""
        self.file(path)
        self._texts[path] = text

    def create(self, path: Path, data: bytes) -> None:
        """Make a file that is not there yet."""
        self._new.append(FileChange(path, None, data))

    def edit(self, label: str) -> Edit:
        """Return all that was changed; new files first, then as they were changed first."""
        changed = (
            FileChange(path, self._read[path], _bom(self._read[path]) + text.encode())
            for path, text in self._texts.items()
        )
        return Edit(label, (*self._new, *changed))

    def _as_on_disk(self, path: Path) -> PerspectiveFile:
        file = self.story.file(path)
        if file is None:
            raise ValueError(f"the story has no file {path}")
        if file.damage:
            line = file.damage.line
            raise EditError(path, line, f"mend line {line} first: {file.damage.message}")
        try:
            found = read_file(Path(os.path.realpath(path)))
        except OSError as error:
            raise ChangedUnderneathError(path, f"cannot be read: {error.strerror}") from None
        if found is None:
            raise ChangedUnderneathError(path, "is not there any more")
        data, _ = found
        if data.removeprefix(_BOM).decode(errors="replace") != file.text:
            raise ChangedUnderneathError(path, "has changed since it was read; try again")
        self._read[path] = data
        return file


def _bom(data: bytes) -> bytes:
    return _BOM if data.startswith(_BOM) else b""
