"""The files of a story on which an edit is worked out, as they become one change after another."""

from __future__ import annotations

from pathlib import Path

from perspectives.editing.rewriting.changes import Change
from perspectives.editing.rewriting.editing import edit
from perspectives.errors import EditError
from perspectives.format.file import PerspectiveFile, parse
from perspectives.saving.save import Edit, FileChange
from perspectives.story.story import Story


class Desk:
    """The files of a story while they are being changed, each by any number of changes.

    Nothing is read from the disk, and nothing written: a file comes to the desk as the story has
    read it, and whoever saves the edit refuses it where somebody changed the file since. Raises
    `EditError` where a file has to be mended by hand first.
    """

    def __init__(self, story: Story) -> None:
        self.story = story
        self._texts: dict[Path, str] = {}
        """What the files that were changed, and the new ones, say now."""
        self._new: list[Path] = []

    def file(self, path: Path) -> PerspectiveFile:
        """Return a file of the story as it is after the changes so far."""
        if path in self._texts:
            return parse(path, self._texts[path])
        return self._as_read(path)

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

    def create(self, path: Path, text: str) -> None:
        """Make a file that is not there yet; it may be changed like the others."""
        self._new.append(path)
        self._texts[path] = text

    def edit(self, label: str) -> Edit:
        """Return all that was changed; new files first, then as they were changed first."""
        new = [FileChange(path, None, self._texts[path].encode()) for path in self._new]
        changed = [
            self._changed(self._as_read(path), text)
            for path, text in self._texts.items()
            if path not in self._new
        ]
        return Edit(label, (*new, *changed))

    def _changed(self, file: PerspectiveFile, text: str) -> FileChange:
        # Of a file that is not damaged, the text is all that it holds.
        before, after = (file.mark + one.encode() for one in (file.text, text))
        return FileChange(file.path, before, after)

    def _as_read(self, path: Path) -> PerspectiveFile:
        file = self.story.file(path)
        if file is None:
            raise ValueError(f"the story has no file {path}")
        if file.damage:
            line = file.damage.line
            raise EditError(path, line, f"mend line {line} first: {file.damage.message}")
        return file
