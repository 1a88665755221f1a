"""What lets other editors complete and check a story's perspective files: a schema beside them.

yaml-language-server, which VS Code, Neovim and Helix run, takes a schema from a file's first
comment, and a path in it from the file's own folder. A copy in the story's folder of perspectives
therefore serves every editor, wherever the story lies and whoever it is handed on to.
"""

from __future__ import annotations

from os.path import lexists
from pathlib import Path

SCHEMA_FILE = "sidelong.schema.json"

FIRST_LINE = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
"""What a new perspective file begins with."""


def schema() -> bytes:
    """Return the JSON Schema of a perspective file: the one that `jsonschema` makes, as shipped."""
    return (Path(__file__).parent.parent / SCHEMA_FILE).read_bytes()


def missing_schema(folder: Path) -> bytes | None:
    """Return what `folder / SCHEMA_FILE` has to hold for files with the `FIRST_LINE` in `folder`.

    None where something of that name is there already: it is the story's, whatever it holds.
    """
    return None if lexists(folder / SCHEMA_FILE) else schema()
