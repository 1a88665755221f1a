"""Bookmarks survive what happens to the article, and say so where they do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.model import Article
from perspectives.story.bookmarks import LONGEST, Bookmark, at_line, at_statement, placed
from perspectives.story.story import Story, load, with_articles
from tests.tui.journey import write_story

TEXT = (
    "The dam was opened on Monday, and half the valley came to see it.\n\n"
    "“The quay stays open to every ship,” said Ada Holm of the harbour office.\n\n"
    "Rain fell on the town, and nobody who was asked knew when it would end.\n"
)


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    sides = {"Port": {"Ada Holm": ["The quay stays open to every ship"]}}
    path = tmp_path_factory.mktemp("bookmarks") / "story"
    return load(write_story(path, {"a.txt": TEXT, "b.txt": "Nothing happened.\n"}, sides))


def article(story: Story) -> Article:
    found = story.article("a")
    assert found is not None
    return found


def line(story: Story, words: str) -> Bookmark:
    """Return a bookmark at the line that begins with some words."""
    bookmark = at_line(article(story), TEXT.index(words), "2024-03-02")
    assert bookmark is not None
    return bookmark


def where(story: Story, text: str, bookmark: Bookmark) -> str | None:
    """Return what stands where a bookmark leads in another version of the article."""
    other = Article(id="a", text=text)
    ((_, _, offset, _),) = placed(with_articles(story, [other]), [bookmark])
    return None if offset is None else text[offset:].split("\n")[0]


@given(before=st.text(max_size=40), behind=st.text(max_size=40))
def test_words_are_found_wherever_an_edit_around_them_has_put_them(
    story: Story, before: str, behind: str
) -> None:
    bookmark = line(story, "Rain fell")
    text = f"{before}\n\n{TEXT}\n\n{behind}"
    found = where(story, text, bookmark)
    assert found is not None
    assert found.startswith("Rain fell")


def test_words_are_found_that_were_changed_a_little(story: Story) -> None:
    text = "Another lead.\n\n" + TEXT.replace("nobody who was asked", "no one who was asked")
    assert (where(story, text, line(story, "Rain")) or "").startswith(
        "Rain fell on the town, and no"
    )


def test_of_words_that_stand_twice_by_now_those_are_meant_that_are_nearest(story: Story) -> None:
    twice = f"{TEXT}\n{TEXT}"
    ((_, _, offset, _),) = placed(
        with_articles(story, [Article(id="a", text=f"— {twice}")]), [line(story, "The dam")]
    )
    assert offset == 2


def test_words_that_are_gone_are_nowhere_and_come_last(story: Story) -> None:
    gone, rain = line(story, "The dam"), line(story, "Rain")
    other = Article(id="a", text=TEXT.split("\n\n")[2])
    found = placed(with_articles(story, [other]), [gone, rain])
    assert [(one.bookmark, one.offset) for one in found] == [(rain, 0), (gone, None)]


def test_a_bookmark_at_a_statement_stays_with_the_statement(story: Story) -> None:
    (entry,) = story.statements
    bookmark = at_statement(entry, article(story), "2024-03-02")
    assert bookmark.words == "The quay stays open to every ship"
    ((_, name, offset, its),) = placed(story, [bookmark])
    assert (name, offset, its) == ("a", entry.start, entry)


def test_a_bookmark_whose_article_is_gone_is_kept(story: Story) -> None:
    ((bookmark, name, offset, entry),) = placed(
        with_articles(story, [Article(id="c", text=TEXT)]), [line(story, "Rain")]
    )
    assert (bookmark.words[:9], name, offset, entry) == ("Rain fell", "a", None, None)


def test_a_line_is_marked_at_its_first_words_and_not_farther_than_its_end(story: Story) -> None:
    bookmark = at_line(article(story), TEXT.index("\n\nRain"), "2024-03-02")
    assert bookmark is not None
    assert bookmark.words == TEXT.split("\n\n")[2].strip()
    assert TEXT[: bookmark.start].endswith(bookmark.before)
    long = at_line(Article(id="a", text="word " * 100), 0, "2024-03-02")
    assert long is not None
    assert len(long.words) <= LONGEST


def test_behind_the_last_word_there_is_nothing_to_mark(story: Story) -> None:
    assert at_line(article(story), len(TEXT) - 1, "2024-03-02") is None


def test_bookmarks_come_in_the_order_of_the_articles(story: Story) -> None:
    b = story.article("b")
    assert b is not None
    other = at_line(b, 0, "2024-03-02")
    assert other is not None
    marks = [other, line(story, "Rain"), line(story, "The dam")]
    assert [one.bookmark for one in placed(story, marks)] == [marks[2], marks[1], marks[0]]
