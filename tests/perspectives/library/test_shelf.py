"""The store of what was read: what it keeps, and what it does when it cannot."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.errors import LibraryError
from perspectives.library import shelf as shelves
from perspectives.library.records import Record
from perspectives.library.shelf import Shelf


@pytest.fixture
def file(tmp_path) -> Path:
    return tmp_path / "data" / "library.db"


def of(name: str, last_read: float = 1.0, **facts) -> Record:
    return Record(path=Path("/stories") / name, title=name, last_read=last_read, **facts)


def test_what_was_put_is_there_on_another_day_the_last_read_first(file):
    first = of("harbour", 1.0, outlet="The Gazette", date="2031-02", progress=40, statements=3)
    second = of("bridge", 2.0, proposals=5, problems=1)
    Shelf(file).put(first)
    Shelf(file).put(second)
    assert Shelf(file).records() == (second, first)


def test_without_a_file_nothing_was_read(file):
    assert Shelf(file).records() == ()


def test_a_later_reading_takes_the_place_of_an_earlier_one_and_keeps_what_it_does_not_know(file):
    shelf = Shelf(file)
    shelf.put(of("harbour", 1.0, progress=10, statements=3, proposals=2, problems=0))
    shelf.put(of("harbour", 2.0, progress=90))
    (record,) = shelf.records()
    assert (record.progress, record.statements, record.proposals) == (90, 3, 2)


def test_an_earlier_reading_that_comes_late_changes_nothing(file):
    shelf = Shelf(file)
    shelf.put(of("harbour", 2.0, progress=90))
    shelf.put(of("harbour", 1.0, progress=10))
    assert [one.progress for one in shelf.records()] == [90]


def test_what_is_removed_is_gone_and_can_be_put_back(file):
    shelf = Shelf(file)
    shelf.put(of("harbour"))
    (record,) = shelf.records()
    shelf.remove(record.path)
    assert shelf.records() == ()
    shelf.put(record)
    assert shelf.records() == (record,)


def test_what_was_read_longest_ago_is_forgotten_first(file, monkeypatch):
    monkeypatch.setattr(shelves, "MOST_RECORDS", 3)
    shelf = Shelf(file)
    for day in range(5):
        shelf.put(of(f"day {day}", float(day)))
    assert [one.title for one in shelf.records()] == ["day 4", "day 3", "day 2"]


TEXTS = st.text(st.characters(exclude_categories=()), max_size=20)


@given(title=TEXTS, outlet=TEXTS | st.none(), name=st.binary(min_size=1, max_size=9))
def test_whatever_a_file_says_is_kept_as_it_is(tmp_path_factory, title, outlet, name):
    path = Path(os.fsdecode(b"/" + name.replace(b"\0", b"")))
    record = Record(path=path, title=title, outlet=outlet, last_read=1.0)
    shelf = Shelf(tmp_path_factory.mktemp("data") / "library.db")
    shelf.put(record)
    assert shelf.records() == (record,)


# Two at once

WRITER = """
import sys
from pathlib import Path
from perspectives.library.records import Record
from perspectives.library.shelf import Shelf
shelf, who = Shelf(Path(sys.argv[1])), sys.argv[2]
for n in range(50):
    shelf.put(Record(path=Path(f"/{who}-{n}"), title=who, last_read=float(n)))
    shelf.records()
"""


def test_two_programs_write_at_once_and_nothing_is_lost(file):
    command = [sys.executable, "-c", WRITER, str(file)]
    writers = [subprocess.Popen([*command, who], stderr=subprocess.PIPE) for who in ("a", "b")]
    assert [writer.communicate()[1] for writer in writers] == [b"", b""]
    assert len(Shelf(file).records()) == 100


def test_while_another_program_writes_it_is_said_in_one_line_after_a_moment(file, monkeypatch):
    monkeypatch.setattr(shelves, "PATIENCE", 0.05)
    shelf = Shelf(file)
    shelf.put(of("harbour"))
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        for call in (shelf.records, lambda: shelf.put(of("bridge"))):
            with pytest.raises(LibraryError, match="another program") as error:
                call()
            assert "\n" not in str(error.value)
        other.execute("ROLLBACK")
    assert [one.title for one in shelf.records()] == ["harbour"]


# Files that cannot be used


def damage_its_head(file: Path) -> None:
    file.write_bytes(b"This is no library." * 100)


def damage_its_pages(file: Path) -> None:
    content = bytearray(file.read_bytes())
    content[100:] = b"\xff" * (len(content) - 100)
    file.write_bytes(content)


def cut_it(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:5000])


def write_no_record(file: Path) -> None:
    with closing(sqlite3.connect(file)) as other, other:
        other.execute("UPDATE records SET title = 7.5")


@pytest.mark.parametrize("damage", [damage_its_head, damage_its_pages, cut_it, write_no_record])
def test_a_damaged_file_is_set_aside_and_a_new_one_begun(file, damage):
    shelf = Shelf(file)
    shelf.put(of("harbour"))
    damage(file)
    damaged = file.read_bytes()
    with pytest.raises(LibraryError) as error:
        shelf.records()
    aside = file.with_name("library.damaged-1.db")
    assert aside.name in str(error.value)
    assert aside.read_bytes() == damaged
    shelf.put(of("bridge"))
    assert [one.title for one in shelf.records()] == ["bridge"]


def test_each_damaged_file_is_kept(file):
    shelf = Shelf(file)
    for _ in range(2):
        shelf.put(of("harbour"))
        damage_its_head(file)
        with pytest.raises(LibraryError):
            shelf.put(of("bridge"))
    assert sorted(path.name for path in file.parent.iterdir()) == [
        "library.damaged-1.db",
        "library.damaged-2.db",
    ]


def test_what_another_program_has_begun_anew_is_not_set_aside(file):
    shelf = Shelf(file)
    shelf.put(of("harbour"))
    damage_its_head(file)
    before = file.stat().st_ino
    with pytest.raises(LibraryError):
        Shelf(file).records()
    Shelf(file).put(of("bridge"))
    assert file.stat().st_ino != before
    assert [one.title for one in shelf.records()] == ["bridge"]
    assert len([*file.parent.iterdir()]) == 2


def test_what_a_newer_program_wrote_is_left_alone(file):
    Shelf(file).put(of("harbour"))
    with closing(sqlite3.connect(file)) as other:
        other.execute(f"PRAGMA user_version = {shelves.VERSION + 1}")
    content = file.read_bytes()
    for call in (Shelf(file).records, lambda: Shelf(file).put(of("bridge"))):
        with pytest.raises(LibraryError, match="newer"):
            call()
    assert file.read_bytes() == content
    assert [*file.parent.iterdir()] == [file]


def test_a_folder_or_a_pipe_in_its_place_is_told(tmp_path):
    os.mkfifo(tmp_path / "pipe.db")
    (tmp_path / "folder.db").mkdir()
    (tmp_path / "file").touch()
    for name in ("pipe.db", "folder.db", "file/library.db"):
        with pytest.raises(LibraryError) as error:
            Shelf(tmp_path / name).records()
        assert name in str(error.value)
        assert "\n" not in str(error.value)
