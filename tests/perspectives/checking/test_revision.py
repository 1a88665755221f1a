"""Statements whose article was revised: unmoved, moved, changed, lost, found."""

from pathlib import Path

import pytest

from perspectives.checking.revision import Outcome, earlier, revise
from perspectives.errors import ArticleError
from perspectives.model import Article
from perspectives.story.story import Story, load

ONE = "The bridge will be closed in March, the mayor said on Monday."
TWO = "“Nobody asked the people who walk across it every morning,” said Ida Holm of the union."
THREE = "“We counted the cars and the trucks for a year,” an engineer of the town explained."
FOUR = "The mayor repeated on Friday: “Safety comes before the comfort of drivers.”"
QUOTES = {
    "closed": "The bridge will be closed in March",
    "walk": "Nobody asked the people who walk across it every morning",
    "cars": "We counted the cars and the trucks for a year",
    "safety": "Safety comes before the comfort of drivers",
}


def say(folder: Path, quotes: dict[str, str]) -> None:
    (folder / "perspectives").mkdir(exist_ok=True)
    lines = ["perspective: Town", "actors:", "  - name: All", "    statements:"]
    for id, quote in quotes.items():
        lines += [f"      - quote: {quote}", f"        id: {id}"]
    (folder / "perspectives" / "town.yaml").write_text("\n".join(lines) + "\n")


def write(folder: Path, *paragraphs: str, name: str = "article") -> None:
    (folder / f"{name}.txt").write_text("\n".join(paragraphs) + "\n")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(tmp_path, ONE, TWO, THREE, FOUR)
    say(tmp_path, QUOTES)
    return tmp_path


@pytest.fixture
def old(folder) -> Story:
    return load(folder)


def outcomes(old: Story, folder: Path) -> dict[str, str]:
    return {r.entry.id: str(r.outcome) for r in revise(old, load(folder, old))}


def test_an_article_that_is_the_same_gives_nothing(old, folder):
    write(folder, ONE, TWO, THREE, FOUR)
    say(folder, {**QUOTES, "more": "the comfort of drivers"})
    assert outcomes(old, folder) == {}


def test_what_was_put_in_above_moves_nothing(old, folder):
    write(folder, "A long new paragraph about the weather on the river.", ONE, TWO, THREE, FOUR)
    assert set(outcomes(old, folder).values()) == {"unmoved"}


def test_another_typography_moves_and_changes_nothing(old, folder):
    text = "\n\n".join([ONE, TWO, THREE, FOUR]).replace("“", '"').replace("”", '"')
    write(folder, text.replace("The mayor", "the MAYOR"))
    assert set(outcomes(old, folder).values()) == {"unmoved"}


def test_a_paragraph_that_went_elsewhere_has_moved_and_its_neighbours_have_not(old, folder):
    write(folder, ONE, THREE, FOUR, TWO)
    assert outcomes(old, folder) == {
        "closed": "unmoved",
        "walk": "moved",
        "cars": "unmoved",
        "safety": "unmoved",
    }


def test_changed_words_are_told_with_their_difference(old, folder):
    write(folder, ONE, TWO, THREE.replace("a year", "two years"), FOUR)
    revised = {r.entry.id: r for r in revise(old, load(folder, old))}
    cars = revised.pop("cars")
    assert cars.outcome is Outcome.CHANGED
    assert cars.was == QUOTES["cars"]
    assert cars.now == "We counted the cars and the trucks for two years"
    assert [(c.quote, c.article) for c in cars.diff if c.change != "equal"] == [
        (("a", "year"), ("two", "years"))
    ]
    assert {r.outcome for r in revised.values()} == {Outcome.UNMOVED}


def test_what_was_taken_out_is_lost_and_what_came_back_is_found(old, folder):
    write(folder, ONE, THREE, FOUR)
    assert outcomes(old, folder)["walk"] == "lost"
    without = load(folder, old)
    write(folder, ONE, TWO, THREE, FOUR)
    assert outcomes(without, folder)["walk"] == "found"


def test_a_statement_that_is_missing_before_and_after_is_left_out(folder):
    say(folder, {"wine": "Taxes on wine and cheese shall rise by half"})
    old = load(folder)
    write(folder, ONE, TWO)
    assert outcomes(old, folder) == {}


def test_words_that_now_stand_twice_are_ambiguous(old, folder):
    write(
        folder,
        ONE,
        TWO,
        THREE,
        FOUR,
        "Later he said: “Safety comes before the comfort of drivers.”",
    )
    assert outcomes(old, folder)["safety"] == "ambiguous"


def test_words_that_stood_twice_before_and_do_still_are_unmoved(folder):
    write(folder, ONE, TWO, THREE, FOUR, "Later: “Safety comes before the comfort of drivers.”")
    twice = load(folder)
    write(
        folder,
        "New.",
        ONE,
        TWO,
        THREE,
        FOUR,
        "Later: “Safety comes before the comfort of drivers.”",
    )
    assert outcomes(twice, folder)["safety"] == "unmoved"


def test_a_statement_whose_own_words_changed_in_its_file_is_left_out(old, folder):
    write(folder, ONE, TWO, THREE, FOUR, "More.")
    say(folder, {**QUOTES, "safety": "Safety comes before comfort"})
    assert sorted(outcomes(old, folder)) == ["cars", "closed", "walk"]


def test_a_statement_that_went_to_another_article_has_moved(old, folder):
    write(folder, ONE, THREE, FOUR)
    write(folder, "Elsewhere.", TWO, name="second")
    assert outcomes(old, folder)["walk"] == "moved"


# An earlier version as a file


def earlier_outcomes(folder: Path, *paragraphs: str, id: str = "article") -> dict[str, str]:
    story = load(folder)
    old = earlier(story, Article(id=id, text="\n".join(paragraphs), path=Path(f"{id}.txt")))
    return {r.entry.id: str(r.outcome) for r in revise(old, story)}


def test_the_only_article_is_the_one_that_was_revised(folder):
    assert earlier_outcomes(folder, ONE, THREE, id="version-1")["walk"] == "found"


def test_of_several_articles_the_one_of_the_same_name_was_revised(folder):
    write(folder, "Nothing about it.", name="second")
    assert earlier_outcomes(folder, ONE, THREE, FOUR, id="article")["walk"] == "found"


def test_of_several_articles_the_one_that_shares_most_was_revised(folder):
    write(folder, "Nothing about the bridge, the mayor said on a boat.", name="second")
    assert earlier_outcomes(folder, ONE, THREE, FOUR, id="version-1")["walk"] == "found"


def test_a_text_like_none_of_several_articles_says_what_is_needed(folder):
    write(folder, "Nothing about it.", name="second")
    with pytest.raises(ArticleError) as error:
        earlier_outcomes(folder, "Quite another matter altogether.", id="version-1")
    assert str(error.value).endswith("name it as the one it was: article.txt, second.txt")
