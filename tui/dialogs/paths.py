"""Completing a path while it is typed."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from textual.suggester import Suggester

from perspectives.sources import READERS
from tui.background import in_background


class PathSuggester(Suggester):
    """Suggests the first folder or article, by name, that begins with what was typed."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return the whole path; None where nothing begins so."""
        return await in_background(completed, value) if value else None


def completed(typed: str) -> str | None:
    """Return the first path that begins with what was typed, with a slash behind a folder."""
    name = typed.rpartition("/")[2]
    head = typed.removesuffix(name)
    with suppress(OSError, ValueError), os.scandir(Path(head).expanduser()) as entries:
        names = sorted(
            entry.name + "/" * entry.is_dir()
            for entry in entries
            if entry.name.startswith(name) and _is_offered(entry, name)
        )
        return head + names[0] if names else None
    return None


def _is_offered(entry: os.DirEntry[str], typed: str) -> bool:
    is_hidden = entry.name.startswith(".") and not typed.startswith(".")
    is_known = entry.is_dir() or Path(entry.name).suffix.lower() in READERS
    return is_known and not is_hidden and entry.name.isprintable()
