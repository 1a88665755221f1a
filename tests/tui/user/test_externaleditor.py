"""The writer's own editor: its command line, and the terminal that it is given for a while."""

import os
import sys
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace

import pytest

from benchmarks.terminal import Terminal
from seeds import CSTO_PEACEKEEPERS
from tui.app import SidelongApp
from tui.user.externaleditor import EditorError, editor_command, open_editor

FILE = Path("/stories/a b/united-states.yaml")


@pytest.mark.parametrize(
    ("chosen", "command"),
    [
        ("vi", ["vi", "-c", "12", str(FILE)]),
        ("vim", ["vim", "-c", "normal! 12G04l", str(FILE)]),
        ("/usr/bin/vim.basic -p", ["/usr/bin/vim.basic", "-p", "-c", "normal! 12G04l", str(FILE)]),
        ("nvim", ["nvim", "-c", "normal! 12G04l", str(FILE)]),
        ("gvim", ["gvim", "--nofork", "-c", "normal! 12G04l", str(FILE)]),
        ("nano -w", ["nano", "-w", "+12,5", str(FILE)]),
        ("emacs -nw", ["emacs", "-nw", "+12:5", str(FILE)]),
        ("emacsclient -t", ["emacsclient", "-t", "+12:5", str(FILE)]),
        ("kak", ["kak", "+12:5", str(FILE)]),
        ("micro", ["micro", "+12:5", str(FILE)]),
        ("hx", ["hx", f"{FILE}:12:5"]),
        ("helix", ["helix", f"{FILE}:12:5"]),
        ("code", ["code", "--wait", "--goto", f"{FILE}:12:5"]),
        ("code -w", ["code", "-w", "--goto", f"{FILE}:12:5"]),
        ("codium", ["codium", "--wait", "--goto", f"{FILE}:12:5"]),
        ("subl -w", ["subl", "-w", f"{FILE}:12:5"]),
        ("'/opt/my editor/ed' --x 'y z'", ["/opt/my editor/ed", "--x", "y z", str(FILE)]),
    ],
)
def test_each_editor_is_told_the_place_in_its_own_way(chosen, command):
    assert editor_command(FILE, 12, 5, {"EDITOR": chosen}) == command


def test_visual_comes_before_editor_and_an_empty_one_is_none():
    assert editor_command(FILE, 1, 1, {"VISUAL": "hx", "EDITOR": "vi"})[0] == "hx"
    assert editor_command(FILE, 1, 1, {"VISUAL": " ", "EDITOR": "vi"})[0] == "vi"
    assert editor_command(FILE, 1, 1, {"VISUAL": "''", "EDITOR": "vi"})[0] == "vi"
    assert editor_command(FILE, 3, 1, {"EDITOR": "vim"})[2] == "normal! 3G0"


@pytest.mark.parametrize("name", ["-rf.yaml", "+12.yaml", "--cmd.yaml", "a b.yaml", "\udcff.yaml"])
def test_a_name_is_never_taken_for_an_option(name):
    command = editor_command(Path(name), 1, 1, {"EDITOR": "vi"})
    assert command[-1] == f"./{name}"
    assert os.fsencode(command[-1])


def test_where_nobody_chose_the_first_that_is_there_is_opened(tmp_path):
    (tmp_path / "vi").touch(mode=0o755)
    assert editor_command(FILE, 1, 1, {"PATH": str(tmp_path)})[0] == "vi"
    (tmp_path / "nano").touch(mode=0o755)
    assert editor_command(FILE, 1, 1, {"PATH": str(tmp_path)})[0] == "nano"


def test_where_there_is_none_the_way_out_is_told(tmp_path):
    with pytest.raises(EditorError, match="no editor was found; set VISUAL or EDITOR"):
        editor_command(FILE, 1, 1, {"PATH": str(tmp_path)})
    with pytest.raises(EditorError, match="VISUAL is no command: no closing quotation; set"):
        editor_command(FILE, 1, 1, {"VISUAL": "vim 'x"})


# In a terminal

PROGRAM = """
import sys
from pathlib import Path
from textual.app import App
from textual.widgets import Static
from tui.user.externaleditor import EditorError, editor_command, open_editor

class Host(App):
    def compose(self):
        yield Static("reading")
    def on_key(self):
        try:
            open_editor(self, editor_command(Path(sys.argv[2]), 7, 3, {"EDITOR": sys.argv[1]}))
            self.query_one(Static).update("back again")
        except EditorError as error:
            self.query_one(Static).update(f"told: {error}")

Host().run()
"""


@pytest.fixture
def terminal(tmp_path):
    """Return a terminal whose program opens an editor, the body of a script, at the first key."""

    def open_terminal(body):
        script = tmp_path / "my-editor"
        script.write_text(f"#!/bin/sh\n{body}\n")
        script.chmod(0o755)
        command = [sys.executable, "-c", PROGRAM, str(script), str(tmp_path / "a.yaml")]
        return Terminal(command, {"PYTHONPATH": str(Path(__file__).parents[3])})

    return open_terminal


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ('echo "given:" "$@"; read line; echo "$line" > "$1"', b"back again"),
        ("echo given: ; read line; exit 3", b"ended with code 3"),
        ("echo given: ; read line; kill -9 $$", b"ended by signal 9"),
    ],
)
def test_an_editor_has_the_terminal_until_it_ends(terminal, tmp_path, body, told):
    with terminal(body) as screen:
        screen.wait_for(b"reading")
        screen.press(b"e", 0.3)
        screen.wait_for(b"given:")
        os.write(screen._file, b"typed\r")
        screen.wait_for(told)
        if told == b"back again":
            assert f"given: {tmp_path / 'a.yaml'}".encode() in screen.output
            assert (tmp_path / "a.yaml").read_text() == "typed\n"


async def test_where_there_is_no_terminal_to_give_it_is_told():
    app = SidelongApp(CSTO_PEACEKEEPERS)
    async with app.run_test():
        # A test has no terminal to give away, and says so before anything is started.
        with pytest.raises(EditorError, match="this terminal cannot be given to an editor"):
            open_editor(app, ["/nowhere/ed", "a"])


@pytest.mark.parametrize(
    ("command", "told"),
    [("/nowhere/ed", "/nowhere/ed was not found; set VISUAL"), ("/etc", "/etc cannot be started")],
)
def test_what_cannot_be_started_is_told_with_the_way_out(command, told):
    with pytest.raises(EditorError, match=told):
        open_editor(SimpleNamespace(suspend=nullcontext), [command])
