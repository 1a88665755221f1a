"""A perspective file while it is edited as a text: its bytes, and what saving makes of them."""

from __future__ import annotations

import codecs
import os
from pathlib import Path

import msgspec

from perspectives.errors import EditError, SaveError
from perspectives.format.file import PerspectiveFile, parse
from perspectives.saving.onefile import read_file
from perspectives.saving.save import Edit, FileChange
from perspectives.text.lines import Lines


class FileText(msgspec.Struct, frozen=True):
    """A file as it was read or saved last."""

    path: Path
    data: bytes | None
    """None: there is no such file any more."""

    @property
    def text(self) -> str:
        """What is edited: the characters as they are, without a byte order mark."""
        return (self.data or b"").removeprefix(codecs.BOM_UTF8).decode()

    @property
    def file(self) -> PerspectiveFile:
        """What the text says."""
        return parse(self.path, self.text)

    def offset(self, line: int, column: int) -> int:
        """Return where in the text a line and a column are, both from 1."""
        return min(Lines(self.text).start(line - 1) + column - 1, len(self.text))

    def edit(self, text: str) -> Edit:
        """Return what saving a text comes to."""
        mark = codecs.BOM_UTF8 if (self.data or b"").startswith(codecs.BOM_UTF8) else b""
        data = mark + text.encode(errors="replace")
        return Edit(f"{self.path.name}, edited as text", (FileChange(self.path, self.data, data),))

    def after(self, edit: Edit) -> FileText:
        """Return the file as it is once an edit of it was saved."""
        return FileText(self.path, edit.changes[0].after)


def read_file_text(path: Path, *, may_be_gone: bool = False) -> FileText:
    """Read a file to edit its text.

    Raises `EditError` where it is no text, and `SaveError` where it cannot be read. That it is gone
    is no error where it `may_be_gone`.
    """
    try:
        data = read_file(Path(os.path.realpath(path)))
    except OSError as error:
        raise SaveError(path, f"cannot be read: {error.strerror}") from None
    if data is None:
        if not may_be_gone:
            raise SaveError(path, "is not there any more")
        return FileText(path, None)
    try:
        data.decode()
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise EditError(path, line, "this is not UTF-8; save it as UTF-8 first") from None
    return FileText(path, data)
