"""Which topics statements without one may have: those of others, or new ones, for a person to take.

A statement may have the topic of others that share telling words with it: each word counts by how
seldom it is, and by how much of its use is in statements on that topic. What no topic fits is
grouped by a word that several share, and that word is the new topic's name. It has to be what the
articles speak of, a noun: again and again the last word of a phrase that an article or a possessive
begins. Few good topics are worth more than many, so what is not clear is left alone.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import zip_longest
from typing import TypeAlias

import msgspec

from perspectives.languages import any_language
from perspectives.relating.words import (
    Word,
    is_common,
    is_function_word,
    keys_as_written,
    words,
)

# What the words weigh in all that a statement and a topic share (a word that nobody else has weighs
# up to 1), and how many times as much as those of the next best topic. With these, four of five
# topics that were taken away and proposed again are the same, and most others would do as well.
_LEAST = 0.55
_MARGIN = 1.5
_FEWEST_WORDS = 2
# Where a statement has the topic's own name, this counts as if no other topic had the word, and
# beside what it counts like any other.
_NAMED = 1.0
# A new topic needs several statements, and is none where a third of all speak of it.
_FEWEST_STATEMENTS = 3
_LARGEST_SHARE = 1 / 3
_MOST_NEW = 8
# How often, and in which part of its places, a word has to stand as a noun does.
_FEWEST_AS_NOUN = 2
_LEAST_AS_NOUN = 1 / 3
_LONGEST_PHRASE = 3


class ProposedTopic(msgspec.Struct, frozen=True):
    """A topic that several statements may have, and why."""

    name: str
    is_known: bool
    """Whether other statements have it already."""
    members: Mapping[int, tuple[str, ...]]
    """By its index, each statement that may have it, with the words that speak for it."""


_Saying: TypeAlias = Mapping[str, str]
"""The words of a statement that can tell a topic, by their keys, as they are written first."""


def propose_topics(
    quotes: Sequence[str], topics: Sequence[str | None], articles: Sequence[str] = ()
) -> list[ProposedTopic]:
    """Return topics for statements that have none, those of most statements first.

    `quotes` and `topics` go together; `articles` are what they are from. No statement is proposed
    for two topics. Raises ValueError where there are not as many topics as quotes.
    """
    if len(topics) != len(quotes):
        raise ValueError(f"{len(quotes)} quotes need as many topics, not {len(topics)}")
    if all(topics):
        return []
    read = words([*quotes, *articles])
    sayings = [_saying(quote, its) for quote, its in zip(quotes, read[: len(quotes)], strict=True)]
    known = _known(sayings, topics)
    taken = {index for one in known for index in one.members}
    left = [index for index, topic in enumerate(topics) if not topic and index not in taken]
    nouns = _nouns([*quotes, *articles], read)
    new = _new(sayings, left, nouns, {one.casefold() for one in topics if one})
    return sorted([*known, *new], key=lambda one: (-len(one.members), one.name))


def _saying(quote: str, its_words: Sequence[Word]) -> _Saying:
    written: dict[str, str] = {}
    for word in its_words:
        if word.telling and not word.name and not _is_noise(word.key):
            written.setdefault(word.key, quote[word.start : word.end])
    return written


def _is_noise(key: str) -> bool:
    return is_common(key) or key in _reporting() or key[0].isdigit()


# The topics of other statements


def _known(sayings: Sequence[_Saying], topics: Sequence[str | None]) -> list[ProposedTopic]:
    counts = Counter(key for saying in sayings for key in saying)
    speaking: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for saying, topic in zip(sayings, topics, strict=True):
        if topic:
            for key in saying:
                speaking[key][topic] += 1
    shares: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for key, its_topics in speaking.items():
        shares[key] = {topic: count / counts[key] for topic, count in its_topics.items()}
    for topic in filter(None, set(topics)):
        for key in keys_as_written(topic):
            shares[key][topic] = shares[key].get(topic, 0.0) + _NAMED
    most = math.log(len(sayings) + 2)
    found: defaultdict[str, dict[int, tuple[str, ...]]] = defaultdict(dict)
    for index, (saying, topic) in enumerate(zip(sayings, topics, strict=True)):
        rarities = {key: 1 - math.log(counts[key] + 1) / most for key in saying}
        fitting = None if topic else _fitting(rarities, shares)
        if fitting:
            name, shared = fitting
            found[name][index] = tuple(saying[key] for key in shared)
    return [ProposedTopic(name, True, members) for name, members in found.items()]


def _fitting(
    rarities: Mapping[str, float], shares: Mapping[str, Mapping[str, float]]
) -> tuple[str, list[str]] | None:
    """Return the topic that fits a statement clearly, and the keys of the words they share.

    `rarities` has the statement's words, `shares` how much of each word's use is a topic's.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for key, rarity in rarities.items():
        for topic, share in shares.get(key, {}).items():
            weights[topic] += rarity * share
            shared[topic].append(key)
    if not weights:
        return None
    best, *others = sorted(weights, key=lambda topic: (-weights[topic], topic))
    if weights[best] < _LEAST or (others and weights[best] < _MARGIN * weights[others[0]]):
        return None
    is_named = not keys_as_written(best).isdisjoint(shared[best])
    return (best, shared[best]) if is_named or len(shared[best]) >= _FEWEST_WORDS else None


# New ones


def _new(
    sayings: Sequence[_Saying],
    left: Sequence[int],
    nouns: Mapping[str, float],
    taken: Collection[str],
) -> Iterator[ProposedTopic]:
    """Yield new topics, the one first whose word tells most of most statements.

    `nouns` has how much each word tells that can be a topic's name; `taken` are names, folded.
    """
    having: defaultdict[str, list[int]] = defaultdict(list)
    for index, saying in enumerate(sayings):
        for key in saying.keys() & nouns.keys():
            having[key].append(index)
    most = max(_FEWEST_STATEMENTS, _LARGEST_SHARE * len(sayings))
    members = {
        key: set(left).intersection(indices)
        for key, indices in having.items()
        if len(indices) <= most and _may_be(_name(key, sayings, indices), taken)
    }
    for _ in range(_MOST_NEW):
        enough = [key for key, its in members.items() if len(its) >= _FEWEST_STATEMENTS]
        if not enough:
            return
        best = min(enough, key=lambda key: (-nouns[key] * len(members[key]), key))
        its = members.pop(best)
        name = _name(best, sayings, having[best])
        yield ProposedTopic(name, False, {index: (sayings[index][best],) for index in sorted(its)})
        for others in members.values():
            others -= its


def _may_be(name: str, taken: Collection[str]) -> bool:
    folded = name.casefold()
    return folded not in taken and not folded.endswith(tuple(any_language().adverbs))


def _name(key: str, sayings: Sequence[_Saying], having: Sequence[int]) -> str:
    """Return how the statements write a word most of the time."""
    forms = Counter(sayings[index][key] for index in having)
    return min(forms, key=lambda form: (-forms[form], form[0].isupper(), form))


def _nouns(texts: Sequence[str], read: Sequence[Sequence[Word]]) -> dict[str, float]:
    """Return the keys of the words that texts use as nouns, and how much each tells, 0 to 1."""
    counts = Counter(word.key for its_words in read for word in its_words)
    as_noun = Counter(
        key for text, its in zip(texts, read, strict=True) for key in _ends_of_phrases(text, its)
    )
    most = math.log(max(2, counts.total()))
    return {
        key: 1 - math.log(counts[key]) / most
        for key, count in as_noun.items()
        if count >= max(_FEWEST_AS_NOUN, _LEAST_AS_NOUN * counts[key])
    }


def _ends_of_phrases(text: str, its_words: Sequence[Word]) -> Iterator[str]:
    """Yield the keys of the words that end a phrase which a determiner begins: "the long wall"."""
    room = 0
    for word, following in zip_longest(its_words, its_words[1:]):
        is_joined = following is not None and text[word.end : following.start].isspace()
        if word.key in _determiners():
            room = _LONGEST_PHRASE
        elif is_function_word(word.key):
            room = 0
        elif room:
            room -= 1
            if following is None or not is_joined or is_function_word(following.key):
                yield word.key
        if not is_joined:
            room = 0


@cache
def _determiners() -> frozenset[str]:
    return _keys(any_language().determiners)


@cache
def _reporting() -> frozenset[str]:
    """Return the words that tell of speaking and of time, by their keys: no topics."""
    known = any_language()
    moments = (form for forms in (*known.months, *known.weekdays) for form in forms)
    return _keys([*known.speech, *known.reporting, *known.titles, *moments])


def _keys(written: Collection[str]) -> frozenset[str]:
    return frozenset(key for word in written for key in keys_as_written(word))
