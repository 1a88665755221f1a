"""The file of a story's bookmarks: kept for good, never written over where it is damaged."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from perspectives.errors import BookmarkError
from perspectives.story.bookmarks import Bookmark
from tui.user.bookmarks import bookmarks_file, change, kept

STORY = Path("/stories/one")


def mark(words: str) -> Bookmark:
    return Bookmark(article="a", start=0, words=words, note="a note", date="2024-03-02")


def test_none_is_kept_at_first() -> None:
    assert kept(STORY) == ()


def test_what_is_kept_is_there_again_in_its_story_alone() -> None:
    change(STORY, lambda known: [*known, mark("rain")])
    assert kept(STORY) == (mark("rain"),)
    change(STORY, lambda known: [*known, mark("snow")])
    assert kept(STORY) == (mark("rain"), mark("snow"))
    assert kept(Path("/stories/two")) == ()


def test_they_lie_with_the_users_data_and_nobody_else_reads_them() -> None:
    change(STORY, lambda known: [*known, mark("rain")])
    file = bookmarks_file(STORY)
    assert "data" in file.parts
    assert file.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in file.parent.iterdir()] == [file.name]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"story": 3}', b"\xff\xfe\0"])
def test_a_damaged_file_is_told_in_one_line_and_left_as_it_is(content: bytes) -> None:
    file = bookmarks_file(STORY)
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    for use in (lambda: kept(STORY), lambda: change(STORY, lambda _: [mark("rain")])):
        with pytest.raises(BookmarkError) as error:
            use()
        assert str(error.value) == f"the bookmarks, {file}: is damaged; move it away to begin anew"
    assert file.read_bytes() == content


def test_what_is_no_file_or_cannot_be_made_is_told_in_one_line() -> None:
    file = bookmarks_file(STORY)
    file.mkdir(parents=True)
    with pytest.raises(BookmarkError, match="cannot be read: no ordinary file"):
        kept(STORY)
    file.rmdir()
    file.parent.rmdir()
    file.parent.write_text("a file where a folder should be")
    with pytest.raises(BookmarkError, match="cannot be written"):
        change(STORY, lambda _: [mark("rain")])


def test_half_a_letter_is_told_and_nothing_is_lost() -> None:
    change(STORY, lambda known: [*known, mark("rain")])
    with pytest.raises(BookmarkError, match="half a letter"):
        change(STORY, lambda known: [*known, mark("\ud800")])
    assert kept(STORY) == (mark("rain"),)


def test_two_programs_at_once_lose_nothing() -> None:
    words = [f"word {number}" for number in range(20)]
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda one: change(STORY, lambda known: [*known, mark(one)]), words))
    assert {one.words for one in kept(STORY)} == set(words)
