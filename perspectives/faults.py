"""What is wrong in a text, by offset, before it is known in which file."""

from __future__ import annotations

import msgspec

from perspectives.model import Severity


class Fault(msgspec.Struct, frozen=True):
    """One thing wrong with a text: where, its sort in words joined by hyphens, and a message."""

    offset: int
    code: str
    message: str
    severity: Severity = Severity.ERROR
