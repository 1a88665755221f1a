"""What is wrong in a text, by offset, before it is known in which file."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from perspectives.model import Diagnostic, Severity

if TYPE_CHECKING:
    from pathlib import Path

    from perspectives.text.lines import Lines


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with a text: where, its sort in words joined by hyphens, and a message."""

    offset: int
    code: str
    message: str
    severity: Severity = Severity.ERROR

    def diagnostic(self, path: Path, lines: Lines) -> Diagnostic:
        """Return the same as it is told of the file at `path`, whose lines these are."""
        line, column = lines.position(self.offset)
        return Diagnostic(
            path=path,
            line=line,
            column=column,
            severity=self.severity,
            code=self.code,
            message=self.message,
        )
