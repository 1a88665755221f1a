"""Edits that commands make: worked out on the story as it is, saved, and remembered."""

from pathlib import Path
from typing import NamedTuple

import pytest

from perspectives.editing.authoring import set_keys
from perspectives.errors import ChangedUnderneathError
from perspectives.saving.save import Edit
from perspectives.story.story import Story, load
from tui.cli.carryout import carry_out
from tui.user.journals import journal_of


class Made(NamedTuple):
    edit: Edit


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "article.txt").write_text("Nobody was asked for it.")
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "town.yaml").write_text(
        "perspective: Town\nactors:\n- name: Ann\n  statements:\n  - quote: Nobody was asked\n"
    )
    return tmp_path


class Writer:
    """Makes an edit, while another program writes to the same file the first times."""

    def __init__(self, path: Path, times: int) -> None:
        self.path = path
        self.times = times

    def __call__(self, story: Story) -> Made:
        if self.times:
            self.times -= 1
            self.path.write_text(self.path.read_text() + "# mine\n")
        return Made(set_keys(story, [story.statements[0]], {"topic": "bridge"}))


@pytest.mark.parametrize("times", [0, 1])
def test_an_edit_is_worked_out_anew_where_a_file_has_changed(folder, times):
    path = folder / "perspectives" / "town.yaml"
    story, made = carry_out(folder, Writer(path, times))
    assert story.statements[0].statement.topic == "bridge"
    assert made.edit.changes[0].after == path.read_bytes()
    assert path.read_text().count("# mine") == times
    assert journal_of(story).undo() is not None
    assert load(folder).statements[0].statement.topic is None


def test_after_the_second_time_it_is_given_up(folder):
    path = folder / "perspectives" / "town.yaml"
    with pytest.raises(ChangedUnderneathError):
        carry_out(folder, Writer(path, 2))
    assert "bridge" not in path.read_text()


def test_an_edit_of_nothing_is_not_remembered(folder):
    story, _ = carry_out(folder, lambda _: Made(Edit("nothing", ())))
    assert journal_of(story).undo() is None
