"""The writer's own editor: how it is told a place in a file, and what becomes of the screen."""

from __future__ import annotations

import os
import shlex
import shutil
import signal
import subprocess
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from perspectives.errors import SidelongError
from tui.drawing.visible import visible_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from textual.app import App

FALLBACKS = ("nano", "vi", "vim", "nvim", "emacs", "micro", "hx")
"""Which editor is opened where nobody chose one: the first that there is."""

WAY_OUT = "set VISUAL or EDITOR to the command of your editor"


class EditorError(SidelongError):
    """The writer's own editor could not be opened, or did not end well."""


def _vim(file: str, line: int, column: int) -> list[str]:
    # As a motion, because the column of `cursor()` counts bytes.
    right = f"{column - 1}l" if column > 1 else ""
    return ["-c", f"normal! {line}G0{right}", file]


def _vi(file: str, line: int, column: int) -> list[str]:
    return ["-c", str(line), file]  # all that POSIX knows


def _nano(file: str, line: int, column: int) -> list[str]:
    return [f"+{line},{column}", file]


def _plus(file: str, line: int, column: int) -> list[str]:
    return [f"+{line}:{column}", file]


def _suffix(file: str, line: int, column: int) -> list[str]:
    return [f"{file}:{line}:{column}"]


def _goto(file: str, line: int, column: int) -> list[str]:
    return ["--goto", f"{file}:{line}:{column}"]


def _plain(file: str, line: int, column: int) -> list[str]:
    return [file]


_PLACES: dict[str, Callable[[str, int, int], list[str]]] = {
    **dict.fromkeys(("vim", "nvim", "gvim", "mvim"), _vim),
    "vi": _vi,
    "nano": _nano,
    **dict.fromkeys(("emacs", "emacsclient", "kak", "micro"), _plus),
    **dict.fromkeys(("hx", "helix", "subl", "zed"), _suffix),
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium"), _goto),
}
"""How each editor is told which file to open at which line and column."""

_WAITS = {
    **dict.fromkeys(("code", "code-insiders", "codium", "vscodium", "subl"), ("-w", "--wait")),
    "zed": ("-w", "--wait"),
    **dict.fromkeys(("gvim", "mvim"), ("-f", "--nofork")),
}
"""For editors with windows of their own: what makes their command wait until the file is closed."""


def editor_command(path: Path, line: int, column: int, environ: Mapping[str, str]) -> list[str]:
    """Return the command that opens a file at a line and a column, both from 1.

    It is $VISUAL, else $EDITOR, else the first well-known editor on $PATH. An editor that is not
    known is given the file alone. Raises `EditorError` where there is none, or where what is set
    is no command.
    """
    command = _chosen(environ)
    name = os.path.basename(command[0]).removesuffix(".exe").split(".")[0]  # noqa: PTH119
    waits = _WAITS.get(name, ())
    if waits and not set(waits) & set(command):
        command.append(waits[-1])
    # A name that begins with a sign would be taken for an option.
    file = str(path) if path.is_absolute() else os.path.join(".", path)  # noqa: PTH118
    return [*command, *_PLACES.get(name, _plain)(file, line, column)]


def _chosen(environ: Mapping[str, str]) -> list[str]:
    for variable in ("VISUAL", "EDITOR"):
        try:
            command = shlex.split(environ.get(variable, ""))
        except ValueError as error:
            reason = f"{variable} is no command: {str(error).lower()}"
            raise EditorError(f"{reason}; {WAY_OUT}") from error
        if command and command[0]:
            return command
    for name in FALLBACKS:
        if shutil.which(name, path=environ.get("PATH")):
            return [name]
    raise EditorError(f"no editor was found; {WAY_OUT}")


def open_editor(app: App[object], command: Sequence[str]) -> None:
    """Give the terminal to an editor until it ends.

    Raises `EditorError` where it cannot be started, or ends in another way than well; the file is
    then as it left it.
    """
    name = visible_line(command[0])
    try:
        with app.suspend():
            code = _run(command)
    except SuspendNotSupported as error:
        raise EditorError("this terminal cannot be given to an editor") from error
    if isinstance(code, FileNotFoundError):
        raise EditorError(f"{name} was not found; {WAY_OUT}")
    if isinstance(code, OSError):
        raise EditorError(f"{name} cannot be started: {code.strerror}; {WAY_OUT}")
    if code < 0:
        raise EditorError(f"{name} was ended by signal {-code} ({signal.strsignal(-code)})")
    if code > 0:
        raise EditorError(f"{name} ended with code {code}; the file is as it left it")


def _run(command: Sequence[str]) -> int | OSError:
    """Run a command and return its exit code; ctrl+c is meant for it, and not for us.

    Why it cannot be started is returned as well: what is raised while the app is suspended leaves
    the terminal to nobody.
    """
    # A handler, because a child would inherit what is ignored.
    before = {
        number: signal.signal(number, lambda *_: None) for number in (signal.SIGINT, signal.SIGQUIT)
    }
    try:
        return subprocess.call(command)
    except OSError as error:
        return error
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
