"""What commands and readers save is remembered in one place, and can be undone."""

from pathlib import Path

import pytest

from perspectives.editing.authoring import set_keys
from perspectives.saving.save import Edit
from perspectives.story.story import Story, load
from tui.cli.carryout import carry_out
from tui.user.journals import journal_of


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "article.txt").write_text("Nobody was asked for it.")
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "town.yaml").write_text(
        "perspective: Town\nactors:\n- name: Ann\n  statements:\n  - quote: Nobody was asked\n"
    )
    return tmp_path


def set_topic(story: Story) -> tuple[Edit, None]:
    return set_keys(story, [story.statements[0]], {"topic": "bridge"}), None


def test_what_a_command_saves_can_be_undone(folder):
    done = carry_out(folder, set_topic)
    assert done.story.statements[0].statement.topic == "bridge"
    assert journal_of(done.story).undo() is not None
    assert load(folder).statements[0].statement.topic is None


def test_what_cannot_be_undone_is_saved_and_told(folder, monkeypatch, capsys):
    monkeypatch.setenv("XDG_STATE_HOME", "/dev/null/nowhere")
    done = carry_out(folder, set_topic)
    assert done.story.statements[0].statement.topic == "bridge"
    assert "cannot be undone" in capsys.readouterr().err


def test_an_edit_of_nothing_is_not_remembered(folder):
    done = carry_out(folder, lambda _: (Edit("nothing", ()), None))
    assert journal_of(done.story).undo() is None
