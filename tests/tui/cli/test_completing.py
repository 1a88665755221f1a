"""What a shell is told of commands, options and paths."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tui.cli.completing import SHELLS

SIDELONG = Path(sys.executable).parent / "sidelong"

COMPLETE = """
eval "$(sidelong completion bash)"
COMP_WORDS=(sidelong "$@")
COMP_CWORD=$#
_sidelong_completion sidelong 2> /dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""


def completed(*words: str) -> list[str]:
    """Return what bash offers for the last of some words behind `sidelong`, paths left out."""
    paths = os.environ | {"PATH": f"{SIDELONG.parent}{os.pathsep}{os.environ['PATH']}"}
    command = ["bash", "-c", COMPLETE, "bash", *words]
    return subprocess.run(command, env=paths, capture_output=True, text=True).stdout.split()


def offered(words: str, number: int) -> list[str]:
    """Return what the program offers to bash for a word, each with its sort."""
    asked = {"COMP_WORDS": words, "COMP_CWORD": str(number)}
    environment = os.environ | asked | {"_SIDELONG_COMPLETE": "bash_complete"}
    run = subprocess.run([SIDELONG], env=environment, capture_output=True, text=True)
    assert run.stderr == ""
    return run.stdout.split()


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_is_printed_for_each_shell(run, shell):
    code, out, err = run("completion", shell)
    assert (code, err) == (0, "")
    assert "_SIDELONG_COMPLETE" in out
    if shutil.which(shell):
        check = subprocess.run([shell, "-n"], input=out, capture_output=True, text=True)
        assert (check.returncode, check.stderr) == (0, "")


def test_another_shell_is_told_which_there_are(run):
    code, _, err = run("completion", "tcsh")
    assert code == 2
    assert all(shell in err for shell in SHELLS)


def test_bash_completes_commands_options_and_formats():
    assert completed("ch") == ["check"]
    assert completed("check", "--ag") == ["--against"]
    assert completed("export", "story", "--format", "j") == ["json"]
    assert completed("completion", "") == list(SHELLS)


def test_a_story_is_a_path_behind_every_command_that_takes_one_and_without_any():
    assert "file," in offered("sidelong ", 1)
    for command in ("check", "draft", "export"):
        assert offered(f"sidelong {command} ", 2) == ["file,"]
