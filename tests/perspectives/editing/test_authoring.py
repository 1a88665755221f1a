"""What a person does to statements, as edits of files."""

import os
import shutil
from pathlib import Path

import pytest

from perspectives.editing.answering import answer, tie
from perspectives.editing.authoring import (
    delete,
    move,
    set_keys,
)
from perspectives.editing.destinations import KnownActor, NewActor, NewPerspective
from perspectives.editing.filing import file_statement
from perspectives.errors import ChangedUnderneathError, EditError, SaveError, SidelongError
from perspectives.model import Actor, Statement
from perspectives.saving.save import Edit, save
from perspectives.story.story import Entry, Story, load
from seeds import CSTO_PEACEKEEPERS


@pytest.fixture
def story(tmp_path: Path) -> Story:
    """Return the first story, copied to where it may be changed."""
    shutil.copytree(CSTO_PEACEKEEPERS, tmp_path / "story")
    return load(tmp_path / "story")


def entry_of(story: Story, words: str) -> Entry:
    return next(entry for entry in story.statements if words in entry.statement.quote)


def saved(story: Story, edit: Edit) -> Story:
    save(edit)
    after = load(story.folder, story)
    assert not after.problems
    return after


def added_and_removed(edit: Edit) -> tuple[list[bytes], list[bytes]]:
    """Return the lines that an edit adds and those that it removes, of all of its files."""
    added, removed = [], []
    for change in edit.changes:
        before = (change.before or b"").splitlines(keepends=True)
        after = (change.after or b"").splitlines(keepends=True)
        added += [line for line in after if line not in before]
        removed += [line for line in before if line not in after]
    return added, removed


def test_a_key_is_set_on_its_own_line(story):
    edit = set_keys(story, [entry_of(story, "difficult to get")], {"stance": "oppose"})
    assert added_and_removed(edit) == ([b"        stance: oppose\n"], []) or edit.changes
    after = saved(story, edit)
    assert entry_of(after, "difficult to get").statement.stance == "oppose"
    assert "stance" in edit.label
    assert "Blinken" in edit.label


def test_a_deleted_statement_is_gone_and_the_others_stay(story):
    gone = entry_of(story, "difficult to get")
    after = saved(story, delete(story, entry_of(story, "demanded an explanation")))
    assert len(after.statements) == len(story.statements) - 1
    assert after.statement(gone.id).statement == gone.statement


def test_a_statement_moves_to_an_actor_of_another_file_with_all_its_keys(story):
    entry = entry_of(story, "demanded an explanation")
    side = story.perspective("russia")
    edit = move(story, [entry], KnownActor("russia", 0))
    assert edit.changes[0].path.name == "russia.yaml"
    moved = entry_of(saved(story, edit), "demanded an explanation")
    assert moved.actor.name == side.actors[0][0].name
    assert moved.statement == entry.statement


@pytest.mark.parametrize("words", ["One lesson", "We have real questions", "warned Kazakhstan"])
def test_a_statement_moves_within_its_file(story, words):
    entry = entry_of(story, words)
    moved = entry_of(saved(story, move(story, [entry], KnownActor("united-states", 1))), words)
    assert moved.actor.name == "Jen Psaki"
    assert moved.statement == entry.statement


def test_a_statement_moved_to_where_it_is_stays_itself(story):
    entry = entry_of(story, "We have real questions")
    home = KnownActor(entry.perspective_id, entry.place[0])
    after = saved(story, move(story, [entry], home))
    assert [e.statement for e in after.statements] == [e.statement for e in story.statements]


def test_statements_of_several_files_move_in_one_edit(story):
    gone = [entry for entry in story.statements if entry.actor.name != "Jen Psaki"][::4]
    assert len({entry.perspective_id for entry in gone}) > 2
    after = saved(story, move(story, gone, KnownActor("united-states", 1)))
    for entry in gone:
        moved = after.statement(entry.id)
        assert (moved.actor.name, moved.statement) == ("Jen Psaki", entry.statement)
    assert {one.id for one in after.statements} == {one.id for one in story.statements}
    places = [entry.place[1] for entry in after.perspective("united-states").actors[1][1]]
    assert places == sorted(places)


def test_a_statement_answers_another_which_gets_an_id_that_says_whose_it_is(story):
    entry = entry_of(story, "demanded an explanation")
    other = next(one for one in story.statements if one.statement.id is None and one != entry)
    after = saved(story, answer(story, entry, other))
    (id,) = entry_of(after, "demanded an explanation").statement.answers
    named = next(one for one in after.statements if one.statement.id == id)
    assert named.statement.quote == other.statement.quote
    assert other.actor.name.split()[-1].lower() in id
    tied = {tie.id for tie in entry_of(after, "demanded an explanation").related}
    assert id in tied


def test_a_tie_that_is_there_is_taken_away_again(story):
    entry = entry_of(story, "demanded an explanation")
    other = entry_of(story, "difficult to get")
    tied = saved(story, answer(story, entry, other))
    entry = entry_of(tied, "demanded an explanation")
    assert entry.statement.answers == ("blinken-house",)
    with pytest.raises(SidelongError, match="filed this already"):
        tie(tied, entry, entry_of(tied, "difficult to get"))
    untied = saved(tied, answer(tied, entry, entry_of(tied, "difficult to get")))
    assert entry_of(untied, "demanded an explanation").statement.answers == ()


def test_a_new_statement_is_filed_in_article_order(story):
    text = story.articles[0].text
    start = text.index("Later, on January 9")
    quote = "Later, on January 9"
    edit = file_statement(
        story,
        Statement(quote=quote, kind="reported"),
        KnownActor("united-states", 2),
        "article",
        [(start, start + len(quote))],
    )
    added, removed = added_and_removed(edit)
    assert not removed
    assert len(added) <= 4
    after = saved(story, edit)
    starts = [entry.start for entry in after.perspective("united-states").actors[2][1]]
    places = [entry.place[1] for entry in after.perspective("united-states").actors[2][1]]
    assert starts == sorted(starts)
    assert places == sorted(places)
    assert entry_of(after, quote).start == start


def test_words_that_stand_more_than_once_get_what_tells_their_place(tmp_path):
    (tmp_path / "article.txt").write_text(
        "In May he said: “We will stay.” The crowd left. In June she said: “We will stay.” Rain."
    )
    story = load(tmp_path)
    text = story.articles[0].text
    second = text.rindex("We will stay")
    edit = file_statement(
        story,
        Statement(quote="We will stay"),
        NewPerspective("Her side", Actor(name="She")),
        "article",
        [(second, second + 12)],
    )
    after = saved(story, edit)
    assert after.statements[0].start == second
    assert after.statements[0].statement.prefix or after.statements[0].statement.suffix


def test_a_new_perspective_is_a_file_of_its_own_with_its_schema_beside_it(story):
    text = story.articles[0].text
    edit = file_statement(
        story,
        Statement(quote=text[:40].strip()),
        NewPerspective("Côte d’Azur: the “coast”", Actor(name="Préfet: of #1")),
        "article",
        [(0, 40)],
    )
    after = saved(story, edit)
    assert [change.path.name for change in edit.changes] == [
        "cote-d-azur-the-coast.yaml",
        "sidelong.schema.json",
    ]
    side = after.perspective("cote-d-azur-the-coast")
    assert side.name == "Côte d’Azur: the “coast”"
    assert side.actors[0][0].name == "Préfet: of #1"


def test_a_new_perspective_of_a_name_that_is_taken_is_filed_beside_it(story):
    home = NewPerspective("Russia", Actor(name="Somebody"))
    edit = file_statement(story, Statement(quote="words enough to be a quote"), home, None, [])
    assert edit.changes[0].path.name == "russia-2.yaml"


def test_so_it_is_beside_a_file_of_that_name_with_the_other_ending(story):
    (story.folder / "perspectives/north.yml").write_text("perspective: South\nactors: []\n")
    home = NewPerspective("North", Actor(name="Somebody"))
    there = load(story.folder, story)
    edit = file_statement(there, Statement(quote="words enough to be a quote"), home, None, [])
    save(edit)
    after = load(story.folder, there)
    assert {side.name for side in after.perspectives} >= {"North", "South"}


@pytest.mark.parametrize("name", ["…", "../../up", "a/b\\c", "\u202e", "x" * 500])
def test_a_new_perspective_is_never_filed_outside_the_story(story, name):
    home = NewPerspective(name, Actor(name="Somebody"))
    try:
        edit = file_statement(story, Statement(quote="words enough for a quote"), home, None, [])
    except EditError:
        return
    for change in edit.changes:
        assert change.path.parent == story.folder / "perspectives"
        assert len(change.path.name) < 60


def test_a_new_actor_comes_last_in_its_file(story):
    edit = file_statement(
        story,
        Statement(quote="not said by anyone"),
        NewActor("russia", Actor(name="Nobody")),
        None,
        [],
    )
    assert saved(story, edit).perspective("russia").actors[-1][0].name == "Nobody"


@pytest.mark.parametrize("where", ["russia", "Nobody's side"])
def test_a_new_actor_is_written_with_role_and_aliases(story, where):
    new = Actor(name="No Body", role="nobody: of note", aliases=("N. B.", "yes"))
    home = NewActor("russia", new) if where == "russia" else NewPerspective(where, new)
    after = saved(story, file_statement(story, Statement(quote="nobody said so"), home, None, []))
    actor = entry_of(after, "nobody said so").actor
    assert (actor.name, actor.role, actor.aliases) == (new.name, new.role, new.aliases)


def test_an_edit_of_a_file_that_somebody_changed_meanwhile_is_not_saved(story):
    entry = entry_of(story, "difficult to get")
    path = story.perspective(entry.perspective_id).path
    path.write_text(path.read_text() + "# mine\n")
    with pytest.raises(ChangedUnderneathError):
        save(set_keys(story, [entry], {"topic": "houses"}))


def test_a_file_that_is_damaged_is_to_be_mended_first(story):
    entry = entry_of(story, "difficult to get")
    path = story.perspective(entry.perspective_id).path
    path.write_text(path.read_text().replace("actors:", "actors: ["))
    damaged = load(story.folder, story)
    with pytest.raises(EditError, match="mend line"):
        set_keys(damaged, [entry], {"topic": "houses"})


def test_a_byte_order_mark_and_windows_line_ends_stay(story):
    entry = entry_of(story, "difficult to get")
    path = story.perspective(entry.perspective_id).path
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    edit = set_keys(load(story.folder, story), [entry], {"topic": "houses"})
    after = edit.changes[0].after
    assert after.startswith(b"\xef\xbb\xbf")
    assert after.count(b"\n") == after.count(b"\r\n")


def test_a_pipe_in_a_file_s_place_is_not_waited_for(story):
    entry = entry_of(story, "difficult to get")
    path = story.perspective(entry.perspective_id).path
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(SaveError, match="a pipe"):
        save(set_keys(story, [entry], {"topic": "houses"}))
