from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perspectives.model import RelationKind
from perspectives.relating.relations import Related, Relations, relate
from perspectives.story.story import load
from seeds import CSTO_PEACEKEEPERS

BLINKEN = (
    "One lesson from history: when Russians are in your house, "
    "it can be difficult to get them to leave"
)
ZAKHAROVA = (
    "US Secretary of State Antony Blinken joked about the tragic events in Kazakhstan in his "
    "typical boorish manner. <…> If Antony Blinken is so fond of history lessons, then let him "
    "mean the following: when Americans are in your house, it can be difficult to stay alive, "
    "not to be robbed or raped"
)
MINISTRY = "it could be difficult to “force Russians to leave” a foreign country"
WEST = "The introduction of the CSTO troops has now infuriated the entire West"

SEED = [
    (
        "Yertysbayev",
        "Foreign forces were involved in the protests in Kazakhstan, which wanted to worsen the "
        "situation in the neighboring country before the talks between Moscow and the United "
        "States",
    ),
    ("Yertysbayev", "infuriated the entire West"),
    (
        "Yertysbayev",
        "The European Union and the US have a strong interest in Kazakhstan because of its "
        "minerals, especially oil and gas",
    ),
    (
        "Yertysbayev",
        "the EU and the US have already invested $376 billion in the republic, most of the money "
        "went to the hydrocarbon sector",
    ),
    (
        "Yertysbayev",
        "it was decided abroad to destabilize the situation in the country in order to complicate "
        "the situation “in the rear” of Russia",
    ),
    ("Yertysbayev", WEST),
    (
        "Yertysbayev",
        "The fact that foreign external forces arranged or are involved in this brawl and in the "
        "attempted armed rebellion <…> is beyond any doubt <…>. This had to be done in order to "
        "create an unpleasant hotbed in the rear of Russia, because Russia will begin tough "
        "negotiations next week with the United States of America, NATO",
    ),
    (
        "Yertysbayev",
        "tens of thousands of terrorists from all over the world would rush into the country",
    ),
    (
        "Yertysbayev",
        "Islamization of Central Asia has reached monstrous proportions in 30 years",
    ),
    (
        "Yertysbayev",
        "the authorities of the republic did the right thing by turning to the CSTO countries for "
        "help",
    ),
    (
        "Yertysbayev",
        "Kazakhstan was able to show international terrorism that it is not alone, but in a "
        "strong military-political alliance",
    ),
    (
        "Tokayev",
        "the riots in the country involved “international gangs” who have received extensive "
        "training abroad",
    ),
    (
        "Tokayev",
        "Their attack on Kazakhstan should be viewed as an act of aggression. In this regard, "
        "relying on the Collective Security Treaty, today I turned to the heads of the CSTO states "
        "to help Kazakhstan overcome this terrorist threat",
    ),
    ("Tokayev", "the riots undermine the integrity of the state"),
    (
        "Tokayev",
        "he is obliged to protect the citizens of the country who ask the authorities for help",
    ),
    (
        "Pashinyan",
        "the organization made a decision in accordance with Article 4 of the Collective Security "
        "Treaty",
    ),
    (
        "Pashinyan",
        "the riots in Kazakhstan threaten the national security and sovereignty of the country "
        "and are caused, “among other things, by outside interference”",
    ),
    ("Ministry of Defence", "they are not directly involved in the suppression of the riots"),
    (
        "Kalashnikov",
        "the CSTO peacekeepers, in principle, will not participate in clashes with the rioters",
    ),
    ("Kalashnikov", "the local security forces will deal with the gangs themselves"),
    ("Karin", "the CSTO peacekeepers are engaged in Kazakhstan only with protection"),
    (
        "Serdyukov",
        "they would remain in the republic until the situation completely calmed down",
    ),
    ("Psaki", "Washington has doubts about the use of CSTO peacekeepers in Kazakhstan"),
    (
        "Psaki",
        "We have questions about the essence of [Kazakhstan’s appeal to the CSTO]. Was the request "
        "justified? We do not know this yet",
    ),
    (
        "Blinken",
        "warned Kazakhstan about the consequences of admitting Russian troops to its territory",
    ),
    ("Blinken", BLINKEN),
    (
        "Blinken",
        "We have real questions about why they were forced to turn to this organization, which is "
        "dominated by Russia. We ask for clarification on this matter",
    ),
    (
        "Borrell",
        "We expect that the presence of foreign forces will not undermine the independence of "
        "Kazakhstan. Since we are now talking about the implementation of the agreement between "
        "the independent states, we have nothing to say. But in any case, the presence of foreign "
        "troops on the territory of another state is something that we must observe with caution",
    ),
    (
        "Borrell",
        "outside military assistance brings up memories of situations that should be avoided",
    ),
    ("Ministry of Foreign Affairs", MINISTRY),
    ("Zakharova", ZAKHAROVA),
    (
        "Zakharova",
        "the introduction of Russian peacekeepers into Kazakhstan is a legitimate decision",
    ),
]
ACTORS = [actor for actor, _ in SEED]
QUOTES = [quote for _, quote in SEED]


def between(one: str, other: str, found: list[list[Related]], texts: list[str]) -> Related | None:
    wanted = texts.index(other)
    return next((each for each in found[texts.index(one)] if each.index == wanted), None)


def test_the_best_pair_of_the_seed_story_is_the_house_with_russians_and_with_americans():
    found = relate(QUOTES, ACTORS)
    score, index, related = max(
        (related.score, index, related) for index, ranked in enumerate(found) for related in ranked
    )
    assert {QUOTES[index], QUOTES[related.index]} == {BLINKEN, ZAKHAROVA}
    assert related.kind is RelationKind.PARALLEL
    assert score > sorted(each.score for ranked in found for each in ranked)[-3]


def test_the_shared_phrases_stand_as_the_text_itself_has_them():
    related = between(BLINKEN, ZAKHAROVA, relate(QUOTES, ACTORS), QUOTES)
    assert related is not None
    assert "are in your house, it can be difficult to" in related.shared
    assert "lesson" in related.shared


@pytest.mark.parametrize("quote", ["force Russians to leave", MINISTRY])
def test_the_ministry_echoes_blinken_as_a_fragment_and_in_full(quote):
    texts = [quote if text == MINISTRY else text for text in QUOTES]
    found = relate(texts, ACTORS)
    echo = between(quote, BLINKEN, found, texts)
    assert echo is not None
    assert echo.kind is RelationKind.ECHO
    assert "to leave" in echo.shared
    assert between(BLINKEN, quote, found, texts) is not None


def test_a_fragment_and_the_sentence_it_comes_from_are_variants_of_one_actor():
    related = between("infuriated the entire West", WEST, relate(QUOTES, ACTORS), QUOTES)
    assert related is not None
    assert related.kind is RelationKind.VARIANT
    assert related.shared == ("infuriated the entire West",)


@pytest.fixture(scope="module")
def ties() -> set[frozenset[str]]:
    """The pairs of statements of the seed story that share wording, by how they begin."""
    statements = {entry.id: entry for entry in load(CSTO_PEACEKEEPERS).statements}
    return {
        frozenset(" ".join(statements[id].statement.quote.split()[:4]) for id in (entry.id, tie.id))
        for entry in statements.values()
        for tie in entry.related
        if tie.score is not None
    }


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("doubted that the request", "We have questions about"),
        ("We have questions about", "We have real questions"),
        ("warned Kazakhstan about the", "We expect that the"),
        ("called rudeness the words", "One lesson from history:"),
        ("US Secretary of State", "One lesson from history:"),
        ("The fact that the", "The introduction of the"),
    ],
)
def test_a_phrase_in_common_ties_an_answer_to_what_it_answers(ties, one, other):
    assert {one, other} in ties


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the CSTO peacekeepers are", "so far Washington has"),
        ("the CSTO peacekeepers are", "The fact that the"),
        ("the riots in Kazakhstan", "Their attack on Kazakhstan"),
        ("the riots undermine the", "We expect that the"),
        ("doubted that the request", "foreign military personnel had"),
        ("the organization made a", "Their attack on Kazakhstan"),
    ],
)
def test_the_words_of_a_storys_own_subject_tie_nothing(ties, one, other):
    assert {one, other} not in ties


FERRY = [
    "The old ferry is safe enough for the crossing",
    "Nobody should board the old ferry before it is mended",
]


def test_what_an_article_speaks_of_all_the_time_ties_nothing():
    article = " ".join([*FERRY, "The old ferry left late.", "Gulls followed the old ferry."] * 3)
    assert relate([*FERRY, *QUOTES])[0]
    assert relate([*FERRY, *QUOTES], articles=[article])[0] == []


def test_what_an_article_says_but_twice_ties_the_two():
    article = " ".join([*FERRY, *("Rain fell on the harbour all day." for _ in range(9))])
    [[related], *_] = relate([*FERRY, *QUOTES], articles=[article])
    assert related.shared == ("The old ferry",)


def test_a_long_phrase_of_everyday_words_ties_however_much_else_is_said():
    texts = [
        "We have questions about the dredging of the inner basin. Were the divers asked at all?",
        "We have some questions about who paid the surveyors, why the chart was never printed and "
        "what became of the buoys that a storm tore loose",
    ]
    [[related], _] = relate(texts, articles=[" ".join([*texts, *QUOTES])])
    assert related.shared == ("questions about",)


def test_names_tie_nothing_however_many_they_are():
    texts = [
        "Ada Vance of Castle Rock sold the ferry to Orkney Lines",
        "Nobody told Orkney Lines that Ada Vance would leave Castle Rock",
        *QUOTES,
    ]
    assert relate(texts)[0] == []
    assert relate(texts, articles=texts)[0] == []


def test_a_word_with_a_capital_letter_at_the_beginning_or_in_a_headline_is_no_name():
    texts = [
        "Dredging the basin drowned the oyster beds",
        "Council Hears That Dredging Drowned Oyster Beds",
        *QUOTES,
    ]
    assert [related.index for related in relate(texts, articles=texts)[0]] == [1]


def test_a_name_in_common_does_not_relate():
    texts = ["Nobody in Castle Rock likes oysters", "Castle Rock elected a plumber", *QUOTES]
    assert relate(texts)[0] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "We joined the Northern Fishing Grounds Treaty in a hurry",
            "Nobody reads Article 9 of the Northern Fishing Grounds Treaty",
        ),
        (
            "Deputy Secretary of Harbours Ada Vance resigned",
            "A letter from Deputy Secretary of Harbours Ada Vance was lost",
        ),
        (
            "Kippers and fog are what prime minister Ada Vance hates",
            "All the ferries belong to prime minister Ada Vance",
        ),
    ],
)
def test_a_long_name_or_a_title_in_common_does_not_relate(one, other):
    assert relate([one, other, *QUOTES])[0] == []


def test_one_sentence_with_many_names_in_it_is_related_to_itself():
    texts = [f"The old lighthouse keeper counts {bird} at dusk" for bird in map(str, range(50))]
    assert all(relate(texts))


def test_few_statements_of_the_seed_story_are_related():
    found = relate(QUOTES, ACTORS)
    assert sum(map(len, found)) <= len(QUOTES)


def test_texts_of_one_actor_are_related_only_as_variants():
    found = relate(QUOTES, ["one"] * len(QUOTES))
    kinds = {related.kind for ranked in found for related in ranked}
    assert kinds == {RelationKind.VARIANT}


def test_function_words_alone_never_relate():
    texts = [
        "It is what it is, and that is all there is to it",
        "It is what it is, and that was all there was to it",
        "They should have been there before you were",
        "They should have been there before we were",
    ]
    assert relate(texts) == [[], [], [], []]


@pytest.mark.parametrize("formula", ["I don't know", "We’re going to", "At the end of the day"])
def test_formulae_never_relate(formula):
    texts = [f"{formula}", f"{formula}", f"{formula} the harvest fails", f"{formula} ships sail"]
    assert relate(texts) == [[], [], [], []]


def test_one_word_in_common_does_not_relate():
    texts = ["The harbour froze overnight", "Nobody painted the harbour"]
    assert relate(texts) == [[], []]


def test_common_words_in_different_places_do_not_relate():
    texts = ["The political question is old", "An old man has a question, a political one"]
    assert relate(texts) == [[], []]


def test_a_paraphrase_in_another_order_is_found_first():
    paraphrase = "Amid applause, the archbishop blessed the rebuilt cathedral"
    texts = [
        "The rebuilt cathedral was blessed by the archbishop amid applause",
        *QUOTES,
        paraphrase,
    ]
    assert texts[relate(texts)[0][0].index] == paraphrase


def test_inflection_typography_and_stray_hyphens_do_not_hide_a_relation():
    texts = [
        "Kazakhstan’s terrorists attacked military airports",
        "“KAZ-AKHSTAN terrorist attacks on a military air\u00adport”",
    ]
    [[related], _] = relate([*texts, "Kazakhstan"])[:2]
    assert related.index == 1
    assert related.shared == ("Kazakhstan’s terrorists attacked", "military airports")


def test_statements_in_russian_are_related_with_their_inflections():
    texts = [
        "Когда русские приходят в ваш дом, их трудно заставить уйти",
        "Когда американцы приходят в ваш дом, трудно остаться в живых",
        "Мы ещё не знаем, что это было и кто это был",
        "Миротворцы охраняют аэропорт Алматы и больницы",
        "Больницы и аэропорт Алматы охранялись миротворцами",
    ]
    found = relate(texts)
    assert [related.index for related in found[0]] == [1]
    assert found[0][0].kind is RelationKind.PARALLEL
    assert found[2] == []
    assert [related.index for related in found[3]] == [4]


def test_statements_in_german_are_related_but_not_by_their_articles():
    texts = [
        "Die Regierung ist für die Krise in dem Land nicht verantwortlich",
        "Verantwortlich für die Krisen ist auch die frühere Regierung",
        "Die Bauern sind für die Ernte in dem Tal nicht zu beneiden",
    ]
    found = relate(texts)
    assert [related.index for related in found[0]] == [1]
    assert found[2] == []


def test_the_same_words_score_a_hundred():
    [[related], _] = relate(["Sanctions will hurt farmers.", "“Sanctions will hurt farmers!”"])
    assert related == Related(1, 100, RelationKind.VARIANT, ("Sanctions will hurt farmers",))


def test_no_more_than_the_limit_are_returned():
    texts = [f"The old lighthouse keeper counts {bird} at dusk" for bird in "abcdefgh"]
    assert {len(ranked) for ranked in relate(texts, limit=3)} == {3}
    assert relate(texts, limit=0) == [[]] * len(texts)


def test_many_copies_of_a_text_stay_within_the_limit():
    found = relate(["The old lighthouse keeper counts gulls"] * 2000, limit=5)
    assert {len(ranked) for ranked in found} == {5}


def test_texts_without_words_are_related_to_nothing():
    texts = ["", " \n", "<…>", "!?", "\x00", "👩🏽‍🚒", "\u0301", "The old lighthouse keeper"]
    assert relate(texts) == [[] for _ in texts]
    assert relate([]) == []


def test_a_megabyte_in_one_statement_is_related_by_its_beginning():
    statement = "The old lighthouse keeper counts herring gulls at dusk. "
    found = relate([statement, statement * 20_000, "spam " * 200_000])
    assert [related.index for related in found[0]] == [1]


def test_groups_must_be_as_many_as_texts():
    with pytest.raises(ValueError, match="2 texts need as many groups, not 1"):
        relate(["one", "two"], ["a"])


statements = st.lists(
    st.one_of(
        st.sampled_from(QUOTES),
        st.lists(st.sampled_from(" ".join(QUOTES).split()), max_size=12).map(" ".join),
        st.text(max_size=30),
    ),
    max_size=12,
)


@given(statements)
def test_a_relation_is_the_same_both_ways(texts):
    found = relate(texts, limit=len(texts) + 1)
    pairs = {
        (index, related.index): (related.score, related.kind)
        for index, ranked in enumerate(found)
        for related in ranked
    }
    for (one, other), relation in pairs.items():
        assert one != other
        assert pairs[other, one] == relation


@given(statements)
def test_every_relation_has_a_score_in_range_and_phrases_from_its_own_text(texts):
    for text, ranked in zip(texts, relate(texts), strict=True):
        assert [related.score for related in ranked] == sorted(
            (related.score for related in ranked), reverse=True
        )
        for related in ranked:
            assert 0 < related.score <= 100
            assert related.shared
            assert all(phrase and phrase in text for phrase in related.shared)


@given(statements, st.randoms(use_true_random=False))
def test_the_order_of_the_texts_changes_nothing_but_the_indices(texts, random):
    actors = [len(text) % 3 for text in texts]
    order = list(range(len(texts)))
    random.shuffle(order)
    shuffled = [texts[index] for index in order]

    def relations(given: list[str], groups: list[int]) -> list[Counter[tuple[object, ...]]]:
        return [
            Counter((given[each.index], each.score, each.kind, each.shared) for each in ranked)
            for ranked in relate(given, groups)
        ]

    expected = relations(texts, actors)
    assert relations(shuffled, [actors[index] for index in order]) == [
        expected[index] for index in order
    ]


said = st.tuples(
    st.one_of(
        st.sampled_from(QUOTES),
        st.lists(st.sampled_from(" ".join(QUOTES).split()), max_size=12).map(" ".join),
        st.sampled_from(["Kaz-akhstan", "kazakh-stan burns", "Kazakhstan burns", "West. Burns!"]),
        st.text(max_size=30),
    ),
    st.integers(0, 3),
)


@st.composite
def edited(draw, before):
    """Draw what is left of texts and their actors after a few edits in an editor."""
    now = list(before)
    for _ in range(draw(st.integers(0, 3))):
        place = draw(st.integers(0, len(now)))
        there = now[place : place + 1]
        edit = draw(st.sampled_from(["add", "remove", "reword", "reorder", "actor", "repeat"]))
        if edit == "add":
            now.insert(place, draw(said))
        elif edit == "remove":
            del now[place : place + draw(st.integers(1, 3))]
        elif edit == "reword":
            now[place : place + 1] = [draw(said) for _ in there]
        elif edit == "reorder":
            now = now[place:] + now[:place] if draw(st.booleans()) else now[::-1]
        elif edit == "actor":
            now[place : place + 1] = [(text, actor + 1) for text, actor in there]
        else:
            now.insert(draw(st.integers(0, len(now))), *there or [draw(said)])
    return now


def apart(said_by: list[tuple[str, int]]) -> tuple[list[str], list[int]]:
    return [text for text, _ in said_by], [actor for _, actor in said_by]


ARTICLES = [[], [" ".join(QUOTES)], [" ".join(QUOTES[:9]), "Kazakhstan burns. " * 20]]


@given(st.data(), st.lists(said, max_size=12), st.sampled_from([1, 3, 10]))
def test_relations_brought_up_to_date_are_those_of_relating_anew(data, now, limit):
    articles = data.draw(st.sampled_from(ARTICLES))
    relations = Relations.among(*apart(now), limit=limit, articles=articles)
    for _ in range(data.draw(st.integers(1, 4))):
        now = data.draw(edited(now))
        articles = data.draw(st.sampled_from([articles, articles, *ARTICLES]))
        relations = relations.updated(*apart(now), articles=articles)
        assert relations.rows == relate(*apart(now), limit=limit, articles=articles)


BIRDS = [f"{one}{other}" for one in "bdfgklmnprst" for other in ("awk", "ull", "inch", "ippet")]
MANY = [
    f"The {BIRDS[number % 7]} keeper of {BIRDS[number % 47]} counts {number % 90} and"
    f" {BIRDS[number * number % 41]} beside {BIRDS[number * 31 % 23]} at dusk"
    if number % 3 == 0
    else f"The old keeper of a rock counts {number * 7919 % 9973} grey geese in harbours at dusk"
    for number in range(750)
]


@pytest.fixture(scope="module")
def among_many() -> Relations:
    return Relations.among(MANY, ["one"] * 50 + MANY[50:])


@settings(max_examples=3)
@given(st.data())
def test_relations_among_very_many_like_texts_are_brought_up_to_date(among_many, data):
    """Here searches end early, and what is seen is only what stands beside."""
    relations, now = among_many, MANY
    for _ in range(2):
        now = list(now)
        for _ in range(data.draw(st.integers(1, 3))):
            text = data.draw(st.lists(st.sampled_from(" ".join(MANY[:99]).split()), max_size=9))
            place = data.draw(st.integers(0, len(now) - 1))
            now[place : place + data.draw(st.integers(0, 1))] = data.draw(
                st.sampled_from([[], [" ".join(text)], [MANY[place % 750] + " again"]])
            )
        actors = ["one"] * 50 + now[50:]
        relations = relations.updated(now, actors)
    assert relations.rows == relate(now, actors)


def test_what_is_brought_up_to_date_stays_as_it_was():
    relations = Relations.among(QUOTES, ACTORS)
    before = relate(QUOTES, ACTORS)
    relations.updated(QUOTES[5:], ACTORS[5:])
    assert relations.rows == before


def test_after_many_changes_at_once_relations_are_those_of_relating_anew():
    texts = [f"The old lighthouse keeper counts {bird} at dusk" for bird in range(300)]
    assert Relations.among(QUOTES, ACTORS).updated(texts).rows == relate(texts)


def test_groups_must_be_as_many_as_texts_when_relations_are_brought_up_to_date():
    with pytest.raises(ValueError, match="2 texts need as many groups, not 1"):
        Relations.among([]).updated(["one", "two"], ["a"])
