"""The story as a whole: opened, loaded, loaded again, and asked by offsets."""

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from perspectives.anchoring.anchorer import Anchorer
from perspectives.errors import StoryError
from perspectives.format import file as yamlfile
from perspectives.model import RelationKind, State
from perspectives.story.story import Entry, Story, again, begin, load, related
from seeds import CSTO_PEACEKEEPERS

ARTICLE = """\
The bridge will be closed in March, the mayor said on Monday. “Nobody asked the people who walk
across it every morning,” said Ida Holm of the walkers’ union. “We counted the cars and the trucks
for a year,” an engineer of the town explained. The mayor repeated on Friday: “Safety comes before
the comfort of drivers.”
"""


def side(name: str, **said: list[str]) -> str:
    """Return a perspective file in which each actor says some quotes."""
    lines = [f"perspective: {name}", "actors:"]
    for actor, statements in said.items():
        lines += [f"  - name: {actor}", "    statements:"]
        lines += [f"      - {statement}" for statement in statements]
    return "\n".join(lines) + "\n"


TOWN = side(
    "Town",
    mayor=["quote: The bridge will be closed in March", "quote: Safety comes before the comfort"],
    engineer=["quote: We counted the cars and the trucks for a year"],
)
UNION = side("Union", Holm=["quote: Nobody asked the people who walk across it every morning"])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return the folder of a story with two sides."""
    write(tmp_path, article=ARTICLE, town=TOWN, union=UNION)
    return tmp_path


def write(folder: Path, *, article: str | None = None, **sides: str) -> None:
    (folder / "perspectives").mkdir(exist_ok=True)
    if article is not None:
        (folder / "article.txt").write_text(article)
    for name, content in sides.items():
        (folder / "perspectives" / f"{name}.yaml").write_text(content)


def quotes(entries: tuple[Entry, ...]) -> list[str]:
    return [entry.statement.quote.split()[0] for entry in entries]


def codes(story: Story) -> list[str]:
    return [problem.code for problem in story.problems]


# The seed story


@pytest.fixture(scope="module")
def seed() -> Story:
    return load(CSTO_PEACEKEEPERS)


def test_the_sides_stand_in_the_order_in_which_the_article_hears_them(seed):
    assert [side.id for side in seed.perspectives] == [
        "kazakhstan",
        "united-states",
        "csto",
        "russia",
        "european-union",
    ]


def test_the_seed_has_no_problems_and_every_statement_is_found(seed):
    assert seed.problems == ()
    assert all(entry.passage.spans for entry in seed.statements)


def test_a_tie_made_by_hand_is_found_from_both_ends(seed):
    answer = next(e for e in seed.statements if "legitimate decision" in e.statement.quote)
    ties = {tie.id: tie.kind for tie in answer.related}
    assert ties["psaki-doubts"] is ties["blinken-warning"] is RelationKind.ANSWERS
    back = {tie.id: tie.kind for tie in seed.statement("psaki-doubts").related}
    assert back[answer.id] is RelationKind.ANSWERS


def test_the_two_sentences_about_a_house_are_the_strongest_pair_of_all(seed):
    scored = [
        (tie.score, entry, tie) for entry in seed.statements for tie in entry.related if tie.score
    ]
    _, entry, tie = max(scored, key=lambda found: found[0])
    pair = {entry.actor.name, seed.statement(tie.id).actor.name}
    assert pair == {"Antony Blinken", "Maria Zakharova"}
    assert tie.kind is RelationKind.PARALLEL


# Opening


def test_the_articles_are_there_before_anything_is_looked_for(folder):
    story = begin(folder)
    assert story.articles[0].text == ARTICLE
    assert (story.statements, story.perspectives, story.problems) == ((), (), ())


def test_articles_stand_in_the_order_of_their_names_and_other_files_are_no_articles(folder):
    for name in ("second.txt", "Notes.pdf", ".hidden.txt", "a.txt~"):
        (folder / name).write_text("Other words.")
    assert [article.id for article in begin(folder).articles] == ["article", "second"]


def test_an_article_opens_its_story_with_itself_first(folder):
    (folder / "second.txt").write_text("Other words.")
    story = load(folder / "second.txt")
    assert [article.id for article in story.articles] == ["second", "article"]
    assert len(story.statements) == 4


def test_an_article_without_perspectives_beside_it_is_a_story_by_itself(tmp_path):
    for name in ("one.txt", "two.txt"):
        (tmp_path / name).write_text("Words.")
    story = load(tmp_path / "two.txt")
    assert [article.id for article in story.articles] == ["two"]
    assert (story.statements, story.problems) == ((), ())


def cannot_open(tmp_path: Path) -> Iterator[tuple[Path, str]]:
    """Yield paths that are no story, and what the error says."""
    yield tmp_path, "no article here"
    yield tmp_path / "nowhere", "no folder and no article"
    yield Path("nul\0byte"), "no folder and no article"
    yield tmp_path / ("long" * 100), "cannot be opened|no folder"
    (tmp_path / "sheet.ods").touch()
    yield tmp_path / "sheet.ods", "this is no story"
    os.mkfifo(tmp_path / "fifo.txt")
    yield tmp_path / "fifo.txt", "no ordinary file"
    (tmp_path / "binary.txt").write_bytes(b"words\0")
    yield tmp_path / "binary.txt", "this is no text"
    yield tmp_path, "this is no text"


def test_what_is_no_story_is_refused_in_one_line(tmp_path):
    for path, reason in cannot_open(tmp_path):
        for opens in (begin, load):
            with pytest.raises(StoryError, match=reason) as caught:
                opens(path)
            assert "\n" not in str(caught.value)


def test_an_article_that_cannot_be_read_is_a_problem_and_the_others_are_shown(folder):
    (folder / "binary.txt").write_bytes(b"a\nb\0")
    story = load(folder)
    assert [article.id for article in story.articles] == ["article"]
    (problem,) = story.problems
    assert (problem.path.name, problem.line, problem.code) == ("binary.txt", 2, "article")


def test_an_article_alone_has_a_folder_of_its_own_for_what_is_filed_from_it(tmp_path):
    (tmp_path / "bridge.txt").write_text(ARTICLE)
    (tmp_path / "taxes.txt").write_text("Other words.")
    story = load(tmp_path / "bridge.txt")
    assert story.folder == tmp_path / "bridge.txt.sidelong"
    assert not story.folder.exists()
    story.folder.mkdir()
    write(story.folder, town=TOWN)
    assert quotes(load(tmp_path / "bridge.txt").statements) == ["The", "We", "Safety"]
    assert load(tmp_path / "taxes.txt").statements == ()
    assert [one.id for one in load(tmp_path / "bridge.txt").articles] == ["bridge"]


def test_two_articles_of_one_id_are_a_problem(folder):
    (folder / "article.TXT").write_text("Other words.")
    story = load(folder)
    assert len(story.articles) == 1
    assert codes(story) == ["duplicate-article"]


def test_a_story_without_perspectives_is_only_its_article(tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE)
    story = load(tmp_path)
    assert (story.perspectives, story.problems) == ((), ())


def test_perspectives_that_are_no_folder_are_a_problem(tmp_path):
    (tmp_path / "article.txt").write_text(ARTICLE)
    (tmp_path / "perspectives").write_text("not a folder")
    assert codes(load(tmp_path)) == ["perspectives"]


def test_a_broken_perspective_is_a_problem_and_the_others_are_shown(folder):
    write(folder, broken="perspective: [")
    (folder / "perspectives" / "dangling.yaml").symlink_to("nowhere")
    story = load(folder)
    assert {problem.path.name for problem in story.problems} == {"broken.yaml", "dangling.yaml"}
    assert len(story.statements) == 4


def test_perspectives_shared_through_a_symbolic_link_are_read(folder, tmp_path_factory):
    shared = tmp_path_factory.mktemp("shared") / "press.yaml"
    shared.write_text(side("Press", Post=["quote: the mayor said on Monday"]))
    (folder / "perspectives" / "press.yaml").symlink_to(shared)
    (folder / "perspectives" / ".#lock.yaml").symlink_to("user@host.123")
    story = load(folder)
    assert story.problems == ()
    assert story.perspective("press") is not None


# Order


def test_statements_stand_in_article_order(folder):
    assert quotes(load(folder).statements) == ["The", "Nobody", "We", "Safety"]


def test_each_actor_of_a_side_has_its_own_in_article_order(folder):
    write(folder, town=side("Town", mayor=["quote: Safety comes before", "quote: The bridge will"]))
    (actor, entries), *_ = load(folder).perspective("town").actors
    assert actor.name == "mayor"
    assert quotes(entries) == ["The", "Safety"]


def test_a_missing_statement_stays_beside_its_neighbour(folder):
    missing = "quote: Taxes on wine and cheese shall rise by half"
    write(
        folder,
        town=side(
            "Town",
            mayor=["quote: The bridge will be closed", missing, "quote: Safety comes before"],
        ),
        union=side("Union", Holm=[missing, "quote: Nobody asked the people"]),
        press=side("Press", Post=[missing]),
    )
    story = load(folder)
    assert quotes(story.statements) == ["The", "Taxes", "Taxes", "Nobody", "Safety", "Taxes"]
    assert [side.id for side in story.perspectives] == ["town", "union", "press"]


def test_of_passages_that_begin_together_the_longer_comes_first(folder):
    write(
        folder,
        union=side(
            "Union",
            Holm=["quote: The bridge", "quote: The bridge will be closed in March, the mayor said"],
        ),
    )
    entries = load(folder).found_in("article")
    assert [entry.perspective_id for entry in entries[:3]] == ["union", "town", "union"]


# Several articles


def test_a_statement_is_looked_for_in_every_article_and_the_best_found_wins(folder):
    (folder / "second.txt").write_text("We counted the cars and trucks for one year, he said.")
    story = load(folder)
    assert {entry.article for entry in story.statements} == {"article"}
    write(folder, town=side("Town", mayor=["quote: We counted the cars and trucks for one year"]))
    assert load(folder, story).found_in("second")[0].passage.state is State.EXACT


def test_a_statement_that_names_an_article_is_looked_for_there_alone(folder):
    (folder / "second.txt").write_text("Of bridges nothing.")
    write(folder, union=side("Union", Holm=["{quote: Nobody asked the people, article: second}"]))
    (entry,) = load(folder).perspective("union").actors[0][1]
    assert entry.article == "second"
    assert entry.passage.state is State.MISSING


@pytest.mark.parametrize("name", ["artikel", "../../etc/passwd", "/etc/passwd"])
def test_an_article_that_the_story_has_not_is_a_problem_and_never_a_path(folder, name):
    write(
        folder, union=side("Union", Holm=[f"{{quote: Nobody asked the people, article: {name}}}"])
    )
    story = load(folder)
    (problem,) = story.problems
    assert problem.code == "unknown-article"
    assert ("the nearest is article" in problem.message) == (name == "artikel")
    line = problem.path.read_text().splitlines()[problem.line - 1]
    assert line[problem.column - 1 :].startswith(name)
    (entry,) = story.perspective("union").actors[0][1]
    assert entry.article == "article"


def test_the_next_statement_may_stand_in_the_next_article(folder):
    (folder / "second.txt").write_text("Ferries will run all night, the harbour says.")
    write(folder, harbour=side("Harbour", harbour=["quote: Ferries will run all night"]))
    story = load(folder)
    last = story.found_in("article")[-1]
    assert story.next(last.id).article == "second"
    assert story.previous(story.next(last.id).id) == last


# Ids and answers


def test_an_answer_to_nobody_is_a_problem_that_names_the_nearest_id(folder):
    write(
        folder,
        town=side("Town", mayor=["{quote: The bridge will be closed, id: closing}"]),
        union=side("Union", Holm=["{quote: Nobody asked the people, answers: [closng]}"]),
    )
    (problem,) = load(folder).problems
    assert (problem.path.name, problem.line, problem.code) == ("union.yaml", 5, "unknown-answer")
    assert problem.message.endswith("the nearest is closing")


def test_a_statement_that_answers_itself_is_a_problem(folder):
    write(folder, town=side("Town", mayor=["{quote: The bridge will, id: x, answers: [x]}"]))
    story = load(folder)
    assert codes(story) == ["own-answer"]
    assert not story.statement("x").related


def test_one_id_in_two_files_is_a_problem_of_the_second(folder):
    write(folder, town=side("Town", mayor=["{quote: The bridge will be closed, id: x}"]))
    write(folder, union=side("Union", Holm=["{quote: Nobody asked the people, id: x}"]))
    story = load(folder)
    (problem,) = story.problems
    assert (problem.path.name, problem.code) == ("union.yaml", "duplicate-id")
    assert "town.yaml:5" in problem.message
    assert story.statement("x").perspective_id == "town"
    assert story.statement("x-2").perspective_id == "union"


def test_every_wrong_answer_of_many_is_listed(folder):
    many = [
        f"{{quote: Nobody asked for {n}, id: id-{n}, answers: [wrong-{n}]}}" for n in range(999)
    ]
    write(folder, union=side("Union", Holm=many))
    assert Counter(codes(load(folder))) == {"unknown-answer": 999}


# Asking


def test_the_statements_at_an_offset_come_innermost_first(folder):
    write(folder, inner=side("Inner", x=["quote: people who walk"]))
    story = load(folder)
    offset = ARTICLE.index("who walk")
    assert quotes(story.at("article", offset)) == ["people", "Nobody"]
    assert quotes(story.at("article", ARTICLE.index("Nobody"))) == ["Nobody"]
    assert story.at("article", ARTICLE.index("said Ida")) == ()
    assert story.at("elsewhere", offset) == ()


def test_after_and_before_an_offset_stand_the_nearest_statements(folder):
    story = load(folder)
    offset = ARTICLE.index("Nobody")
    assert quotes((story.after("article", offset), story.before("article", offset))) == [
        "We",
        "The",
    ]
    assert quotes((story.after("article", offset - 1), story.before("article", offset + 1))) == [
        "Nobody",
        "Nobody",
    ]
    assert story.after("article", len(ARTICLE)) is None
    assert story.before("article", 0) is None


def test_next_and_previous_walk_all_that_was_found_and_pass_over_what_was_not(folder):
    write(folder, press=side("Press", Post=["quote: Nothing of the kind was ever written here"]))
    story = load(folder)
    walked = [story.found_in("article")[0]]
    while entry := story.next(walked[-1].id):
        walked.append(entry)
    assert quotes(tuple(walked)) == ["The", "Nobody", "We", "Safety"]
    assert [story.previous(entry.id) for entry in walked] == [None, *walked[:-1]]


def test_what_the_story_has_not_is_none(folder):
    story = load(folder)
    assert story.article("x") is story.statement("x") is story.perspective("x") is None
    assert story.found_in("x") == ()


# Loading again


@pytest.fixture
def work(monkeypatch) -> Counter[str]:
    """Count which perspectives are read, and which quotes are looked for."""
    done: Counter[str] = Counter()
    read, find = yamlfile.read, Anchorer.find

    def counted_read(path: Path) -> yamlfile.PerspectiveFile:
        done[path.name] += 1
        return read(path)

    def counted_find(self: Anchorer, quote: str, *context: str) -> object:
        done[quote.split()[0]] += 1
        return find(self, quote, *context)

    monkeypatch.setattr(yamlfile, "read", counted_read)
    monkeypatch.setattr(Anchorer, "find", counted_find)
    return done


def test_what_has_not_changed_is_neither_read_nor_looked_for_again(folder, work):
    story = load(folder)
    work.clear()
    later = load(folder, story)
    assert not work
    assert later.statements == story.statements
    assert later.articles[0] is story.articles[0]


def test_only_a_changed_file_is_read_again_and_only_its_new_words_are_looked_for(folder, work):
    story = load(folder)
    work.clear()
    write(
        folder, town=TOWN.replace("comes before the comfort", "comes before the comfort of drivers")
    )
    again = load(folder, story)
    assert work == {"town.yaml": 1, "Safety": 1}
    assert again.perspective("union") == story.perspective("union")


def test_a_changed_article_is_searched_anew(folder, work):
    story = load(folder)
    work.clear()
    write(folder, article=f"News. {ARTICLE}")
    again = load(folder, story)
    assert sum(work.values()) == 4
    assert [entry.start for entry in again.statements] == [
        entry.start + len("News. ") for entry in story.statements
    ]


def test_a_file_that_came_and_one_that_went_are_noticed(folder, work):
    story = load(folder)
    work.clear()
    (folder / "perspectives" / "town.yaml").unlink()
    write(folder, press=side("Press", Post=["quote: the mayor said on Monday"]))
    again = load(folder, story)
    assert work == {"press.yaml": 1, "the": 1}
    assert {side.id for side in again.perspectives} == {"press", "union"}


def test_an_earlier_snapshot_stays_as_it_was(folder):
    story = load(folder)
    before = story.statements
    write(folder, article="All words are new.")
    load(folder, story)
    assert story.statements is before
    assert all(entry.passage.state is State.EXACT for entry in story.statements)


def test_loading_takes_over_the_articles_of_the_beginning(folder):
    story = begin(folder)
    assert load(folder, story).articles[0] is story.articles[0]


def test_without_relating_only_ties_made_by_hand_are_there(folder):
    write(
        folder,
        union=side("Union", Holm=["{quote: The bridge will be shut in March, answers: [x]}"]),
    )
    write(
        folder,
        town=side(
            "Town",
            mayor=["{quote: Nobody asked the people, id: x}"],
            y=["quote: The bridge will be closed in March"],
        ),
    )
    story = load(folder, relating=False)
    assert {tie.kind for entry in story.statements for tie in entry.related} == {
        RelationKind.ANSWERS
    }
    kinds = {tie.kind for entry in load(folder, story).statements for tie in entry.related}
    assert len(kinds) == 2


def test_loading_again_without_a_change_gives_the_very_same_story(folder):
    story = load(folder)
    assert load(folder, story) is story
    write(folder, town=TOWN + "# a comment\n")
    assert load(folder, story) is not story


def test_where_no_file_changed_a_story_is_itself_again_and_none_is_opened(folder, monkeypatch):
    story = load(folder, relating=False)
    with monkeypatch.context() as patch:
        patch.setattr(os, "open", pytest.fail)
        patch.setattr(Path, "open", pytest.fail)
        assert again(folder, story) is story
    assert again(folder, begin(folder)).is_loaded
    write(folder, town=TOWN.replace("in March", "in May"))
    changed = again(folder, story)
    assert changed.statements == load(folder, relating=False).statements
    (folder / "perspectives" / "union.yaml").unlink()
    assert len(again(folder, changed).perspectives) == 1


def test_a_story_is_related_afterwards_as_if_it_had_been_at_once(folder):
    write(folder, union=UNION + "      - quote: Safety comes before the comfort of drivers\n")
    story = related(load(folder, relating=False))
    assert story.statements == load(folder).statements
    assert any(entry.related for entry in story.statements)
    assert related(story) is story


def test_a_file_that_is_no_yaml_any_more_stays_as_it_was_last_whole(folder):
    before = load(folder)
    write(folder, town=TOWN.replace("actors:", "actors: ["))
    broken = load(folder, before)
    assert broken.statements == before.statements
    assert [(one.path.name, one.line) for one in broken.broken] == [("town.yaml", 2)]
    assert set(broken.broken) <= set(broken.problems)
    worse = load(folder, broken)
    assert worse.statements == before.statements
    write(folder, town=TOWN)
    mended = load(folder, broken)
    assert mended.statements == before.statements
    assert not mended.broken


def test_a_file_that_never_was_whole_shows_what_is_valid_in_it(folder):
    write(folder, town=TOWN + "      - quote: a: b\n")
    story = load(folder)
    assert len(story.statements) == 4
    assert [one.path.name for one in story.broken] == ["town.yaml"]


def test_a_file_with_a_wrong_key_is_shown_as_it_is_now(folder):
    before = load(folder)
    write(folder, town=TOWN.replace("      - quote: We counted", "      - qoute: We counted"))
    story = load(folder, before)
    assert len(story.statements) == 3
    assert not story.broken
    assert story.problems


def test_an_article_that_is_no_text_any_more_stays_as_it_was(folder):
    before = load(folder)
    (folder / "article.txt").write_bytes(b"words\0")
    story = load(folder, before)
    assert story.articles == before.articles
    assert [one.code for one in story.broken] == ["article"]


def test_without_relating_what_was_known_of_the_same_words_stays(folder):
    write(folder, union=UNION + "      - quote: Safety comes before the comfort of drivers\n")
    before = load(folder)
    tied = {entry.id: entry.related for entry in before.statements if entry.related}
    assert tied
    write(folder, town="# moved down\n" + TOWN)
    story = load(folder, before, relating=False)
    assert {entry.id: entry.related for entry in story.statements if entry.related} == tied
    write(folder, town=TOWN.replace("Safety comes", "Nothing comes"))
    story = load(folder, before, relating=False)
    assert not any(entry.related for entry in story.statements)


def test_statements_are_related_anew_when_their_article_speaks_of_something_else(folder):
    write(folder, union=UNION + "      - quote: Who pays for comfort asks nobody for safety\n")
    before = load(folder)
    assert any(entry.related for entry in before.statements)
    write(folder, article=ARTICLE + "Safety, comfort, comfort, safety, they say. " * 30)
    story = load(folder, before)
    assert not any(entry.related for entry in story.statements)
    assert story.statements == load(folder).statements


def test_after_an_edit_statements_are_related_as_in_a_story_read_anew(folder):
    write(folder, union=UNION + "      - quote: Safety comes before the comfort of drivers\n")
    before = load(folder)
    for town in (
        TOWN.replace("Safety comes", "Nothing at all comes"),
        TOWN + "      - quote: The comfort of drivers comes before safety\n",
        TOWN,
    ):
        write(folder, town=town)
        before = load(folder, load(folder, before, relating=False))
        assert before.statements == load(folder).statements
    assert any(entry.related for entry in before.statements)


def test_what_is_only_begun_has_no_drafts_yet():
    story = begin(CSTO_PEACEKEEPERS)
    assert story.drafts("article") == ()
    assert load(CSTO_PEACEKEEPERS).drafts("article")
