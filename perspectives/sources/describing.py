"""What an article says of itself, written into its front matter; every other byte stays."""

from __future__ import annotations

import codecs
import re
from collections.abc import Mapping
from itertools import islice
from pathlib import Path

from perspectives.errors import ArticleError
from perspectives.sources import frontmatter
from perspectives.sources.decoding import decode
from perspectives.sources.gutenberg import book
from perspectives.sources.letter import letter

HOLDERS = frozenset({".txt", ".md"})
"""The endings of the files that can have front matter."""

_LINE_END = re.compile(r"\r\n?|\n")
_PLAIN = re.compile(r"[^\W_](?:[\w ,.()-]*[\w.)])?")
"""What needs no quotation marks in YAML; every value of front matter is a text, dates too."""


def described(content: bytes, fields: Mapping[str, str], path: Path) -> bytes:
    """Return the content of a text file with front matter that says what the fields say.

    The value of a key that stands there is changed, another key is put behind those; where there
    is no front matter, it is made. A text in another encoding than UTF-8 is in UTF-8 afterwards.
    Raises `ArticleError` where the format has no front matter, and where what is there cannot be
    changed without changing more.
    """
    if path.suffix.lower() not in HOLDERS:
        raise _refusal(path, fields, f"only {' and '.join(sorted(HOLDERS))} have front matter")
    text, mark = _characters(content, path)
    whole = _LINE_END.sub("\n", text)
    said, body, problems = frontmatter.split(whole, path)
    if problems:
        raise ArticleError(path, "its front matter has mistakes; mend these first")
    head = whole[: len(whole) - len(body)]
    # As many line ends of the file are the head's, whatever they are.
    ends = [match.end() for match in islice(_LINE_END.finditer(text), head.count("\n"))]
    if not head and path.suffix.lower() == ".txt" and (letter(whole) or book(whole)):
        raise _refusal(path, fields, "it begins with a head of its own")
    rest = text[ends[-1] :] if head.endswith("\n") else text if not head else ""
    new = _changed(head, fields)
    if frontmatter.split(new + body, path) != ({**said, **fields}, body, ()):
        raise _refusal(path, fields, "its front matter is written in an unusual way")
    first = _LINE_END.search(text)
    new = new.replace("\n", first[0] if first else "\n")
    return mark + (new + rest).encode("utf-8", "replace")


def _characters(content: bytes, path: Path) -> tuple[str, bytes]:
    """Return what a text file says, with its own line ends in UTF-8, and its byte order mark."""
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    try:
        return content.decode("utf-8-sig"), mark
    except UnicodeDecodeError:
        decoded = decode(content)
        if decoded is None:
            raise ArticleError(path, "this is no text") from None
        return decoded.text, mark


def _refusal(path: Path, fields: Mapping[str, str], why: str) -> ArticleError:
    return ArticleError(path, f"{', '.join(fields)} cannot be written into this: {why}")


def _changed(head: str, fields: Mapping[str, str]) -> str:
    """Return front matter with these values; `head` is empty where there is none."""
    lines = head.splitlines(keepends=True) or ["---\n", "---\n"]
    # A last line without its end is followed by no text.
    lines[-1] = lines[-1].rstrip("\n") + "\n"
    for key, value in fields.items():
        said = f"{key}: {_scalar(value)}\n"
        first = next((n for n, line in enumerate(lines[:-1]) if _begins(line, key)), None)
        if first is None:
            lines.insert(len(lines) - 1, said)
        else:
            last = first + 1
            # What is indented, and a list below its key, belong to the key.
            while last < len(lines) - 1 and lines[last].startswith((" ", "\t", "- ")):
                last += 1
            lines[first:last] = [said]
    return "".join(lines)


def _begins(line: str, key: str) -> bool:
    return re.match(rf"(['\"]?){key}\1[ \t]*:(?:\s|$)", line) is not None


def _scalar(value: str) -> str:
    """Return a value as YAML has it."""
    return value if _PLAIN.fullmatch(value) else "'" + value.replace("'", "''") + "'"
