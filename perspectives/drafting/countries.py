"""Countries: their names, those of their people, their capitals and their seats of power."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import yaml

_FILE = Path(__file__).parent / "countries.yaml"
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@cache
def countries() -> Mapping[str, str]:
    """Return for each word or phrase that tells a country (in its own case) that country's name."""
    told: dict[str, str] = {}
    for name, text in yaml.load(_FILE.read_bytes(), Loader=_LOADER).items():
        for form in (name, *text.split(", ")):
            told[form] = name
    return told


@cache
def places() -> frozenset[str]:
    """Return the words that name a country or a capital, and nobody's surname."""
    return frozenset(countries())
