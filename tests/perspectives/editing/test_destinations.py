"""Where a statement is filed, from what a person calls the actor and the side."""

import pytest

from perspectives.editing.destinations import (
    KnownActor,
    NewActor,
    NewPerspective,
    find_home,
    same_home,
)
from perspectives.errors import HomeError
from perspectives.story.story import Story, load

TOWN = """\
perspective: The Town
actors:
  - name: José Núñez
    aliases: [the mayor, Pepe]
  - name: Ann Lee
"""
PORT = """\
perspective: Port
actors:
  - name: Ann Lee
  - name: Bo Ek
"""


@pytest.fixture
def story(tmp_path) -> Story:
    (tmp_path / "article.txt").write_text("The bridge will be closed.")
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "town.yaml").write_text(TOWN, encoding="utf-8")
    (tmp_path / "perspectives" / "port.yaml").write_text(PORT)
    return load(tmp_path)


@pytest.mark.parametrize("name", ["José Núñez", "jose  nunez", "The Mayor", "PEPE"])
def test_an_actor_is_known_by_name_and_alias_whatever_the_case_and_the_accents(story, name):
    assert find_home(story, name) == KnownActor("town", 0)


def test_an_actor_of_two_perspectives_needs_one_named(story):
    with pytest.raises(HomeError, match=r"Ann Lee speaks more than once, in (port, town|town, p)"):
        find_home(story, "Ann Lee")
    assert find_home(story, "Ann Lee", "port") == KnownActor("port", 0)
    assert find_home(story, "Ann Lee", "the town") == KnownActor("town", 1)


@pytest.mark.parametrize(
    ("name", "nearest"), [("Anne Lee", "Ann Lee"), ("Núñez", "José Núñez"), ("mayor", "the mayor")]
)
def test_nobody_of_that_name_is_told_with_the_nearest(story, name, nearest):
    with pytest.raises(HomeError, match=f"nobody is called {name} here; the nearest is {nearest};"):
        find_home(story, name)


def test_where_nobody_comes_near_no_name_is_guessed(story):
    with pytest.raises(HomeError, match="nobody is called Xyzzy here; name a perspective"):
        find_home(story, "Xyzzy")


@pytest.mark.parametrize("side", ["town", "TOWN", "The Town", "the town"])
def test_a_new_actor_comes_into_the_perspective_of_an_id_or_a_name(story, side):
    assert find_home(story, "Cy Fox", side) == NewActor("town", "Cy Fox")


def test_somebody_known_elsewhere_is_new_where_another_perspective_is_named(story):
    assert find_home(story, "Bo Ek", "town") == NewActor("town", "Bo Ek")


def test_a_perspective_that_the_story_has_not_is_a_new_one(story):
    assert find_home(story, "Bo Ek", "Sailors") == NewPerspective("Sailors", "Bo Ek")


def test_a_file_of_which_nothing_can_be_read_is_no_new_perspective(story):
    (story.folder / "perspectives" / "sailors.yaml").write_text("- no\n- mapping\n")
    with pytest.raises(HomeError, match=r"sailors.yaml:1: mend this file first: a list stands"):
        find_home(load(story.folder), "Bo Ek", "Sailors")


def test_names_of_unseen_characters_are_told_escaped(story):
    with pytest.raises(HomeError, match=r"called \\x1b\[2J here"):
        find_home(story, "\x1b[2J")


def test_a_home_is_the_same_actor_wherever_he_stands_by_now(story, tmp_path):
    path = tmp_path / "perspectives" / "port.yaml"
    path.write_text(PORT.replace("actors:\n", "actors:\n  - name: Cy Fox\n"))
    now = load(tmp_path, story)
    assert same_home(KnownActor("port", 1), story, now) == KnownActor("port", 2)
    assert same_home(KnownActor("town", 1), story, now) == KnownActor("town", 1)
    assert same_home(NewActor("port", "Di Ray"), story, now) == NewActor("port", "Di Ray")


def test_a_home_that_is_gone_is_told_and_no_other_is_taken(story, tmp_path):
    path = tmp_path / "perspectives" / "port.yaml"
    path.write_text(PORT.replace("Bo Ek", "Cy Fox"))
    now = load(tmp_path, story)
    with pytest.raises(HomeError, match="Bo Ek is not there any more; choose another actor"):
        same_home(KnownActor("port", 1), story, now)
    path.unlink()
    now = load(tmp_path, now)
    for home in (KnownActor("port", 0), NewActor("port", "Di Ray")):
        with pytest.raises(HomeError, match="the perspective port is gone"):
            same_home(home, story, now)
    assert same_home(NewPerspective("Sea", "Di Ray"), story, now) == NewPerspective("Sea", "Di Ray")
