"""What is wrong in a story and has one certain answer, mended.

A key that is misspelled by one letter, and a quote that differs from the article only in white
space or dashes. Nothing is written here: `saving` or the `journal` carries the edit out.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from perspectives.checking.misspelled import mended, misspellings
from perspectives.checking.respacing import SPACING, Respacing, respacing
from perspectives.editing.changeset import Desk
from perspectives.editing.rewriting.changes import SetKeys
from perspectives.errors import EditError
from perspectives.format.file import PerspectiveFile
from perspectives.messages import excerpt
from perspectives.model import Diagnostic, Severity
from perspectives.saving.save import Edit
from perspectives.story.entries import Entry
from perspectives.story.story import Story, with_files


class Fixing(msgspec.Struct, frozen=True):
    """What can be mended in a story."""

    edit: Edit
    """All of it, to be undone as one; of no file where there is nothing to mend."""
    fixed: tuple[Diagnostic, ...]
    """By file and line: what was wrong, where it stood, and what became of it."""
    refused: tuple[EditError, ...]
    """What would be mended, were it not for how it is written in the file."""


def fix(story: Story) -> Fixing:
    """Return what can be mended in a story that was loaded, and how.

    A file with errors of YAML is left alone. Each fix is read again: what it is about is mended,
    and nothing else in the file says anything else.
    """
    fixer = _Fixer(story)
    fixer.mend_keys()
    # Only now the file has the statements whose `quote` was misspelled.
    fixer.mend_quotes()
    edit = fixer.desk.edit("what check --fix mended")
    return Fixing(edit, tuple(sorted(fixer.fixed)), tuple(fixer.refused))


class _Fixer:
    """A story's files while they are being mended."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.desk = Desk(story)
        self.fixed: list[Diagnostic] = []
        self.refused: list[EditError] = []
        self.files: dict[Path, PerspectiveFile] = {file.path: file for file in story.files}

    def mend_keys(self) -> None:
        for path, file in self.files.items():
            found = [] if file.damage else misspellings(file)
            text = mended(file, found) if found else None
            if text is not None:
                self.desk.rewrite(path, text)
                self.files[path] = self.desk.file(path)
                self.fixed += [one.fault.diagnostic(path, file.lines) for one in found]

    def mend_quotes(self) -> None:
        story = with_files(self.story, self.files.values())
        for entry in story.filed:
            if not self.files[entry.path].damage and (found := respacing(story, entry)):
                self._mend_quote(entry, found)

    def _mend_quote(self, entry: Entry, found: Respacing) -> None:
        try:
            self.desk.change(entry.path, SetKeys(entry.place, {"quote": found.quote}))
        except EditError as error:
            self.refused.append(error)
            return
        more = f", and {found.more} more like it" if found.more else ""
        message = f"“{excerpt(found.ours)}” became “{excerpt(found.theirs)}”{more}"
        self.fixed.append(entry.diagnostic(SPACING, message, Severity.NOTE))
