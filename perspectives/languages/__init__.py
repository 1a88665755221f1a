"""What belongs to a language, as data: one YAML file a language, named by its code (ISO 639).

`language.Language` says what each list is for, `lexicon.Lexicon` those under `drafting`. A file has
a list as one text (`|` or `>`): words with blanks between them, or one phrase a line. So nothing in
it is anything but words, and whoever speaks a language can add to it without knowing how it is
read. A new file is a new language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

import msgspec
import yaml

from perspectives.languages.language import Language
from perspectives.languages.lexicon import Lexicon, Rows, Words

__all__ = ["Language", "Lexicon", "Rows", "Words", "any_language", "language", "languages"]

_Written: TypeAlias = "str | dict[str, str]"

_FOLDER = Path(__file__).parent
# Strings stay strings: `no`, `on` and `yes` are words.
_LOADER: type[yaml.CBaseLoader] | type[yaml.BaseLoader] = getattr(
    yaml, "CBaseLoader", yaml.BaseLoader
)
_ROWS = frozenset(
    field.name
    for one in (Language, Lexicon)
    for field in msgspec.structs.fields(one)
    if field.default == ()
)


@cache
def language(code: str) -> Language:
    """Return a language by its code. Raises KeyError for one that has no file."""
    return _read(_files()[code])


@cache
def languages() -> Mapping[str, Language]:
    """Return every language by its code, English first, the others in the order of their codes."""
    return MappingProxyType({code: language(code) for code in _files()})


@cache
def any_language() -> Language:
    """Return all languages as one, for a text whose language nobody has told; for no draft."""
    every = languages().values()
    fields = msgspec.structs.fields(Language)
    lists = [field.name for field in fields if field.name not in ("name", "drafting")]
    united = {name: [item for one in every for item in getattr(one, name)] for name in lists}
    return msgspec.convert({"name": "any language", **united}, Language)


@cache
def _files() -> Mapping[str, Path]:
    files = {path.stem: path for path in sorted(_FOLDER.glob("*.yaml"))}
    return {"en": files.pop("en"), **files}


def _read(path: Path) -> Language:
    keys: dict[str, _Written] = yaml.load(path.read_bytes(), Loader=_LOADER)
    return msgspec.convert({key: _value(key, written) for key, written in keys.items()}, Language)


def _value(key: str, written: _Written) -> object:
    if isinstance(written, dict):
        return {key: _value(key, inner) for key, inner in written.items()}
    if key == "name":
        return written
    if key in _ROWS:
        return [line.split() for line in written.splitlines()]
    return written.split()
