"""What belongs to a language, as data: one YAML file a language, named by its code (ISO 639).

`language.Language` says what each list is for, `lexicon.Lexicon` those under `drafting`, the last
key of a file; what stands there is read only where a text in that language is drafted. A file has
a list as one text (`|` or `>`): words with blanks between them, or one phrase a line. So nothing in
it is anything but words, and whoever speaks a language can add to it without knowing how it is
read. A new file is a new language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec
import yaml

from perspectives.languages.language import Language
from perspectives.languages.lexicon import Lexicon, Rows, Words

__all__ = [
    "Language",
    "Lexicon",
    "Rows",
    "Words",
    "any_language",
    "drafted",
    "drafting",
    "language",
    "languages",
]

_FOLDER = Path(__file__).parent
_DRAFTING = "\ndrafting:\n"
"""What stands between the two sections of a file."""
# Strings stay strings: `no`, `on` and `yes` are words.
_LOADER: type[yaml.CBaseLoader] | type[yaml.BaseLoader] = getattr(
    yaml, "CBaseLoader", yaml.BaseLoader
)
_ROWS = frozenset(
    name
    for nothing in (Language(name=""), Lexicon())
    for name in nothing.__struct_fields__
    if getattr(nothing, name) == ()
)


@cache
def language(code: str) -> Language:
    """Return a language by its code. Raises KeyError for one that has no file."""
    keys = _loaded(_sections()[code][0])
    return msgspec.convert({"name": keys.pop("name"), **_lists(keys)}, Language)


@cache
def languages() -> Mapping[str, Language]:
    """Return every language by its code, English first, the others in the order of their codes."""
    return MappingProxyType({code: language(code) for code in _sections()})


@cache
def any_language() -> Language:
    """Return all languages as one, for a text whose language nobody has told."""
    every = languages().values()
    lists = [name for name in Language.__struct_fields__ if name != "name"]
    united = {name: [item for one in every for item in getattr(one, name)] for name in lists}
    return msgspec.convert({"name": "any language", **united}, Language)


def drafted() -> tuple[str, ...]:
    """Return the codes of the languages that can be drafted, English first."""
    return tuple(code for code, (_, drafting) in _sections().items() if drafting)


@cache
def drafting(code: str) -> Lexicon:
    """Return what a draft needs to know of a language, by its code.

    Nothing of one that cannot be drafted. Raises KeyError for one that has no file.
    """
    return msgspec.convert(_lists(_loaded(_sections()[code][1])), Lexicon)


@cache
def _sections() -> Mapping[str, tuple[str, str]]:
    """Return of every language what its file has at the top, and what it has under `drafting`."""
    files = {path.stem: path for path in sorted(_FOLDER.glob("*.yaml"))}
    sections = {}
    for code, path in {"en": files.pop("en"), **files}.items():
        top, _, drafting = path.read_text(encoding="utf-8").partition(_DRAFTING)
        sections[code] = top, drafting
    return sections


def _loaded(text: str) -> dict[str, str]:
    return yaml.load(text, Loader=_LOADER) or {}


def _lists(keys: Mapping[str, str]) -> dict[str, list[str] | list[list[str]]]:
    """Return every list as its words, or as the words of its lines."""
    return {
        key: [line.split() for line in written.splitlines()] if key in _ROWS else written.split()
        for key, written in keys.items()
    }
