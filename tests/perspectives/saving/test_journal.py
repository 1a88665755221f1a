import json
import os
import subprocess
import sys
import tempfile
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectives.errors import ChangedUnderneathError, SaveError, UndoError
from perspectives.saving import journal as module
from perspectives.saving.journal import Journal
from perspectives.saving.save import Edit, FileChange

ROOT = Path(__file__).parents[3]
LINES = [b"line %d\n" % number for number in range(40)]


@pytest.fixture
def story(tmp_path: Path) -> Path:
    folder = tmp_path / "story"
    (folder / "perspectives").mkdir(parents=True)
    file(folder).write_bytes(b"".join(LINES))
    return folder


@pytest.fixture
def state(tmp_path: Path) -> Path:
    return tmp_path / "state" / "sidelong"


@pytest.fixture
def journal(story: Path, state: Path) -> Journal:
    return Journal(story, state)


def file(story: Path, name: str = "one.yaml") -> Path:
    return story / "perspectives" / name


def read(path: Path) -> bytes | None:
    return path.read_bytes() if path.exists() else None


def change(path: Path, after: bytes | None) -> FileChange:
    return FileChange(path, read(path), after)


def rewrite(path: Path, old: bytes, new: bytes) -> Edit:
    content = path.read_bytes()
    assert old in content
    return Edit(f"{old!r}", (change(path, content.replace(old, new)),))


def foreign(path: Path, old: bytes, new: bytes) -> None:
    path.write_bytes(rewrite(path, old, new).changes[0].after)


def journal_file(state: Path) -> Path:
    (path,) = state.glob("*.json")
    return path


# Undo and redo.


def test_there_is_nothing_to_undo_or_redo_at_first(journal):
    assert journal.undo() is None
    assert journal.redo() is None


def test_an_edit_is_undone_and_redone(story, journal):
    edit = rewrite(file(story), b"line 7\n", b"new\nlines")
    journal.save(edit)
    assert file(story).read_bytes() == edit.changes[0].after
    undone = journal.undo()
    assert (undone.label, undone.changes[0].path) == (edit.label, file(story))
    assert file(story).read_bytes() == edit.changes[0].before
    assert journal.undo() is None
    redone = journal.redo()
    assert redone == edit
    assert file(story).read_bytes() == edit.changes[0].after
    assert journal.redo() is None


def test_a_new_edit_forgets_what_could_be_redone(story, journal):
    journal.save(rewrite(file(story), b"line 7\n", b"seven\n"))
    journal.undo()
    journal.save(rewrite(file(story), b"line 8\n", b"eight\n"))
    assert journal.redo() is None


def test_an_edit_that_changes_nothing_is_not_remembered(story, journal):
    journal.save(Edit("nothing", (change(file(story), file(story).read_bytes()),)))
    assert journal.undo() is None


def test_an_edit_that_cannot_be_saved_is_not_remembered(story, journal):
    edit = rewrite(file(story), b"line 7\n", b"seven\n")
    foreign(file(story), b"line 8\n", b"theirs\n")
    with pytest.raises(ChangedUnderneathError):
        journal.save(edit)
    assert journal.undo() is None


def test_files_are_made_and_deleted_again(story, journal):
    made, gone = file(story, "made.yaml"), file(story)
    content = gone.read_bytes()
    journal.save(Edit("moved", (change(made, b"made"), change(gone, None))))
    journal.undo()
    assert (read(made), read(gone)) == (None, content)
    journal.redo()
    assert (read(made), read(gone)) == (b"made", None)


def test_what_moved_to_another_file_is_written_there_before_it_is_taken_away(story, journal):
    taker, giver = file(story, "taker.yaml"), file(story)
    taker.write_bytes(b"")
    journal.save(Edit("moved", (change(taker, b"x\n"), change(giver, b""))))
    assert [change.path for change in journal.undo().changes] == [giver, taker]
    assert [change.path for change in journal.redo().changes] == [taker, giver]


@pytest.mark.parametrize("name", ["naïve ☃.yaml", os.fsdecode(b"\xff\xfe.yaml")])
def test_a_file_may_have_any_name(story, state, name):
    try:
        file(story, name).write_bytes(b"old\n")
    except OSError:
        pytest.skip("the file system wants names that are text")
    Journal(story, state).save(rewrite(file(story, name), b"old", b"new"))
    Journal(story, state).undo()
    assert file(story, name).read_bytes() == b"old\n"


def test_a_label_may_hold_what_is_no_text(story, journal):
    journal.save(Edit("\ud800 \x1b[31m", (change(file(story), b""),)))
    assert journal.undo().label == "\\ud800 \x1b[31m"


# What others do.


def test_what_others_changed_on_other_lines_stays(story, journal):
    journal.save(rewrite(file(story), b"line 20\n", b"ours\n"))
    foreign(file(story), b"line 3\n", b"theirs\n" * 5)
    foreign(file(story), b"line 35\n", b"")
    now = file(story).read_bytes()
    journal.undo()
    assert file(story).read_bytes() == now.replace(b"ours\n", b"line 20\n")
    journal.redo()
    assert file(story).read_bytes() == now


def test_lines_that_others_changed_are_left_alone_and_nothing_is_lost(story, journal):
    other = file(story, "other.yaml")
    both = (change(other, b"made\n"), *rewrite(file(story), b"line 20\n", b"ours\n").changes)
    journal.save(Edit("both", both))
    foreign(file(story), b"ours\n", b"theirs\n")
    now = file(story).read_bytes()
    with pytest.raises(UndoError) as raised:
        journal.undo()
    assert str(raised.value) == (
        f"{file(story)}:21: these lines were changed since, so nothing is done; change them by hand"
    )
    assert (read(file(story)), read(other)) == (now, b"made\n")
    foreign(file(story), b"theirs\n", b"ours\n")
    journal.undo()
    assert (read(file(story)), read(other)) == (b"".join(LINES), None)


def test_a_file_that_was_made_and_changed_since_is_not_deleted(story, journal):
    made = file(story, "made.yaml")
    journal.save(Edit("made", (change(made, b"ours\n"),)))
    made.write_bytes(b"ours\ntheirs\n")
    with pytest.raises(UndoError, match="made or deleted since"):
        journal.undo()
    assert made.read_bytes() == b"ours\ntheirs\n"


def test_a_file_that_was_deleted_is_not_brought_back_over_another(story, journal):
    journal.save(Edit("deleted", (change(file(story), None),)))
    file(story).write_bytes(b"theirs\n")
    with pytest.raises(UndoError, match="made or deleted since"):
        journal.undo()
    assert file(story).read_bytes() == b"theirs\n"


def test_a_file_that_others_deleted_is_not_brought_back(story, journal):
    journal.save(rewrite(file(story), b"line 20\n", b"ours\n"))
    file(story).unlink()
    with pytest.raises(UndoError, match="made or deleted since"):
        journal.undo()
    assert not file(story).exists()


def test_what_is_no_file_any_more_is_told(story, journal):
    journal.save(rewrite(file(story), b"line 20\n", b"ours\n"))
    file(story).unlink()
    file(story).mkdir()
    with pytest.raises(UndoError, match="cannot be read"):
        journal.undo()


def test_an_edit_that_was_taken_back_by_hand_is_passed_over(story, journal):
    journal.save(rewrite(file(story), b"line 7\n", b"seven\n"))
    journal.save(rewrite(file(story), b"line 8\n", b"eight\n"))
    foreign(file(story), b"eight\n", b"line 8\n")
    assert journal.undo().label == repr(b"line 7\n")
    assert file(story).read_bytes() == b"".join(LINES)


def test_an_undo_that_cannot_be_saved_can_be_tried_again(story, journal):
    journal.save(rewrite(file(story), b"line 7\n", b"seven\n"))
    file(story).chmod(0o444)
    with pytest.raises(SaveError):
        journal.undo()
    file(story).chmod(0o644)
    journal.undo()
    assert file(story).read_bytes() == b"".join(LINES)


def test_readers_of_one_story_share_what_can_be_undone(story, state):
    one, other = Journal(story, state), Journal(story, state)
    one.save(rewrite(file(story), b"line 7\n", b"seven\n"))
    other.save(rewrite(file(story), b"line 8\n", b"eight\n"))
    assert one.undo().label == repr(b"line 8\n")
    assert other.undo().label == repr(b"line 7\n")
    assert one.redo().label == repr(b"line 7\n")


APPEND = """
import sys
from pathlib import Path
from perspectives.saving import locks as locking
from perspectives.errors import ChangedUnderneathError
from perspectives.saving.journal import Journal
from perspectives.saving.save import Edit, FileChange

# A disk that is busy with something else may take seconds for a flush.
locking.PATIENCE = 300
story, state, path = map(Path, sys.argv[1:])
for number in range(8):
    while True:
        content = path.read_bytes()
        edit = Edit("append", (FileChange(path, content, content + b"%d" % number),))
        try:
            Journal(story, state).save(edit)
            break
        except ChangedUnderneathError:
            pass
"""


def test_readers_that_save_at_once_can_undo_all_of_it(story, state):
    command = [sys.executable, "-c", APPEND, story, state, file(story)]
    readers = [subprocess.Popen(command, cwd=ROOT) for _ in range(3)]
    assert [reader.wait() for reader in readers] == [0, 0, 0]
    assert len(file(story).read_bytes()) == len(b"".join(LINES)) + 24
    undone = 0
    while Journal(story, state).undo():
        undone += 1
    assert undone == 24
    assert file(story).read_bytes() == b"".join(LINES)


def test_another_process_undoes_what_this_one_did(story, state):
    Journal(story, state).save(rewrite(file(story), b"line 7\n", b"seven\n"))
    program = (
        "import sys; from pathlib import Path; from perspectives.saving.journal import Journal;"
        "print(Journal(Path(sys.argv[1]), Path(sys.argv[2])).undo().label)"
    )
    command = [sys.executable, "-c", program, story, state]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert run.stdout.strip() == repr(b"line 7\n")
    assert file(story).read_bytes() == b"".join(LINES)
    assert Journal(story, state).redo() is not None


# Where files lie.


def test_stories_do_not_mix(story, state, tmp_path):
    other = tmp_path / "other"
    (other / "perspectives").mkdir(parents=True)
    Journal(story, state).save(rewrite(file(story), b"line 7\n", b"seven\n"))
    assert Journal(other, state).undo() is None


def test_a_story_is_the_same_under_every_name(story, state, tmp_path, monkeypatch):
    link = tmp_path / "link"
    link.symlink_to(story)
    Journal(link, state).save(rewrite(file(link), b"line 7\n", b"seven\n"))
    Journal(link, state).save(rewrite(file(story), b"line 8\n", b"eight\n"))
    monkeypatch.chdir(story)
    Journal(Path(), state).save(rewrite(file(Path()), b"line 9\n", b"nine\n"))
    for _ in range(3):
        assert Journal(story, state).undo()
    assert file(story).read_bytes() == b"".join(LINES)


def test_an_edit_is_undone_where_the_story_was_named_by_a_way_up(
    story, state, tmp_path, monkeypatch
):
    (tmp_path / "work").mkdir()
    monkeypatch.chdir(tmp_path / "work")
    named = Path("../story")
    Journal(named, state).save(rewrite(file(named), b"line 7\n", b"seven\n"))
    assert Journal(named, state).undo()
    assert file(story).read_bytes() == b"".join(LINES)


def test_a_perspective_may_be_a_link_out_of_the_story(story, journal, tmp_path):
    real, link = tmp_path / "shared.yaml", file(story, "shared.yaml")
    real.write_bytes(b"old\n")
    link.symlink_to(real)
    journal.save(rewrite(link, b"old", b"new"))
    journal.undo()
    assert link.is_symlink()
    assert real.read_bytes() == b"old\n"


@pytest.mark.parametrize("path", ["../outside.yaml", "story/../../outside.yaml"])
def test_an_edit_outside_the_story_is_saved_and_not_remembered(story, journal, path):
    outside = story / path
    with pytest.raises(UndoError, match="no file of the story"):
        journal.save(Edit("outside", (FileChange(outside.resolve(), None, b"new"),)))
    assert outside.resolve().read_bytes() == b"new"
    assert journal.undo() is None


@pytest.mark.parametrize("path", ["../../x", "perspectives/../../x", "/tmp/x", ".", "", "a\0b"])
def test_a_journal_that_leads_out_of_the_story_is_begun_again(story, state, journal, path):
    journal.save(Edit("made", (change(file(story, "made.yaml"), b"new"),)))
    stacks = json.loads(journal_file(state).read_bytes())
    stacks["undo"][0]["files"][0]["path"] = b64encode(path.encode()).decode()
    journal_file(state).write_text(json.dumps(stacks))
    assert journal.undo() is None


# The journal's own file.


def test_the_journal_names_its_story_and_leaves_no_litter(story, state, journal):
    for line in LINES[:3]:
        journal.save(rewrite(file(story), line, b"new\n"))
    assert json.loads(journal_file(state).read_bytes())["story"] == str(story.resolve())
    assert sorted(path.suffix for path in state.iterdir()) == [".json", ".lock"]


@pytest.mark.parametrize(
    "damage",
    [
        lambda content: b"",
        lambda content: content[: len(content) // 2],
        lambda content: b"[" * 100_000,
        lambda content: b"\xff" + content,
        lambda content: b'{"story": 3}',
        lambda content: content.replace(b"/story", b"/other"),
        lambda content: content.replace(b'"line":', b'"lime":'),
    ],
)
def test_a_journal_that_cannot_be_understood_is_begun_again(
    story, state, journal, damage: Callable[[bytes], bytes]
):
    journal.save(rewrite(file(story), b"line 7\n", b"seven\n"))
    path = journal_file(state)
    path.write_bytes(damage(path.read_bytes()))
    assert journal.undo() is None
    journal.save(rewrite(file(story), b"line 8\n", b"eight\n"))
    assert journal.undo().label == repr(b"line 8\n")


def test_a_journal_that_was_tampered_with_puts_nothing_else_into_a_file(story, state, journal):
    journal.save(rewrite(file(story), b"line 7\n", b"seven\n"))
    path = journal_file(state)
    damaged = path.read_bytes().replace(b64encode(b"line 7\n"), b64encode(b"evil 7\n"))
    path.write_bytes(damaged)
    now = file(story).read_bytes()
    with pytest.raises(UndoError, match="damaged"):
        journal.undo()
    assert file(story).read_bytes() == now


def test_an_edit_is_saved_where_the_journal_cannot_be_written(story, tmp_path):
    state = tmp_path / "state"
    state.write_text("a file where a folder should be")
    journal = Journal(story, state)
    edit = rewrite(file(story), b"line 7\n", b"seven\n")
    with pytest.raises(UndoError, match="edits cannot be undone"):
        journal.save(edit)
    assert file(story).read_bytes() == edit.changes[0].after
    with pytest.raises(UndoError, match="edits cannot be undone"):
        journal.undo()


def test_a_folder_in_the_place_of_the_journal_is_told(story, state, journal):
    journal.save(rewrite(file(story), b"line 7\n", b"seven\n"))
    path = journal_file(state)
    path.unlink()
    path.mkdir()
    with pytest.raises(UndoError, match="edits cannot be undone"):
        journal.save(rewrite(file(story), b"line 8\n", b"eight\n"))
    assert b"eight\n" in file(story).read_bytes()


def test_the_oldest_edits_are_forgotten_first(story, state, journal, monkeypatch):
    monkeypatch.setattr(module, "MOST_EDITS", 3)
    for line in LINES[:5]:
        journal.save(rewrite(file(story), line, b"new " + line))
    labels = [edit.label for edit in iter(journal.undo, None)]
    assert labels == [repr(line) for line in LINES[4:1:-1]]
    assert [edit.label for edit in iter(journal.redo, None)] == labels[::-1]


def test_large_edits_push_out_old_ones_and_the_last_one_stays(story, state, journal, monkeypatch):
    monkeypatch.setattr(module, "MOST_BYTES", 5_000)
    journal.save(rewrite(file(story), b"line 7\n", b"seven\n"))
    journal.save(Edit("large", (change(file(story, "large.yaml"), b"x" * 9_000),)))
    journal.save(Edit("gone", (change(file(story, "large.yaml"), None),)))
    assert [edit.label for edit in iter(journal.undo, None)] == ["gone"]


def test_a_file_far_too_large_is_no_journal(story, state, journal, monkeypatch):
    journal.save(rewrite(file(story), b"line 7\n", b"seven\n"))
    monkeypatch.setattr(module, "LARGEST_JOURNAL", 10)
    assert journal.undo() is None


# Laws.

NAMES = st.sampled_from(["one.yaml", "two.yaml", "three.yaml"])
CONTENTS = (
    st.none()
    | st.binary(max_size=6)
    | st.lists(st.sampled_from([b"a\n", b"b\r\n", b"c\r", b"d"]), max_size=6).map(b"".join)
)
EDITS = st.dictionaries(NAMES, CONTENTS, min_size=1)
STEPS = st.lists(EDITS | st.sampled_from(["undo", "undo", "redo", "restart"]), max_size=25)


@contextmanager
def quick_disk() -> Iterator[Path]:
    """Yield a folder in which nothing waits for the disk."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "fsync", lambda _: None)
        yield Path(folder)


@settings(max_examples=60)
@given(STEPS)
def test_edits_undos_and_redos_go_up_and_down_a_list_of_states(steps):
    """The model: every state that the story was in, and which of them it is in."""
    with quick_disk() as folder:
        state, story = folder / "state", folder / "story"
        (story / "perspectives").mkdir(parents=True)
        journal = Journal(story, state)
        states: list[dict[str, bytes | None]] = [{}]
        position = 0
        for step in steps:
            if step == "undo":
                assert (journal.undo() is None) == (position == 0)
                position = max(position - 1, 0)
            elif step == "redo":
                assert (journal.redo() is None) == (position == len(states) - 1)
                position = min(position + 1, len(states) - 1)
            elif step == "restart":
                journal = Journal(story, state)
            else:
                changes = (change(file(story, name), after) for name, after in step.items())
                journal.save(Edit("edit", tuple(changes)))
                now = {**states[position], **step}
                if any(now.get(name) != states[position].get(name) for name in step):
                    states[position + 1 :] = [now]
                    position += 1
            for name in ("one.yaml", "two.yaml", "three.yaml"):
                assert read(file(story, name)) == states[position].get(name)


OURS = st.lists(st.integers(0, 9), unique=True, max_size=6).map(
    lambda numbers: b"".join(b"ours %d\n" % number for number in numbers)
)
THEIRS = st.lists(st.sampled_from([b"theirs\n", b"\n", b"# more\n"]), max_size=6).map(b"".join)
TURNS = st.lists(
    st.tuples(st.just("ours"), OURS)
    | st.tuples(st.sampled_from(["above", "below"]), THEIRS)
    | st.tuples(st.sampled_from(["undo", "redo"]), st.none()),
    max_size=20,
)
FENCE = b"fence 1\nfence 2\nfence 3\nfence 4\n"


@settings(max_examples=60)
@given(TURNS)
def test_what_others_write_elsewhere_survives_every_undo_and_redo(turns):
    with quick_disk() as folder:
        path = folder / "one.yaml"
        parts = {"above": b"", "ours": b"", "below": b""}

        def whole() -> bytes:
            return parts["above"] + FENCE + parts["ours"] + b"-" + FENCE + parts["below"]

        path.write_bytes(whole())
        journal = Journal(folder, folder / "state")
        states, position = [b""], 0
        for what, text in turns:
            if what == "undo":
                journal.undo()
                position = max(position - 1, 0)
                parts["ours"] = states[position]
            elif what == "redo":
                journal.redo()
                position = min(position + 1, len(states) - 1)
                parts["ours"] = states[position]
            elif what == "ours":
                before = path.read_bytes()
                if text != parts["ours"]:
                    position += 1
                    states[position:] = [text]
                parts["ours"] = text
                journal.save(Edit("ours", (FileChange(path, before, whole()),)))
            else:
                parts[what] = text
                path.write_bytes(whole())
            assert path.read_bytes() == whole()
