"""Bytes as characters: by their mark, by what they declare, or by what fits them best."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    # Before UTF-16, whose mark begins that of UTF-32.
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_LATIN = ["cp1252", "cp1250", "iso8859_2", "cp1254", "cp1257"]
"""Encodings of the Latin alphabet, which fit each other's texts; in doubt the first is taken."""

_OTHERS = ["cp1251", "koi8_r", "cp1253", "cp1255", "cp1256"]
_OTHERS += ["cp932", "euc_jp", "gb18030", "big5", "euc_kr"]
"""The other encodings in which texts were written before UTF-8."""

_AS_GOOD = 0.05
"""How much messier than the best a text may look, as charset-normalizer counts it from 0 to 1."""

_MEND_FROM = 10
"""Of how many letters beyond ASCII one may be damaged in a text that is UTF-8 all the same."""

_SAMPLE = 200_000
"""In bytes, how much of a text is looked at to guess its encoding."""

_LARGER = {"latin_1": "cp1252", "iso8859-1": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}
"""What texts are written in that declare these, as the Encoding Standard of the web has it."""

_STRAY = r"(?<=[^\W\d_])(?:[^\w\s!-~‘’“”«»‹›„‚–—…·´]|[¹³¿¼¾])|[\x80-\x9f]"
"""A sign on the heels of a letter, as a letter is that was read in the wrong encoding.

Not compiled before one is looked for: most texts are UTF-8.
"""


class Decoded(NamedTuple):
    """What bytes say, and how that was found out."""

    text: str
    encoding: str
    is_guess: bool = False


def decode(content: bytes, declared: str | None = None) -> Decoded | None:
    r"""Return the characters of a text, with every line end as \n; None where it is no text.

    A byte order mark tells its encoding; else it is UTF-8 if it can be, else what it is declared
    to be, else what charset-normalizer finds to fit best.
    """
    decoded = _decode(content, _known(declared))
    if decoded is None or "\0" in decoded.text:
        return None
    text = decoded.text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text, decoded.encoding, decoded.is_guess)


def _decode(content: bytes, declared: str | None) -> Decoded | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(encoding, "replace"), encoding)
    if b"\0" in content:
        return None
    # An encoding with escapes looks like ASCII, and so like UTF-8.
    tried = [declared, "utf-8"] if b"\x1b" in content else ["utf-8", declared]
    for encoding in filter(None, tried):
        try:
            return Decoded(content.decode(encoding), encoding)
        except UnicodeDecodeError:
            continue
    return _mended(content) or _guessed(content)


def _mended(content: bytes) -> Decoded | None:
    """Return a text in UTF-8 of which a few letters were damaged."""
    text = content.decode("utf-8", "replace")
    damaged = text.count("\N{REPLACEMENT CHARACTER}")
    foreign = sum(not character.isascii() for character in text)
    is_mostly_whole = damaged * _MEND_FROM <= foreign
    return Decoded(text, "utf-8", is_guess=True) if is_mostly_whole else None


def _known(name: str | None) -> str | None:
    """Return the name under which Python knows an encoding of texts, if it does."""
    try:
        known = codecs.lookup(name).name if name and name.isascii() else ""
        # Not all that Python has are of texts; and no text is in UTF-7, which hides its signs.
        "".encode(known)
    except (LookupError, ValueError):
        return None
    return None if known in ("", "utf-7", "idna", "punycode") else _LARGER.get(known, known)


def _guessed(content: bytes) -> Decoded | None:
    # Not at the top: nearly all texts are UTF-8.
    from charset_normalizer import from_bytes, is_binary

    sample = content[:_SAMPLE]
    if is_binary(sample):
        return None
    matches = from_bytes(sample, cp_isolation=_LATIN + _OTHERS)
    best = matches.best()
    if best is None:
        return None
    encoding = best.encoding
    if encoding in _LATIN:
        fitting = {
            name
            for match in matches
            if match.chaos <= best.chaos + _AS_GOOD
            for name in (match.encoding, *match.could_be_from_charset)
        }
        latin = [name for name in _LATIN if name in fitting]
        encoding = min(
            latin, key=lambda name: len(re.findall(_STRAY, sample.decode(name, "replace")))
        )
    return Decoded(content.decode(encoding, "replace"), encoding, is_guess=True)
