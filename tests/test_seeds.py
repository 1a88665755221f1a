"""The second story: three outlets on one quarrel, partly filed, to try the program on."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from perspectives.checking.check import check
from perspectives.drafting import draft
from perspectives.model import Article, RelationKind, Severity, State
from perspectives.sources.page import INSTALL
from perspectives.story.entries import Entry
from perspectives.story.story import Story, load, proposing, related
from seeds import HERRING_BAN

SURE = 80

# Whose words they are, told by a few of them that nobody else says there.
COURIER = {
    "reopen the Tern Bank": "Ilsa Verane",
    "sounds a horn": "Ilsa Verane",
    "38 million crowns": "Ilsa Verane",
    "900,000 tonnes": "Tomas Aldery",
    "I grew up": "Tomas Aldery",
    "I have seen the counts": "Tomas Aldery",
    "no town left": "Greta Hollin",
    "the bank be opened": "Greta Hollin",
    "get seasick": "Greta Hollin",
    "young fish": "Nadia Corvin",
    "never recovered": "Nadia Corvin",
    "by letter": "Dorian Pell",
    "no confidence": "Dorian Pell",
    "two flares": "Livia Strand",
    "50 metres": "Livia Strand",
    "regretted": "Livia Strand",
    "on our side of the line": "Rurik Haldane",
    "no part in this quarrel": "Rurik Haldane",
    "the union to talks": "Fisheries Ministry",
    "what there would be": "Fisheries Ministry",
}
LAMP = {
    "take the boats": "Greta Hollin",
    "sends a cutter": "Greta Hollin",
    "read the counts": "Greta Hollin",
    "count of October": "Greta Hollin",
    "had not been taken": "Ilsa Verane",
    "arithmetic": "Tomas Aldery",
    "winter without herring": "Tomas Aldery",
    "young fish": "Nadia Corvin",
    "gone north": "Nadia Corvin",
    "both sides": "Josef Tarn",
    "1,140": "Josef Tarn",
    "not asked before": "Josef Tarn",
    "coiling a rope": "Ada Okar",
    "fires a cannon": "Ada Okar",
    "in the direction of": "Livia Strand",
    "one warning": "Anselm Roke",
    "They saw us": "Anselm Roke",
    "first day to the last": "Maud Ferris",
    "know the line": "Rurik Haldane",
}
OBSERVER = {
    "a good paper": "Josef Tarn",
    "slept for one hour": "Josef Tarn",
    "the gymnasium": "Tomas Aldery",
    "honour the paper": "Greta Hollin",
    "given eighteen": "Greta Hollin",
    "take the boats": "Greta Hollin",
    "reported in the capital": "Greta Hollin",
    "What I said was this": "Rurik Haldane",
    "profited from the ban": "Rurik Haldane",
    "6,300 tonnes": "Rurik Haldane",
    "one window": "Ilsa Verane",
    "for a horn": "Dorian Pell",
    "no confidence": "Dorian Pell",
    "tell anyone": "Nadia Corvin",
    "They may tell us": "Nadia Corvin",
    "an inquiry": "coastguard",
}
SAID = {"courier": COURIER, "lamp": LAMP, "observer": OBSERVER}


@pytest.fixture(scope="module")
def filed() -> Story:
    return load(HERRING_BAN)


@pytest.fixture(scope="module")
def proposed() -> Story:
    return related(proposing(load(HERRING_BAN), frozenset()))


def article(story: Story, id: str) -> Article:
    found = story.article(id)
    assert found
    return found


def ties(story: Story, kind: RelationKind) -> set[frozenset[tuple[str | None, str]]]:
    """Return what is related in one way: for each pair, in which article and by whom."""
    entries: dict[str, Entry] = {entry.id: entry for entry in story.statements}
    return {
        frozenset((one.article, one.actor.name) for one in (entry, entries[relation.id]))
        for entry in story.statements
        for relation in entry.related
        if relation.kind is kind
    }


def test_each_outlet_says_where_it_comes_from(filed):
    told = [(one.id, one.author, one.outlet, one.date, one.language) for one in filed.articles]
    assert told == [
        ("courier", "Elin Marsden", "The Averne Courier", "2024-03-14", "en"),
        ("lamp", "Jory Pascoe-Lind", "The Port Amber Lamp", "2024-03-15", "en"),
        ("observer", "Sunniva Brandt", "The Strait Observer", "2024-03-16", "en"),
    ]
    assert all(one.title and ".example/" in (one.url or "") for one in filed.articles)


def test_every_filed_statement_is_found_word_for_word_and_nothing_is_doubtful(filed):
    assert {entry.passage.state for entry in filed.filed} == {State.EXACT}
    assert {problem.severity for problem in check(filed)} == {Severity.NOTE}


def test_the_page_is_read_without_menu_advert_and_comments(filed):
    text = article(filed, "observer").text
    assert "Nobody has won" in text
    assert "keep the rope" in text
    for furniture in ("cookies", "Subscribe", "Oilskins", "Most read", "grandfather", "Share"):
        assert furniture not in text


def test_what_two_outlets_make_of_one_utterance_are_variants(filed):
    found = ties(filed, RelationKind.VARIANT)
    for name in ("Ilsa Verane", "Tomas Aldery", "Greta Hollin"):
        assert frozenset({("courier", name), ("lamp", name)}) in found


def test_who_turns_another_s_sentence_round_is_a_parallel(filed):
    pair = frozenset({("courier", "Ilsa Verane"), ("lamp", "Greta Hollin")})
    assert pair in ties(filed, RelationKind.PARALLEL)


def test_a_third_translation_ties_the_two_that_do_not_meet(filed, proposed):
    courier, lamp, observer = ((id, "Rurik Haldane") for id in ("courier", "lamp", "observer"))
    assert frozenset({courier, lamp}) not in ties(filed, RelationKind.VARIANT)
    found = ties(proposed, RelationKind.VARIANT)
    assert {frozenset({courier, observer}), frozenset({lamp, observer})} <= found


@pytest.mark.parametrize("id", SAID)
def test_no_sure_proposal_puts_a_wrong_name_under_what_is_said(filed, id):
    its = article(filed, id)
    sure = [
        one
        for one in draft(its.text, date=its.date, language=its.language)
        if one.confidence >= SURE and one.actor and not one.actor[0].islower()
    ]
    assert len(sure) >= 6
    for one in sure:
        said_by = {name for words, name in SAID[id].items() if words in one.quote}
        assert len(said_by) == 1, one.quote
        assert one.actor.endswith(said_by.pop()), one.reason


def test_most_of_what_is_said_is_proposed_under_its_name(filed):
    for id, said in SAID.items():
        its = article(filed, id)
        drafts = draft(its.text, date=its.date, language=its.language)
        right = [
            words
            for words, name in said.items()
            if any(words in one.quote and (one.actor or "").endswith(name) for one in drafts)
        ]
        assert len(right) >= 0.7 * len(said), set(said) - set(right)


def test_without_what_reads_pages_the_story_opens_with_one_line_and_two_articles(tmp_path):
    folder = shutil.copytree(HERRING_BAN, tmp_path / "herring-ban")
    program = (
        "import sys; sys.modules['trafilatura'] = None\n"
        "from pathlib import Path; from perspectives.story.story import load\n"
        "story = load(Path(sys.argv[1]))\n"
        "print(*(one.id for one in story.articles))\n"
        "print(*(one.message for one in story.problems), sep='\\n')\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, folder],
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout.splitlines() == ["courier lamp", f"to read pages takes more: {INSTALL}"]
