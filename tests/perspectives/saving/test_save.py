import errno
import fcntl
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from perspectives.errors import ChangedUnderneathError, SaveError
from perspectives.saving import locks as locking
from perspectives.saving.save import Edit, FileChange, save

ROOT = Path(__file__).parents[3]
OLD, NEW = b"perspective: One\n", b"perspective: Two\r\nactors: []"
LITTER = ".sidelong-0123456789abcdef.tmp"


def edit(*changes: tuple[Path, bytes | None, bytes | None]) -> Edit:
    return Edit("an edit", tuple(FileChange(*change) for change in changes))


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder, hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "one.yaml"
    path.write_bytes(OLD)
    return path


# What is written.


def test_a_file_is_replaced_and_nothing_else_is_left_in_its_folder(file):
    save(edit((file, OLD, NEW)))
    assert contents(file.parent) == {"one.yaml": NEW}


def test_the_files_of_one_edit_are_made_replaced_and_deleted_together(tmp_path, file):
    other = tmp_path / "other.yaml"
    other.write_bytes(OLD)
    made = tmp_path / "perspectives" / "made.yaml"
    save(edit((file, OLD, None), (other, OLD, NEW), (made, None, NEW)))
    assert contents(tmp_path) == {"other.yaml": NEW, "perspectives/made.yaml": NEW}


def test_an_edit_that_changes_nothing_touches_nothing(file):
    before = file.stat()
    save(edit((file, OLD, OLD)))
    assert file.stat() == before


def test_a_file_with_the_longest_name_there_is_can_be_saved(tmp_path):
    path = tmp_path / ("n" * 250 + ".yaml")
    save(edit((path, None, OLD)))
    save(edit((path, OLD, NEW)))
    assert path.read_bytes() == NEW


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o664, 0o755])
def test_the_mode_is_kept(file, mode):
    file.chmod(mode)
    save(edit((file, OLD, NEW)))
    assert file.stat().st_mode & 0o7777 == mode


def test_a_new_file_has_the_mode_that_the_umask_leaves(tmp_path):
    umask = os.umask(0o027)
    try:
        save(edit((tmp_path / "new.yaml", None, NEW)))
    finally:
        os.umask(umask)
    assert (tmp_path / "new.yaml").stat().st_mode & 0o7777 == 0o640


@pytest.mark.skipif(os.geteuid() != 0, reason="only root gives files away")
def test_owner_and_group_are_kept(file):
    os.chown(file, 1234, 4321)
    save(edit((file, OLD, NEW)))
    assert (file.stat().st_uid, file.stat().st_gid) == (1234, 4321)


@pytest.mark.skipif(sys.platform != "linux", reason="Python knows them on Linux only")
def test_extended_attributes_are_kept(file):
    try:
        os.setxattr(file, "user.source", b"The Harbour Post")
    except OSError:
        pytest.skip("the file system has none")
    save(edit((file, OLD, NEW)))
    assert os.getxattr(file, "user.source") == b"The Harbour Post"


def test_behind_a_symbolic_link_the_file_is_replaced_and_the_link_stays(tmp_path, file):
    story = tmp_path / "story"
    story.mkdir()
    link = story / "linked.yaml"
    link.symlink_to("../one.yaml")
    save(edit((link, OLD, NEW)))
    assert link.is_symlink()
    assert file.read_bytes() == NEW
    assert contents(story) == {"linked.yaml": NEW}


def test_of_two_hard_links_only_the_one_in_the_story_changes(tmp_path, file):
    other = tmp_path / "other"
    other.hardlink_to(file)
    save(edit((file, OLD, NEW)))
    assert (file.read_bytes(), other.read_bytes()) == (NEW, OLD)


def test_a_link_is_not_deleted(tmp_path, file):
    link = tmp_path / "linked.yaml"
    link.symlink_to(file)
    with pytest.raises(SaveError, match="link to a file elsewhere"):
        save(edit((link, OLD, None)))
    assert link.read_bytes() == OLD


# What somebody else wrote.


def test_a_file_that_changed_since_it_was_read_is_not_overwritten(file):
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedUnderneathError) as raised:
        save(edit((file, OLD, NEW)))
    assert str(raised.value) == f"{file}: the file changed since it was read; read it again"
    assert contents(file.parent) == {"one.yaml": b"theirs"}


def test_a_file_that_vanished_is_not_made_again(file):
    file.unlink()
    with pytest.raises(ChangedUnderneathError, match="not there any more"):
        save(edit((file, OLD, NEW)))
    assert contents(file.parent) == {}


def test_a_file_that_appeared_is_not_overwritten(file):
    with pytest.raises(ChangedUnderneathError, match="of this name by now"):
        save(edit((file, None, NEW)))
    assert contents(file.parent) == {"one.yaml": OLD}


def test_none_of_the_files_is_saved_where_one_changed(tmp_path, file):
    other = tmp_path / "other.yaml"
    other.write_bytes(b"theirs")
    with pytest.raises(ChangedUnderneathError):
        save(
            edit((tmp_path / "drafts" / "new.yaml", None, NEW), (file, OLD, NEW), (other, OLD, b""))
        )
    assert contents(tmp_path) == {"one.yaml": OLD, "other.yaml": b"theirs"}
    assert not (tmp_path / "drafts").exists()


@contextmanager
def meanwhile(
    monkeypatch: pytest.MonkeyPatch, name: str, do: Callable[[], object]
) -> Iterator[None]:
    """Do something just before the next call of a function of `os`."""
    function = getattr(os, name)

    def patched(*arguments: object, **named: object) -> object:
        monkeypatch.setattr(os, name, function)
        do()
        return function(*arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(os, name, patched)
        yield


def test_what_an_editor_writes_while_the_new_file_is_written_is_kept(file, monkeypatch):
    with (
        meanwhile(monkeypatch, "fsync", lambda: file.write_bytes(b"theirs")),
        pytest.raises(ChangedUnderneathError),
    ):
        save(edit((file, OLD, NEW)))
    assert contents(file.parent) == {"one.yaml": b"theirs"}


def test_a_file_that_appears_in_the_last_moment_is_kept(tmp_path, monkeypatch):
    new = tmp_path / "new.yaml"
    with (
        meanwhile(monkeypatch, "link", lambda: new.write_bytes(b"theirs")),
        pytest.raises(ChangedUnderneathError, match="of this name by now"),
    ):
        save(edit((new, None, NEW)))
    assert contents(tmp_path) == {"new.yaml": b"theirs"}


def test_what_was_replaced_is_put_back_where_a_later_file_changed(tmp_path, file, monkeypatch):
    other = tmp_path / "other.yaml"
    other.write_bytes(OLD)
    file.chmod(0o604)
    with (
        meanwhile(monkeypatch, "replace", lambda: other.write_bytes(b"theirs")),
        pytest.raises(ChangedUnderneathError),
    ):
        save(edit((file, OLD, NEW), (other, OLD, NEW)))
    assert contents(tmp_path) == {"one.yaml": OLD, "other.yaml": b"theirs"}
    assert file.stat().st_mode & 0o7777 == 0o604


APPEND = """
import sys
from pathlib import Path
from perspectives.errors import ChangedUnderneathError
from perspectives.saving.save import Edit, FileChange, save

path, name = Path(sys.argv[1]), sys.argv[2]
for number in range(25):
    while True:
        before = path.read_bytes()
        try:
            save(Edit(name, (FileChange(path, before, before + f"{name}{number}\\n".encode()),)))
            break
        except ChangedUnderneathError:
            pass
"""


def test_processes_that_save_one_file_at_once_lose_nothing(file):
    writers = [
        subprocess.Popen([sys.executable, "-c", APPEND, file, name], cwd=ROOT) for name in "abc"
    ]
    assert [writer.wait(30) for writer in writers] == [0, 0, 0]
    lines = file.read_text().splitlines()
    assert sorted(lines[1:]) == sorted(f"{name}{number}" for name in "abc" for number in range(25))
    assert contents(file.parent).keys() == {"one.yaml"}


def test_a_save_waits_for_another_one_to_end(file):
    holder = os.open(file.parent, os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    saving = threading.Thread(target=save, args=[edit((file, OLD, NEW))])
    saving.start()
    time.sleep(0.03)
    assert file.read_bytes() == OLD
    os.close(holder)
    saving.join(30)
    assert file.read_bytes() == NEW


def test_a_save_does_not_wait_for_ever(file, monkeypatch):
    monkeypatch.setattr(locking, "PATIENCE", 0.02)
    holder = os.open(file.parent, os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    with pytest.raises(SaveError, match="another Sidelong"):
        save(edit((file, OLD, NEW)))
    os.close(holder)
    assert contents(file.parent) == {"one.yaml": OLD}


@pytest.mark.parametrize("number", [errno.EBADF, errno.ENOLCK, errno.EOPNOTSUPP])
def test_where_there_are_no_locks_saving_goes_on_and_leaves_young_temporaries(
    file, monkeypatch, number
):
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(fcntl, "flock", refuse)
    (file.parent / LITTER).write_bytes(b"somebody may be at work on this")
    save(edit((file, OLD, NEW)))
    assert contents(file.parent).keys() == {"one.yaml", LITTER}
    os.utime(file.parent / LITTER, (0, 0))
    save(edit((file, NEW, OLD)))
    assert contents(file.parent) == {"one.yaml": OLD}


def test_where_there_are_no_hard_links_a_file_is_made_all_the_same(tmp_path, monkeypatch):
    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EPERM, "no hard links here")

    monkeypatch.setattr(os, "link", refuse)
    new, theirs = tmp_path / "new.yaml", tmp_path / "theirs.yaml"
    save(edit((new, None, NEW)))
    with (
        meanwhile(monkeypatch, "link", lambda: theirs.write_bytes(b"theirs")),
        pytest.raises(ChangedUnderneathError),
    ):
        save(edit((theirs, None, NEW)))
    assert contents(tmp_path) == {"new.yaml": NEW, "theirs.yaml": b"theirs"}


# What cannot be written.


def refusal(*changes: tuple[Path, bytes | None, bytes | None]) -> str:
    with pytest.raises(SaveError) as raised:
        save(edit(*changes))
    assert not isinstance(raised.value, ChangedUnderneathError)
    assert "\n" not in str(raised.value)
    return raised.value.reason


def test_a_read_only_file_is_not_replaced_even_by_root(file):
    file.chmod(0o444)
    assert refusal((file, OLD, NEW)) == "the file is read-only; make it writable and save again"
    assert "read-only" in refusal((file, OLD, None))
    assert contents(file.parent) == {"one.yaml": OLD}


def test_a_file_that_only_others_may_write_is_not_replaced(file, monkeypatch):
    monkeypatch.setattr(os, "access", lambda *_: False)
    assert "read-only" in refusal((file, OLD, NEW))
    assert contents(file.parent) == {"one.yaml": OLD}


def test_no_folder_and_no_pipe_is_taken_for_a_file(tmp_path):
    folder, pipe = tmp_path / "folder.yaml", tmp_path / "pipe.yaml"
    folder.mkdir()
    os.mkfifo(pipe)
    for path in (folder, pipe):
        for before in (OLD, None):
            assert "a folder, a pipe or a device" in refusal((path, before, NEW))


def test_a_circle_of_links_is_no_file(tmp_path):
    link = tmp_path / "circle.yaml"
    link.symlink_to(link)
    assert "leads in a circle" in refusal((link, None, NEW))


def test_a_folder_that_vanished_or_is_a_file_is_told(tmp_path, file):
    assert "folder is not there" in refusal((tmp_path / "gone" / "one.yaml", OLD, NEW))
    assert "folder is not there" in refusal((tmp_path / "a" / "b" / "c" / "one.yaml", None, NEW))
    assert "the folder is a file" in refusal((file / "one.yaml", None, NEW))
    assert contents(tmp_path) == {"one.yaml": OLD}


def test_a_name_that_is_too_long_is_told(tmp_path):
    assert "name is too long" in refusal((tmp_path / ("n" * 300), None, NEW))
    assert contents(tmp_path) == {}


@contextmanager
def small_disk(folder: Path) -> Iterator[None]:
    """Mount a file system of 64 KB on a folder, where that is allowed."""
    mounted = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder]
    try:
        if subprocess.run(mounted, capture_output=True).returncode:
            pytest.skip("mounting needs root")
    except FileNotFoundError:
        pytest.skip("there is no mount")
    try:
        yield
    finally:
        subprocess.run(["umount", folder], check=True)


def test_a_full_disk_changes_none_of_the_files(tmp_path):
    one, other = tmp_path / "one.yaml", tmp_path / "other.yaml"
    with small_disk(tmp_path):
        one.write_bytes(OLD)
        other.write_bytes(OLD)
        reason = refusal((one, OLD, b"1" * 30_000), (other, OLD, b"2" * 60_000))
        assert reason == "the disk is full; make room and save again"
        assert contents(tmp_path) == {"one.yaml": OLD, "other.yaml": OLD}
        save(edit((one, OLD, b"1" * 30_000)))


def test_a_disk_that_can_only_be_read_is_told(tmp_path):
    with small_disk(tmp_path):
        (tmp_path / "one.yaml").write_bytes(OLD)
        subprocess.run(["mount", "-o", "remount,ro", tmp_path], check=True)
        assert "disk can only be read" in refusal((tmp_path / "new.yaml", None, NEW))
        assert "read-only" in refusal((tmp_path / "one.yaml", OLD, NEW))


FALLIBLE = ["open", "write", "fsync", "fchmod", "fchown", "setxattr", "link", "replace", "mkdir"]


@contextmanager
def failing(patch: pytest.MonkeyPatch, call: int, number: int) -> Iterator[list[int]]:
    """Let one of the system calls fail; yields a list of as many members as were made."""
    made: list[int] = []

    def counted(function: Callable[..., object]) -> Callable[..., object]:
        def wrapper(*arguments: object, **named: object) -> object:
            made.append(1)
            if len(made) == call:
                # The system names the file where it was given a name.
                name = [arguments[0]] if not isinstance(arguments[0], int) else []
                raise OSError(number, os.strerror(number), *name)
            return function(*arguments, **named)

        return wrapper

    with patch.context() as patched:
        for name in FALLIBLE:
            if hasattr(os, name):
                patched.setattr(os, name, counted(getattr(os, name)))
        yield made


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EIO, errno.EACCES])
def test_whatever_fails_all_files_are_saved_or_none(tmp_path, monkeypatch, number):
    one, other, gone = (tmp_path / name for name in ("one.yaml", "other.yaml", "gone.yaml"))
    made = tmp_path / "perspectives" / "made.yaml"
    changes = ((made, None, NEW), (one, OLD, NEW), (other, OLD, NEW), (gone, OLD, None))
    old = {"one.yaml": OLD, "other.yaml": OLD, "gone.yaml": OLD}
    new = {"one.yaml": NEW, "other.yaml": NEW, "perspectives/made.yaml": NEW}
    for name, content in old.items():
        (tmp_path / name).write_bytes(content)
        (tmp_path / name).chmod(0o604)
    for call in range(1, 200):
        with failing(monkeypatch, call, number) as calls, suppress(SaveError):
            save(edit(*changes))
        if len(calls) < call:
            break
        assert contents(tmp_path) in (old, new)
        if contents(tmp_path) == new:
            save(edit(*((path, after, before) for path, before, after in changes)))
            made.parent.rmdir()
            gone.chmod(0o604)
        assert not made.parent.exists()
        assert {path.stat().st_mode & 0o7777 for path in (one, other, gone)} == {0o604}
    assert call > 30
    assert contents(tmp_path) == new


def test_litter_of_a_killed_process_is_swept_and_nothing_else(file):
    folder = file.parent
    (folder / LITTER).write_bytes(b"half a file")
    (folder / ".sidelong-notes.tmp").write_bytes(b"not ours")
    save(edit((file, OLD, NEW)))
    assert contents(folder) == {"one.yaml": NEW, ".sidelong-notes.tmp": b"not ours"}


# Being killed.


def killed(how: str, story: Path) -> list[dict]:
    command = [sys.executable, "-m", "tests.perspectives.saving.killing", how, story]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert run.returncode == 0, run.stderr
    return json.loads(run.stdout)


def test_killed_at_any_system_call_every_file_is_old_or_new(tmp_path):
    *reports, finished = killed("calls", tmp_path / "story")
    assert len(reports) > 60
    for report in reports:
        left = report["left"]
        assert left["perspectives/plain.yaml"] in (["old", 0o640, False], ["new", 0o640, False])
        assert left["shared/real.yaml"] in (["old", 0o640, False], ["new", 0o640, False])
        assert left["perspectives/linked.yaml"] == [*left["shared/real.yaml"][:2], True]
        assert left.get("drafts/made.yaml", ["new"])[0] == "new"
        if "perspectives/going.yaml" in left:
            assert left["perspectives/going.yaml"] == ["old", 0o640, False]
        else:
            # Nothing is deleted before all that may have been taken from it is safe.
            assert left["perspectives/plain.yaml"][0] == left["shared/real.yaml"][0] == "new"
            assert "drafts/made.yaml" in left
        assert report["litter"] == []
    assert any(report["hidden"] for report in reports)
    assert "perspectives/going.yaml" not in finished["left"]


def test_killed_at_any_time_every_file_is_old_or_new(tmp_path):
    reports = killed("times", tmp_path / "story")
    assert len(reports) >= 60
    for report in reports:
        for content, mode, _ in report["left"].values():
            assert content in ("old", "new")
            assert mode == 0o640
        assert report["litter"] == []
