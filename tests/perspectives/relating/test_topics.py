import pytest
from hypothesis import given
from hypothesis import strategies as st

from perspectives.relating.topics import ProposedTopic, propose_topics
from perspectives.story.story import load
from seeds import CSTO_PEACEKEEPERS, HERRING_BAN

ARTICLE = (
    "The ferry stays in the harbour. The council met the crew of the ferry, and the tickets were"
    " on its list. The union looked at the ferry and at the tickets, and at the dredging."
)

FERRY = [
    "the ferry is forty years old, and nothing on it is safe",
    "whoever needs the ferry in winter has no other road",
    "a second crew for the ferry is what we lack",
]
TICKETS = [
    "the tickets are dearer twice a year, and nobody was asked",
    "the tickets do not even pay for diesel",
    "my neighbours cannot pay the tickets any longer",
]
ALONE = ["dredging begins in April", "our children leave by bus at six"]


def named(proposed: list[ProposedTopic]) -> dict[str, list[int]]:
    return {topic.name: list(topic.members) for topic in proposed}


def test_a_word_that_several_statements_share_is_proposed_as_their_topic():
    quotes = [*FERRY, *TICKETS, *ALONE]
    proposed = propose_topics(quotes, [None] * len(quotes), [ARTICLE])
    assert named(proposed) == {"tickets": [3, 4, 5], "ferry": [0, 1, 2]}
    assert not any(topic.is_known for topic in proposed)
    assert proposed[1].members[4] == ("tickets",)


def test_a_topic_that_others_have_is_proposed_where_their_words_are_shared():
    quotes = [*FERRY, *TICKETS, *ALONE, "my neighbours said that nobody pays for diesel"]
    topics = [*["crossing"] * 3, *["prices"] * 3, None, None, None]
    (topic,) = propose_topics(quotes, topics, [ARTICLE])
    assert topic == ProposedTopic("prices", True, {8: ("neighbours", "nobody", "diesel")})


def test_a_statement_that_has_a_topics_name_may_have_that_topic():
    quotes = [*FERRY, *ALONE, "nobody spoke of a crossing at night"]
    topics = [*["crossing"] * 3, *["other"] * 2, None]
    assert named(propose_topics(quotes, topics, [ARTICLE])) == {"crossing": [5]}


def test_no_statement_that_has_a_topic_is_proposed_for_another():
    quotes = [*FERRY, *TICKETS]
    assert propose_topics(quotes, ["crossing"] * 6, [ARTICLE]) == []


@pytest.mark.parametrize(
    ("quotes", "why"),
    [
        (["the people know", "the people wait", "the people came"], "frequent in any news"),
        (["told us so", "told me of rain", "told her of ice"], "tells of speaking"),
        (["go away from Venn", "come back to Venn", "in Venn it rains"], "a name"),
        (["leave now", "leave tomorrow, then", "leave or stay"], "no noun"),
        (["the ferry is late", "the ferry is old"], "two statements are not several"),
        (["40 of them", "the 40 of us", "only 40 will do"], "a number"),
    ],
)
def test_a_word_that_says_little_is_no_topic(quotes: list[str], why: str):
    others = [f"{word} {word}" for word in ("rain", "sleet", "hail", "frost", "slush", "ice")]
    both = [*quotes, *others]
    assert not propose_topics(both, [None] * len(both), [ARTICLE]), why


def test_what_all_speak_of_is_no_topic():
    quotes = [*FERRY, *(f"{one} of the ferry" for one in ("a rope", "a bell", "a mast", "a lamp"))]
    assert not propose_topics(quotes, [None] * len(quotes), [ARTICLE])


@pytest.mark.parametrize("path", [CSTO_PEACEKEEPERS, HERRING_BAN])
def test_a_topic_that_was_taken_out_of_a_story_is_mostly_proposed_again(path):
    story = load(path, relating=False)
    quotes = [entry.quote for entry in story.statements]
    topics = [entry.statement.topic for entry in story.statements]
    texts = [article.text for article in story.articles]
    right = wrong = 0
    for shift in range(6):
        left = [None if index % 6 == shift else topic for index, topic in enumerate(topics)]
        for proposed in propose_topics(quotes, left, texts):
            right += sum(topics[index] == proposed.name for index in proposed.members)
            wrong += sum(topics[index] != proposed.name for index in proposed.members)
    assert right >= 2 * wrong > 0


def test_a_story_without_topics_gets_a_few_that_are_words_of_its_own():
    story = load(CSTO_PEACEKEEPERS, relating=False)
    quotes = [entry.quote for entry in story.statements]
    proposed = propose_topics(quotes, [None] * len(quotes), [story.articles[0].text])
    assert [topic.name for topic in proposed] == ["riots", "peacekeepers", "republic", "troops"]


def test_every_quote_needs_a_topic_or_none():
    with pytest.raises(ValueError, match="2 quotes need as many topics, not 1"):
        propose_topics(["one", "two"], [None])


WORDS = [
    "the",
    "ferry",
    "tickets",
    "crew",
    "of",
    "Venn",
    "asked",
    "people",
    "leave",
    "diesel",
    "40",
]

SAID = st.lists(
    st.tuples(
        st.lists(
            st.sampled_from(WORDS),
            max_size=8,
        ).map(" ".join),
        st.sampled_from([None, None, "ferry", "crossing", ""]),
    ),
    max_size=30,
)


@given(SAID)
def test_each_statement_without_a_topic_is_proposed_for_one_at_most(said):
    quotes, topics = [quote for quote, _ in said], [topic for _, topic in said]
    proposed = propose_topics(quotes, topics, [ARTICLE])
    members = [index for topic in proposed for index in topic.members]
    assert len(members) == len(set(members))
    assert not any(topics[index] for index in members)
    assert len({topic.name.casefold() for topic in proposed}) == len(proposed)
    assert all(topic.is_known == (topic.name in topics) for topic in proposed)
    assert all(words for topic in proposed for words in topic.members.values())


@given(SAID)
def test_the_order_of_the_statements_changes_no_proposal(said):
    def proposed(said):
        topics = propose_topics([quote for quote, _ in said], [its for _, its in said], [ARTICLE])
        return {(topic.name, said[index]) for topic in topics for index in topic.members}

    assert proposed(said) == proposed(said[::-1])
