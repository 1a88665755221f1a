from pathlib import Path

import pytest
from platformdirs import user_state_path
from textual.worker import WorkerFailed

from seeds import CSTO_PEACEKEEPERS
from tui.app import SidelongApp
from tui.cli.main import main
from tui.user.crash import report


def test_a_mistake_is_told_in_one_line_and_written_down() -> None:
    try:
        raise KeyError("somewhere")
    except KeyError as error:
        told = report(error)
    assert told.startswith("a mistake in Sidelong ended it (KeyError)")
    assert "\n" not in told
    path = Path(told.split("; ")[1].split(" has ")[0])
    assert "KeyError: 'somewhere'" in path.read_text()


def test_a_mistake_over_what_is_no_character_is_written_down_for_its_owner_only() -> None:
    report(ValueError("a path \udcff"))
    path = user_state_path("sidelong") / "crash.log"
    assert "a path \\udcff" in path.read_text()
    assert path.stat().st_mode & 0o077 == 0


def test_a_mistake_in_a_command_leaves_no_traceback(monkeypatch, capsys) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise RuntimeError("a mistake")

    monkeypatch.setattr("perspectives.story.story.load", fail)
    monkeypatch.setattr("sys.argv", ["sidelong", "check", str(CSTO_PEACEKEEPERS)])
    with pytest.raises(SystemExit) as end:
        main()
    assert end.value.code == 70
    assert capsys.readouterr().err.startswith("sidelong: a mistake in Sidelong ended it")


async def test_a_mistake_on_screen_leaves_no_traceback(monkeypatch, capsys) -> None:
    told: list[str] = []
    monkeypatch.setattr(SidelongApp, "panic", lambda _app, text: told.append(str(text)))
    app = SidelongApp(CSTO_PEACEKEEPERS)
    app._exception = RuntimeError("a mistake")
    app._fatal_error()
    assert told[0].startswith("sidelong: a mistake in Sidelong ended it (RuntimeError)")


async def test_of_a_mistake_in_a_worker_it_is_written_down_where_it_was_made(monkeypatch) -> None:
    async def work() -> None:
        raise KeyError("somewhere")

    monkeypatch.setattr(SidelongApp, "panic", lambda _app, _text: None)
    app = SidelongApp(CSTO_PEACEKEEPERS)
    with pytest.raises(WorkerFailed):
        await _fail(app, work())
    assert "in work" in (user_state_path("sidelong") / "crash.log").read_text()


async def _fail(app, work) -> None:
    async with app.run_test():
        app.run_worker(work)
        await app.workers.wait_for_complete()
