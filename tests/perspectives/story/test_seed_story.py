"""The seed story: its article untouched, its sides complete, its statements found."""

import hashlib
from collections import Counter
from itertools import pairwise

import pytest

from perspectives.anchoring.anchorer import Anchorer
from perspectives.format import file as yamlfile
from perspectives.model import Passage, State, Statement
from perspectives.sources import text
from seeds import CSTO_PEACEKEEPERS

TEXT_SHA256 = "5d70cf4577af6d4355a07fa71694a496a1b6f497b72fbcca992219b5839e0098"

ACTORS = {
    "kazakhstan": {"Yermukhamet Yertysbayev", "Kassym-Jomart Tokayev", "Yerlan Karin"},
    "csto": {"Collective Security Council", "Nikol Pashinyan", "CSTO members", "Andrei Serdyukov"},
    "russia": {
        "Ministry of Defence",
        "Leonid Kalashnikov",
        "Ministry of Foreign Affairs",
        "Maria Zakharova",
    },
    "united-states": {"US administration", "Jen Psaki", "Antony Blinken"},
    "european-union": {"Josep Borrell"},
}

ARTICLE, PROBLEMS = text.read(CSTO_PEACEKEEPERS / "article.txt")
FILES = [yamlfile.read(path) for path in sorted(CSTO_PEACEKEEPERS.glob("perspectives/*.yaml"))]
PERSPECTIVES = {file.id: file.perspective for file in FILES if file.perspective}
STATEMENTS = [
    statement
    for perspective in PERSPECTIVES.values()
    for actor in perspective.actors
    for statement in actor.statements
]


@pytest.fixture(scope="module")
def anchorer() -> Anchorer:
    return Anchorer(ARTICLE.text)


def passage(anchorer: Anchorer, statement: Statement) -> Passage:
    return anchorer.find(statement.quote, statement.prefix, statement.suffix)


def test_the_article_below_its_front_matter_is_unchanged() -> None:
    below = (CSTO_PEACEKEEPERS / "article.txt").read_bytes().split(b"---\n", 2)[2]
    assert hashlib.sha256(below).hexdigest() == TEXT_SHA256
    assert ARTICLE.text.encode() == below


def test_the_front_matter_says_where_the_article_comes_from() -> None:
    assert not PROBLEMS
    assert ARTICLE.title == "How the West reacted to the deployment of CSTO peacekeepers"
    assert (ARTICLE.author, ARTICLE.outlet) == ("Anna Gromova", "The Frontier Post")
    assert (ARTICLE.date, ARTICLE.language) == ("2022-01", "en")


def test_nothing_is_wrong_in_the_perspective_files() -> None:
    assert not [problem for file in FILES for problem in file.problems]


def test_every_actor_of_every_side_is_there() -> None:
    found = {
        side: {actor.name for actor in perspective.actors}
        for side, perspective in PERSPECTIVES.items()
    }
    assert found == ACTORS


def test_every_side_has_a_colour_of_its_own() -> None:
    colors = [perspective.color for perspective in PERSPECTIVES.values()]
    assert None not in colors
    assert len(set(colors)) == len(colors)


def test_every_actor_says_something() -> None:
    assert all(actor.statements for side in PERSPECTIVES.values() for actor in side.actors)


def test_ids_are_unique_and_given_to_those_that_are_answered_only() -> None:
    ids = Counter(statement.id for statement in STATEMENTS if statement.id)
    answered = {answer for statement in STATEMENTS for answer in statement.answers}
    assert set(ids) == answered
    assert set(ids.values()) == {1}


def test_no_topic_holds_a_single_statement() -> None:
    topics = Counter(statement.topic for statement in STATEMENTS)
    assert None not in topics
    assert min(topics.values()) > 1


@pytest.mark.parametrize("statement", STATEMENTS, ids=lambda s: " ".join(s.quote.split()[:5]))
def test_a_statement_is_found_in_the_article(anchorer: Anchorer, statement: Statement) -> None:
    assert passage(anchorer, statement).state in {State.EXACT, State.CLOSE}


def test_no_two_statements_claim_the_same_words(anchorer: Anchorer) -> None:
    spans = sorted(span for s in STATEMENTS for span in passage(anchorer, s).spans)
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
