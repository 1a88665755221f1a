"""A perspective file's bytes as text, whatever stands under its name."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

from perspectives.faults import Fault

MAX_BYTES = 4_000_000
"""Some twelve thousand statements."""
MAX_LINES = 250_000

_CONTROLS = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufdd0-\ufdd2\ufffe\uffff]"
)
_BINARY_SHARE = 0.1


def read_text(path: Path) -> tuple[str | None, list[Fault]]:
    """Return a file's text and what is wrong with it; no text where it cannot be read at all.

    The text has its line ends as they are, no byte order mark, and U+FFFD for what is no text.
    Raises nothing, waits for nothing, and never reads more than `MAX_BYTES`.
    """
    try:
        data = _read_bytes(path)
    except OSError as error:
        return None, [Fault(0, "unreadable", f"cannot be read: {error.strerror or error}")]
    if isinstance(data, Fault):
        return None, [data]
    return text_of(data)


def text_of(data: bytes) -> tuple[str | None, list[Fault]]:
    """Return the text that a file's bytes are, and what is wrong with it, as `read_text` does."""
    if len(data) > MAX_BYTES:
        limit = MAX_BYTES // 1_000_000
        message = f"this is larger than {limit} MB; split the perspective up"
        return None, [Fault(0, "too-large", message)]
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(0) > _BINARY_SHARE * len(data):
        message = "this is no UTF-8 text, but UTF-16 or binary; save it as UTF-8"
        return None, [Fault(0, "encoding", message)]
    if data.count(b"\n") + data.count(b"\r") > MAX_LINES:
        message = f"this has more than {MAX_LINES:,} lines; split the perspective up"
        return None, [Fault(0, "too-large", message)]
    return _decode(data)


def _read_bytes(path: Path) -> bytes | Fault:
    # Without waiting: to open a FIFO is otherwise to wait for its writer.
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            message = "this is no ordinary file; a perspective is a YAML file"
            return Fault(0, "unreadable", message)
        with open(descriptor, "rb", closefd=False) as file:
            return file.read(MAX_BYTES + 1)
    finally:
        os.close(descriptor)


def _decode(data: bytes) -> tuple[str, list[Fault]]:
    faults = []
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = len(data[: error.start].decode("utf-8-sig"))
        byte = data[error.start]
        message = f"byte 0x{byte:02X} is not UTF-8; save the file as UTF-8 (is it Latin-1?)"
        faults.append(Fault(offset, "encoding", message))
        text = data.decode("utf-8-sig", errors="replace")
    if controls := _CONTROLS.findall(text):
        first = controls[0]
        more = f", the first of {len(controls)} control characters" if len(controls) > 1 else ""
        message = f"U+{ord(first):04X} is no character of a text{more}; take it out"
        faults.append(Fault(text.index(first), "control-character", message))
        text = _CONTROLS.sub("\ufffd", text)
    return text, faults
