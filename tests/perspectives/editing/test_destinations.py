"""Where a statement is filed, from what a person calls the actor and the side."""

import pytest

from perspectives.editing.destinations import (
    Home,
    KnownActor,
    NewActor,
    NewPerspective,
    find_home,
    same_home,
)
from perspectives.errors import HomeError
from perspectives.model import Actor
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
DI = Actor(name="Di Ray")


@pytest.fixture
def story(tmp_path) -> Story:
    (tmp_path / "article.txt").write_text("The bridge will be closed.")
    (tmp_path / "perspectives").mkdir()
    (tmp_path / "perspectives" / "town.yaml").write_text(TOWN, encoding="utf-8")
    (tmp_path / "perspectives" / "port.yaml").write_text(PORT)
    return load(tmp_path)


def home_of(story: Story, name: str, side: str | None = None, **said: object) -> Home:
    return find_home(story, Actor(name=name, **said), side)


@pytest.mark.parametrize("name", ["José Núñez", "jose  nunez", "The Mayor", "PEPE"])
def test_an_actor_is_known_by_name_and_alias_whatever_the_case_and_the_accents(story, name):
    assert home_of(story, name) == KnownActor("town", 0)


def test_an_actor_of_two_perspectives_needs_one_named(story):
    with pytest.raises(HomeError, match=r"Ann Lee speaks more than once, in (port, town|town, p)"):
        home_of(story, "Ann Lee")
    assert home_of(story, "Ann Lee", "port") == KnownActor("port", 0)
    assert home_of(story, "Ann Lee", "the town") == KnownActor("town", 1)


@pytest.mark.parametrize(
    ("name", "nearest"), [("Anne Lee", "Ann Lee"), ("José", "José Núñez"), ("the", "the mayor")]
)
def test_nobody_of_that_name_is_told_with_the_nearest(story, name, nearest):
    with pytest.raises(HomeError, match=f"nobody is called {name} here; the nearest is {nearest};"):
        home_of(story, name)


def test_where_nobody_comes_near_no_name_is_guessed(story):
    with pytest.raises(HomeError, match="nobody is called Xyzzy here; name a perspective"):
        home_of(story, "Xyzzy")


@pytest.mark.parametrize("side", ["town", "TOWN", "The Town", "the town"])
def test_a_new_actor_comes_into_the_perspective_of_an_id_or_a_name(story, side):
    assert home_of(story, "Cy Fox", side) == NewActor("town", Actor(name="Cy Fox"))


def test_somebody_known_elsewhere_is_new_where_another_perspective_is_named(story):
    assert home_of(story, "Bo Ek", "town") == NewActor("town", Actor(name="Bo Ek"))


def test_a_perspective_that_the_story_has_not_is_a_new_one(story):
    assert home_of(story, "Bo Ek", "Sailors") == NewPerspective("Sailors", Actor(name="Bo Ek"))


def test_a_file_of_which_nothing_can_be_read_is_no_new_perspective(story):
    (story.folder / "perspectives" / "sailors.yaml").write_text("- no\n- mapping\n")
    with pytest.raises(HomeError, match=r"sailors.yaml:1: mend this file first: a list stands"):
        home_of(load(story.folder), "Bo Ek", "Sailors")


def test_names_of_unseen_characters_are_told_escaped(story):
    with pytest.raises(HomeError, match=r"called \\x1b\[2J here"):
        home_of(story, "\x1b[2J")


def test_a_home_is_the_same_actor_wherever_he_stands_by_now(story, tmp_path):
    path = tmp_path / "perspectives" / "port.yaml"
    path.write_text(PORT.replace("actors:\n", "actors:\n  - name: Cy Fox\n"))
    now = load(tmp_path, story)
    assert same_home(KnownActor("port", 1), story, now) == KnownActor("port", 2)
    assert same_home(KnownActor("town", 1), story, now) == KnownActor("town", 1)
    assert same_home(NewActor("port", DI), story, now) == NewActor("port", DI)


def test_a_home_that_is_gone_is_told_and_no_other_is_taken(story, tmp_path):
    path = tmp_path / "perspectives" / "port.yaml"
    path.write_text(PORT.replace("Bo Ek", "Cy Fox"))
    now = load(tmp_path, story)
    with pytest.raises(HomeError, match="Bo Ek is not there any more; choose another actor"):
        same_home(KnownActor("port", 1), story, now)
    path.unlink()
    now = load(tmp_path, now)
    for home in (KnownActor("port", 0), NewActor("port", DI)):
        with pytest.raises(HomeError, match="the perspective port is gone"):
            same_home(home, story, now)
    assert same_home(NewPerspective("Sea", DI), story, now) == NewPerspective("Sea", DI)


# How a name ends


@pytest.mark.parametrize("name", ["Núñez", "nunez", "mayor", "Mayor"])
def test_the_end_of_a_name_or_an_alias_is_enough_where_one_actor_has_it(story, name):
    assert home_of(story, name) == KnownActor("town", 0)
    assert home_of(story, name, "town") == KnownActor("town", 0)


def with_deans(story: Story) -> Story:
    path = story.folder / "perspectives" / "sea.yaml"
    path.write_text(
        "perspective: Sea\nactors:\n- name: Flo Dean\n- name: Gus Dean\n  aliases: [The Dean]\n"
        "- name: Dean Marsh\n"
    )
    return load(story.folder, story)


def test_two_who_are_called_so_are_named(story):
    deans = with_deans(story)
    with pytest.raises(
        HomeError, match=r"^Dean may be Flo Dean \(sea\) or Gus Dean \(sea\); give the whole name$"
    ):
        home_of(deans, "Dean")
    assert home_of(deans, "flo dean") == KnownActor("sea", 0)
    assert home_of(deans, "the dean") == KnownActor("sea", 1)


def test_who_is_called_just_so_is_meant_before_those_whose_names_end_so(story):
    deans = with_deans(story)
    path = story.folder / "perspectives" / "port.yaml"
    path.write_text(PORT + "    aliases: [Dean]\n")
    assert home_of(load(story.folder, deans), "Dean") == KnownActor("port", 1)


def test_one_who_speaks_for_two_sides_needs_one_named_by_surname_too(story):
    with pytest.raises(HomeError, match=r"^Ann Lee speaks more than once, in (port, town|town, p)"):
        home_of(story, "Lee")
    assert home_of(story, "Lee", "port") == KnownActor("port", 0)


@pytest.mark.parametrize("name", ["Cy Lee", "Ms Ann Lee", "Annlee", "ee", "Ann", "Ann-Lee Ek"])
def test_another_name_is_another_actor(story, name):
    with pytest.raises(HomeError, match="nobody is called"):
        home_of(story, name)
    assert home_of(story, name, "port") == NewActor("port", Actor(name=name))


# Roles and aliases


def test_a_new_actor_has_the_role_and_the_aliases_that_are_given(story):
    said = {"role": "harbour master", "aliases": ("Di",)}
    new = Actor(name="Di Ray", **said)
    assert home_of(story, "Di Ray", "port", **said) == NewActor("port", new)
    assert home_of(story, "Di Ray", "Sea", **said) == NewPerspective("Sea", new)


def test_a_known_actor_may_be_called_by_the_role_and_the_aliases_that_are_known(story):
    path = story.folder / "perspectives" / "port.yaml"
    path.write_text(PORT + "    role: Pilot\n    aliases: [Old Bo]\n")
    known = load(story.folder, story)
    assert home_of(known, "Ek", role="pilot", aliases=("old bo", "Bo Ek")) == KnownActor("port", 1)
    with pytest.raises(HomeError, match=r"^Bo Ek is known already, as Pilot; leave the role out"):
        home_of(known, "Ek", role="Captain")


@pytest.mark.parametrize(
    ("said", "message"),
    [
        ({"role": "mayor"}, "known already, without a role; leave the role out, or change it in "),
        ({"aliases": ("Joe",)}, "known already, without the alias Joe; leave it out, or add it in"),
    ],
)
def test_nothing_is_dropped_of_what_a_known_actor_has_not(story, said, message):
    with pytest.raises(HomeError, match=f"^José Núñez is {message}.*town.yaml$"):
        home_of(story, "Pepe", **said)
