"""Random keys in each run of the tests, and proof that the laws they hold can be broken."""

from __future__ import annotations

import sys
from itertools import islice
from pathlib import Path

import pytest
import yaml

from perspectives.saving.journal import Journal
from perspectives.saving.save import Edit, FileChange
from seeds import CSTO_PEACEKEEPERS
from tests.monkey import trial
from tests.monkey.__main__ import report
from tests.monkey.ledger import faults, files_of, undone
from tests.monkey.presses import presses


@pytest.mark.parametrize("seed", [1, 2])
def test_random_keys_break_nothing(seed: int, tmp_path: Path) -> None:
    stories = CSTO_PEACEKEEPERS.parent
    before = files_of(stories)
    outcome = trial.run(seed, 150, tmp_path)
    assert not outcome.faults, "\n".join(report([outcome], 0))
    assert files_of(stories) == before  # It had the run of copies.


def test_a_seed_says_all_that_is_pressed() -> None:
    first, again, other = ([*islice(presses(seed), 500)] for seed in (1, 1, 2))
    assert first == again != other
    assert {press.kind for press in first} == {"key", "click", "paste", "resize"}


# The laws, on programs that break them


@pytest.mark.parametrize(
    ("program", "fault"),
    [
        ("raise SystemExit(3)", trial.ENDED),
        ("import time; time.sleep(60)", trial.SILENT),
        ("import time\nwhile True: print('x' * 100, flush=True); time.sleep(.01)", trial.RESTLESS),
    ],
)
def test_a_program_that_breaks_a_law_is_found_out(
    program: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "SILENCE", 0.5)
    monkeypatch.setattr(trial, "REST", 0.5)
    started = f"print({trial.STARTED.decode()!r}, flush=True)"
    outcome = trial.run(1, 30, tmp_path, [sys.executable, "-c", f"{started}\n{program}"])
    assert [one.kind for one in outcome.faults] == [fault]
    assert "Seed 1" in "\n".join(report([outcome], 0))


FILE = "perspectives/a.yaml"


@pytest.fixture
def story(tmp_path: Path) -> Path:
    (tmp_path / "story" / "perspectives").mkdir(parents=True)
    (tmp_path / "story" / FILE).write_text(written("One thing", "Another"))
    return tmp_path / "story"


def written(*quotes: str) -> str:
    statements = [{"quote": quote} for quote in quotes]
    return yaml.safe_dump({"perspective": "A", "actors": [{"name": "B", "statements": statements}]})


def edit(story: Path, label: str, text: str) -> None:
    path = story / FILE
    change = FileChange(path, path.read_bytes(), text.encode())
    Journal(story, story.parent / "journals").save(Edit(label, (change,)))


def found(story: Path, before: dict[str, bytes]) -> list[str]:
    steps = undone(story, story.parent / "journals")
    return faults(before, steps, files_of(story))


def test_a_deletion_a_text_and_a_move_lose_nothing_that_was_not_meant(story: Path) -> None:
    before = files_of(story)
    edit(story, "A's words, moved", written("Another", "One thing"))
    edit(story, "B's words, deleted", written("One thing"))
    edit(story, "a.yaml, edited as text", "- [")
    assert found(story, before) == []


def test_a_statement_that_another_edit_loses_is_found_out(story: Path) -> None:
    before = files_of(story)
    edit(story, "topic of B's words", written("One thing"))
    assert found(story, before) == ["“topic of B's words” lost the statement “Another”"]


def test_a_file_that_an_edit_spoils_is_found_out(story: Path) -> None:
    before = files_of(story)
    edit(story, "topic of B's words", "- [")
    assert found(story, before) == ["“topic of B's words” left a file that is no YAML"]


def test_a_change_that_no_journal_knows_is_found_out(story: Path) -> None:
    before = files_of(story)
    (story / FILE).write_text(written("One thing"))
    assert found(story, before) == [f"with all edits undone, this is not as it was: {FILE}"]
