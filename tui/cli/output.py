"""What commands print: lines that editors jump to, and data."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tui.drawing.visible import visible, visible_line

if TYPE_CHECKING:
    from perspectives.model import Diagnostic


def print_line(text: str, *, err: bool = False) -> None:
    """Print a text, wherever it is from, as one line."""
    click.echo(visible_line(text), err=err)


def print_json(value: object) -> None:
    """Print a value as JSON."""
    from perspectives.text.asjson import as_json

    print_text(as_json(value))


def print_text(text: str) -> None:
    """Print a text that is meant for another program; a terminal is shown it harmless."""
    # As bytes, because it is UTF-8 whatever the terminal's locale is (of JSON: RFC 8259, 8.1).
    click.echo((visible(text) if sys.stdout.isatty() else text).encode(errors="replace"))


def problem_line(problem: Diagnostic) -> str:
    """Return a diagnostic as one line: path:line:column: severity: message [code]."""
    return _line(problem, problem.severity)


def fixed_line(fixed: Diagnostic) -> str:
    """Return what was mended as one line: path:line:column: fixed: message [code]."""
    return _line(fixed, "fixed")


def shown_path(path: Path) -> str:
    """Return a path as short as it gets: from the current folder, or as it was given."""
    return min(os.path.relpath(path), str(path), key=len)


def _line(diagnostic: Diagnostic, what: str) -> str:
    where = f"{shown_path(diagnostic.path)}:{diagnostic.line}:{diagnostic.column}"
    return f"{where}: {what}: {diagnostic.message} [{diagnostic.code}]"
