"""Carrying edits out: on the story as it is, whoever else writes its files."""

from pathlib import Path

import pytest

from perspectives.editing.authoring import set_keys
from perspectives.editing.carryout import TRIES, carry_out
from perspectives.errors import ChangedUnderneathError, UndoError
from perspectives.saving import save as saving
from perspectives.saving.save import Edit
from perspectives.story.story import Story, load


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "article.txt").write_text("Nobody was asked for it.")
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "town.yaml").write_text(
        "perspective: Town\nactors:\n- name: Ann\n  statements:\n  - quote: Nobody was asked\n"
    )
    return tmp_path


class Writer:
    """Works an edit out, while another program writes to the same file the first times."""

    def __init__(self, path: Path, times: int) -> None:
        self.path = path
        self.times = times

    def __call__(self, story: Story) -> tuple[Edit, str]:
        if self.times:
            self.times -= 1
            self.path.write_text(self.path.read_text() + "# mine\n")
        return set_keys(story, [story.statements[0]], {"topic": "bridge"}), "found"


def save(_story: Story, edit: Edit) -> None:
    saving.save(edit)


@pytest.mark.parametrize("times", range(TRIES))
def test_an_edit_is_worked_out_anew_where_a_file_has_changed(folder, times):
    path = folder / "perspectives" / "town.yaml"
    done = carry_out(folder, load(folder), Writer(path, times), save)
    assert done.story.statements[0].statement.topic == "bridge"
    assert (done.found, done.trouble) == ("found", None)
    assert done.edit.changes[0].after == path.read_bytes()
    assert path.read_text().count("# mine") == times


def test_after_the_last_try_it_is_given_up(folder):
    path = folder / "perspectives" / "town.yaml"
    with pytest.raises(ChangedUnderneathError):
        carry_out(folder, load(folder), Writer(path, TRIES), save)
    assert "bridge" not in path.read_text()


def test_an_edit_that_cannot_be_undone_says_so_and_is_there(folder):
    def save_only(story: Story, edit: Edit) -> UndoError:
        save(story, edit)
        return UndoError("no journal")

    done = carry_out(folder, load(folder), Writer(folder, 0), save_only)
    assert str(done.trouble) == "no journal"
    assert done.story.statements[0].statement.topic == "bridge"


def test_an_edit_of_nothing_is_not_saved(folder):
    story = load(folder, relating=False)
    done = carry_out(folder, story, lambda _: (Edit("nothing", ()), None), pytest.fail)
    assert done.story is story
