"""Records of what was read: what is kept of a story, how records are sorted and found."""

import os
from pathlib import Path

import pytest

from perspectives.library.records import (
    LONGEST,
    Catalog,
    Record,
    opened_at,
    ordered,
    record,
    unread,
)
from perspectives.story.story import begin, load, proposing
from seeds import CSTO_PEACEKEEPERS


def test_of_a_story_the_article_that_is_read_and_the_counts_are_kept():
    story = load(CSTO_PEACEKEEPERS)
    kept = record(CSTO_PEACEKEEPERS, story, story.articles[0], 45)
    assert (kept.path, kept.progress) == (CSTO_PEACEKEEPERS, 45)
    assert (kept.title, kept.outlet) == (story.articles[0].title, "The Frontier Post")
    assert (kept.statements, kept.proposals, kept.problems) == (len(story.filed), 0, 0)
    assert kept.last_read > 0


def test_what_is_only_begun_has_no_counts_yet():
    story = begin(CSTO_PEACEKEEPERS)
    kept = record(CSTO_PEACEKEEPERS, story, story.articles[0], 0)
    assert (kept.statements, kept.proposals, kept.problems) == (None, None, None)


def test_what_is_only_proposed_and_what_is_wrong_are_counted(tmp_path):
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "town.yaml").write_text(
        "perspective: Town\nnonsense: 1\nactors: []\n"
    )
    article = tmp_path / "article.txt"
    article.write_text("“The harbour will stay open,” said Ann Lee, the mayor.\n")
    story = proposing(load(tmp_path), frozenset())
    kept = record(tmp_path, story, story.articles[0], 0)
    assert (kept.statements, kept.proposals) == (0, 1)
    assert kept.problems == 1
    assert kept.title == "article"


def test_an_endless_title_is_cut(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text(f"---\ntitle: {'long ' * 1000}\n---\nWords.\n")
    story = begin(article)
    assert len(record(article, story, story.articles[0], 0).title) == LONGEST


def test_of_what_nobody_has_opened_only_the_first_article_is_read(tmp_path):
    (tmp_path / "a.txt").write_text("---\ntitle: The first\n---\nWords.\n")
    os.mkfifo(tmp_path / "b.txt")
    kept = unread(tmp_path)
    assert kept == Record(path=tmp_path, title="The first")
    assert unread(tmp_path / "nowhere") is None


def test_an_article_alone_stands_for_itself_and_one_in_a_story_for_the_story(tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("Words.")
    assert opened_at(article, begin(article)) == article
    (tmp_path / "perspectives").mkdir()
    assert opened_at(article, begin(article)) == opened_at(tmp_path, begin(tmp_path)) == tmp_path


def test_a_story_is_one_by_whatever_way_one_comes_to_it(tmp_path, monkeypatch):
    story, link = tmp_path / "story", tmp_path / "link"
    story.mkdir()
    link.symlink_to(story)
    (story / "a.txt").write_text("Words.")
    monkeypatch.chdir(story)
    for path in (story, link, Path()):
        assert opened_at(path, begin(path)) == story
    for path in (story / "a.txt", link / "a.txt", Path("a.txt")):
        assert opened_at(path, begin(path)) == story / "a.txt"


def of(title: str, **facts) -> Record:
    return Record(path=Path("/read") / title, title=title, **facts)


RECORDS = [
    of("Bridges", last_read=3.0, date="2031-02"),
    of("apples", last_read=1.0, date="2031-02-03", proposals=2),
    of("Cranes", last_read=2.0, proposals=9, outlet="The Gazette"),
    of("Docks", last_read=4.0, date="2030"),
]


@pytest.mark.parametrize(
    ("order", "titles"),
    [
        ("last read", ["Docks", "Bridges", "Cranes", "apples"]),
        ("title", ["apples", "Bridges", "Cranes", "Docks"]),
        ("date", ["apples", "Bridges", "Docks", "Cranes"]),
        ("unreviewed", ["Cranes", "apples", "Docks", "Bridges"]),
    ],
)
def test_records_are_sorted(order, titles):
    assert [one.title for one in ordered(RECORDS, order)] == titles


def test_records_are_found_by_their_outlet_as_well():
    assert [one.title for one in Catalog(RECORDS).find("gazete")] == ["Cranes"]
