"""Whose words can be looked at, and which two a comparison begins with."""

from perspectives.model import Article, RelationKind
from perspectives.views.voices import NO_VOICE, Voice, first_two, voices
from tests.perspectives.views.stories import statement, story, tied, without

GAZETTE, POST = Article(id="gazette", text="x" * 999), Article(id="post", text="x" * 999)
SAID = {
    "town": {
        "Holm": [
            statement("we counted", id="counted", article="gazette"),
            statement("we did count", id="count", article="post"),
        ],
        "Ek": [statement("nobody asked", id="asked", article="post")],
    },
    "union": {"Lind": [statement("they never count", id="never", article="post")]},
}
STORY = story(SAID, GAZETTE, POST)
HOLM = {"side": "town", "actor": "Holm"}


def test_perspectives_articles_and_actors_are_voices_and_an_actor_in_each_of_his_articles() -> None:
    assert voices(STORY) == {
        Voice(side="town"): 3,
        Voice(side="union"): 1,
        Voice(article="gazette"): 1,
        Voice(article="post"): 3,
        Voice(**HOLM): 2,
        Voice(side="town", actor="Ek"): 1,
        Voice(side="union", actor="Lind"): 1,
        Voice(**HOLM, article="gazette"): 1,
        Voice(**HOLM, article="post"): 1,
    }


def test_where_there_is_one_article_it_is_no_voice() -> None:
    one = story({"town": {"Holm": [statement("we counted")]}})
    assert [*voices(one)] == [Voice(side="town"), Voice(**HOLM)]


def test_what_was_found_in_no_article_is_in_none() -> None:
    assert Voice(article="gazette") not in voices(without(STORY, "counted"))


def test_a_voice_has_what_voices_counts_and_a_name_of_its_own() -> None:
    found = voices(STORY)
    assert {voice: len(voice.entries(STORY)) for voice in found} == found
    assert len({voice.id for voice in found}) == len(found)


def test_a_comparison_begins_with_the_side_of_what_is_best_tied_to_the_current_statement() -> None:
    said = SAID | {"state": {"Ost": [statement("we shall ask", id="ask", article="post")]}}
    told = story(said, GAZETTE, POST)
    town, state = Voice(side="town"), Voice(side="state")
    assert first_two(told, told.statement("count")) == (town, Voice(side="union"))
    told = tied(told, "count", "ask", RelationKind.ECHO)
    assert first_two(told, told.statement("count")) == (town, state)
    assert first_two(told, told.statement("ask")) == (state, town)


def test_a_comparison_begins_with_the_side_to_which_most_ties_lead_where_none_leads_from_here() -> (
    None
):
    said = SAID | {
        "state": {"Ost": [statement("we shall ask", id="ask"), statement("soon", id="soon")]},
        "court": {"Berg": [statement("it is open", id="open")]},
    }
    told = story(said, GAZETTE, POST)
    town = Voice(side="town")
    told = tied(told, "counted", "open", RelationKind.ECHO)
    assert first_two(told, told.statement("asked")) == (town, Voice(side="court"))
    told = tied(told, "count", "ask", RelationKind.ECHO)
    told = tied(told, "count", "soon", RelationKind.ECHO)
    assert first_two(told, told.statement("asked")) == (town, Voice(side="state"))
    assert first_two(told, told.statement("counted")) == (town, Voice(side="court"))


def test_of_one_side_two_actors_are_compared_and_of_one_actor_what_he_says_in_two_articles() -> (
    None
):
    town = story({"town": SAID["town"]}, GAZETTE, POST)
    two = Voice(**HOLM), Voice(side="town", actor="Ek")
    assert first_two(town, None) == two
    assert first_two(town, town.statement("asked")) == two[::-1]
    holm = story({"town": {"Holm": SAID["town"]["Holm"]}}, GAZETTE, POST)
    told_twice = Voice(**HOLM, article="gazette"), Voice(**HOLM, article="post")
    assert first_two(holm, None) == told_twice


def test_where_nobody_else_says_anything_the_other_column_is_empty() -> None:
    lonely = story({"town": {"Ek": SAID["town"]["Ek"]}}, GAZETTE, POST)
    assert first_two(lonely, None) == (Voice(side="town"), NO_VOICE)
    assert first_two(story({}), None) == (NO_VOICE, NO_VOICE)
    assert NO_VOICE.entries(lonely) == ()
