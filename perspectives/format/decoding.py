"""A perspective file's text, whatever stands under its name or was typed."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from typing import NamedTuple

from perspectives.files import TooLargeError, read_bytes
from perspectives.format.faults import Fault

MAX_BYTES = 4_000_000
"""Some twelve thousand statements."""
MAX_LINES = 250_000

_CONTROLS = (
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdd2\ufffe\uffff]"
)
_BINARY_SHARE = 0.1


class Decoded(NamedTuple):
    """A text, and what is wrong with it."""

    text: str | None
    """Line ends as they are, no byte order mark, and U+FFFD for what is no text.

    None where it cannot be read at all.
    """
    faults: list[Fault]
    mark: bytes = b""
    """The byte order mark before it, empty where there is none."""


def read_text(path: Path) -> Decoded:
    """Return a file's text and what is wrong with it.

    Raises nothing, waits for nothing, and never reads more than `MAX_BYTES`.
    """
    try:
        data = read_bytes(path, MAX_BYTES)
    except TooLargeError:
        return Decoded(None, [_too_many_bytes()])
    except OSError as error:
        fault = Fault(0, "unreadable", f"cannot be read: {error.strerror or error}")
        return Decoded(None, [fault])
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data.count(0) > _BINARY_SHARE * len(data):
        message = "this is no UTF-8 text, but UTF-16 or binary; save it as UTF-8"
        return Decoded(None, [Fault(0, "encoding", message)])
    if data.count(b"\n") + data.count(b"\r") > MAX_LINES:
        return Decoded(None, [_too_many_lines()])
    text, faults = _decode(data)
    text, others = _without_controls(text)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    return Decoded(text, [*faults, *others], mark)


def checked_text(text: str) -> Decoded:
    """Return a text that no file holds yet as `read_text` returns a file's, of the same length.

    No text where it is more than would be read from a file.
    """
    if len(text) > MAX_BYTES or len(text.encode(errors="replace")) > MAX_BYTES:
        return Decoded(None, [_too_many_bytes()])
    if text.count("\n") + text.count("\r") > MAX_LINES:
        return Decoded(None, [_too_many_lines()])
    return Decoded(*_without_controls(text))


def _too_many_bytes() -> Fault:
    limit = MAX_BYTES // 1_000_000
    return Fault(0, "too-large", f"this is larger than {limit} MB; split the perspective up")


def _too_many_lines() -> Fault:
    message = f"this has more than {MAX_LINES:,} lines; split the perspective up"
    return Fault(0, "too-large", message)


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
    return text, faults


def _without_controls(text: str) -> tuple[str, list[Fault]]:
    # Nothing printable is among them, and most files are; else their ranges take 2 ms to compile.
    if text.replace("\n", "").isprintable():
        return text, []
    faults = []
    if controls := re.findall(_CONTROLS, text):
        first = controls[0]
        more = f", the first of {len(controls)} control characters" if len(controls) > 1 else ""
        message = f"U+{ord(first):04X} is no character of a text{more}; take it out"
        faults.append(Fault(text.index(first), "control-character", message))
        text = re.sub(_CONTROLS, "\ufffd", text)
    return text, faults
