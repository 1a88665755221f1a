"""What belongs to a language, as data: one YAML file a language, named by its code (ISO 639).

`language.Language` says what each list is for. A file has a list as one text (`|` or `>`): words
with blanks between them, or one phrase a line. So nothing in it is anything but words, and whoever
speaks a language can add to it without knowing how it is read. A new file is a new language.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

import msgspec
import yaml

from perspectives.languages.language import Language

__all__ = ["Language", "any_language", "language", "languages"]

_FOLDER = Path(__file__).parent
# Strings stay strings: `no`, `on` and `yes` are words.
_LOADER: type[yaml.CBaseLoader] | type[yaml.BaseLoader] = getattr(
    yaml, "CBaseLoader", yaml.BaseLoader
)
_ROWS = frozenset(field.name for field in msgspec.structs.fields(Language) if field.default == ())


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
    """Return all languages as one, for a text whose language nobody has told."""
    every = languages().values()
    lists = [field.name for field in msgspec.structs.fields(Language) if not field.required]
    united = {name: [item for one in every for item in getattr(one, name)] for name in lists}
    return msgspec.convert({"name": "any language", **united}, Language)


@cache
def _files() -> Mapping[str, Path]:
    files = {path.stem: path for path in sorted(_FOLDER.glob("*.yaml"))}
    return {"en": files.pop("en"), **files}


def _read(path: Path) -> Language:
    keys: dict[str, str] = yaml.load(path.read_bytes(), Loader=_LOADER)
    return msgspec.convert({key: _value(key, text) for key, text in keys.items()}, Language)


def _value(key: str, text: str) -> str | list[str] | list[list[str]]:
    if key == "name":
        return text
    if key in _ROWS:
        return [line.split() for line in text.splitlines()]
    return text.split()
