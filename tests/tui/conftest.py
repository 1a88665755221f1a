"""Every test reads in a home of its own, with all colours, whatever the user's settings are."""

import sys
from collections.abc import Callable
from typing import NamedTuple

import pytest

from tui.cli import main as cli


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("XDG_STATE_HOME", str(home / "state"))
    monkeypatch.setenv("XDG_DATA_HOME", str(home / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "config"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(home / "cache"))
    # The extra is there, and takes seconds: whoever is about it says so.
    monkeypatch.setattr("perspectives.relating.encoder.is_installed", lambda: False)
    # What a terminal says of itself changes what is drawn: here it shows every colour.
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    for name in ("NO_COLOR", "FORCE_COLOR", "TEXTUAL_COLOR_SYSTEM"):
        monkeypatch.delenv(name, raising=False)


class Run(NamedTuple):
    """What came of a command."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(monkeypatch, capsys) -> Callable[..., Run]:
    """Return what runs the command line within this process."""

    def run(*arguments: object) -> Run:
        monkeypatch.setattr(sys, "argv", ["sidelong", *map(str, arguments)])
        with pytest.raises(SystemExit) as exit_:
            cli.main()
        return Run(int(exit_.value.code or 0), *capsys.readouterr())

    return run
