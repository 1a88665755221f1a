"""The statements of a story sifted by a filter, and what there is to filter them by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, get_args

import msgspec

from perspectives.errors import FilterError
from perspectives.messages import Nearest, shown
from perspectives.model import Kind, RelationKind, Stance, State
from perspectives.story.daterange import is_within
from perspectives.story.filtering import (
    KEYS,
    NONE,
    UNREVIEWED,
    WORDS,
    Filter,
    Term,
    parse,
    tokens,
    written,
)
from perspectives.text.completing import Completion, ranked
from perspectives.text.folding import folded_line

if TYPE_CHECKING:
    from perspectives.model import Span
    from perspectives.story.entries import Entry, Side
    from perspectives.story.story import Story

ANSWERED = "answered"
"""Of a tie: that the other statement answers this one."""

CHOICES: Mapping[str, tuple[str, ...]] = {
    "stance": get_args(Stance),
    "kind": get_args(Kind),
    "state": tuple(state.value for state in State),
    "tie": (*(kind.value for kind in RelationKind), ANSWERED),
}
"""The keys whose values are known beforehand, and these."""

LEAST_LETTERS = 2
"""How many letters are typed before values are offered of which nobody has named the key."""

Facts: TypeAlias = Mapping[str, tuple[str, ...]]
"""What a statement has of each key that a term may have."""

Test: TypeAlias = Callable[[Facts], bool]
"""What tells whether a statement is wanted."""


class Offer(NamedTuple):
    """Completions, and which characters of the line they take the place of."""

    span: Span
    completions: tuple[Completion, ...] = ()


class Sieve:
    """What the statements of a story are filtered by; to be asked again and again."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def parse(self, line: str) -> Filter:
        """Return the filter that a line says; raises `FilterError` for a value that nothing has."""
        wanted = parse(line)
        for term in wanted.terms:
            self._check(term)
        return wanted

    def passing(self, wanted: Filter) -> tuple[Entry, ...]:
        """Return the statements that a filter lets through, in the order of the story."""
        passes = self._passes(wanted)
        entries = zip(self._story.statements, self._facts, strict=True)
        return tuple(entry for entry, facts in entries if passes(facts))

    def remaining(self, wanted: Filter) -> Story:
        """Return the story with the statements alone that a filter lets through.

        Actors and perspectives without any are left out. Where everything is let through, this is
        the story itself.
        """
        left = self.passing(wanted)
        if len(left) == len(self._story.statements):
            return self._story
        ids = {entry.id for entry in left}
        sides = (_without_others(side, ids) for side in self._story.perspectives)
        return msgspec.structs.replace(
            self._story, statements=left, perspectives=tuple(side for side in sides if side.actors)
        )

    # What lets a statement through

    def _passes(self, wanted: Filter) -> Test:
        excluded = [self._test(term) for term in wanted.terms if term.is_excluded]
        choices: dict[str, list[Test]] = {}
        for term in wanted.terms:
            if not term.is_excluded:
                # Of words, all are wanted: each is a choice of its own.
                choice = str(term) if term.key == WORDS else term.key
                choices.setdefault(choice, []).append(self._test(term))

        def passes(facts: Facts) -> bool:
            is_wanted = all(any(test(facts) for test in tests) for tests in choices.values())
            return is_wanted and not any(test(facts) for test in excluded)

        return passes

    def _test(self, term: Term) -> Test:
        """Return what tells whether a statement has what a term names, be that wanted or not."""
        key, value = term.key, term.value
        if key == UNREVIEWED:
            return lambda facts: bool(facts[key])
        if key == "date" and value != NONE:
            return lambda facts: any(is_within(date, value) for date in facts[key])
        fits = self._fit(key, _folded(value))

        def test(facts: Facts) -> bool:
            if not facts[key]:
                return value == NONE
            return any(fits(_folded(text)) for text in facts[key])

        return test

    def _fit(self, key: str, value: str) -> Callable[[str], bool]:
        """Return what tells whether a text is what a value means; both are folded."""
        if key == WORDS:
            return lambda text: value in text
        # Or a topic could not be had without those whose names go on.
        is_whole = any(value == _folded(text) for facts in self._facts for text in facts[key])
        return value.__eq__ if is_whole else _begins(value)

    # What there is

    @cached_property
    def _facts(self) -> list[Facts]:
        return [self._facts_of(entry) for entry in self._story.statements]

    def _facts_of(self, entry: Entry) -> Facts:
        statement = entry.statement
        side = self._sides.get(entry.perspective_id)
        article = self._story.article_of(entry)
        found = {
            WORDS: (statement.quote,),
            UNREVIEWED: (UNREVIEWED if entry.draft else "",),
            "topic": (statement.topic,),
            "actor": (entry.actor.name, *entry.actor.aliases),
            "side": (side.name if side else "", entry.perspective_id),
            "stance": (statement.stance,),
            "kind": (statement.kind,),
            "date": (statement.date,),
            "article": (article.id, article.title, article.outlet) if article else (),
            "state": (entry.passage.state.value,),
            "tie": tuple(_ties(entry)),
        }
        return {key: tuple(filter(None, values)) for key, values in found.items()}

    @cached_property
    def _sides(self) -> dict[str, Side]:
        return {side.id: side for side in self._story.perspectives}

    def _check(self, term: Term) -> None:
        """Raise `FilterError` where no statement has, or could have, what a term names."""
        passes = self._test(term)
        choices = ({term.key: (choice,)} for choice in CHOICES.get(term.key, ()))
        is_free = term.key in (WORDS, UNREVIEWED, "date") or term.value == NONE
        if is_free or any(map(passes, choices)) or any(map(passes, self._facts)):
            return
        values = self._values(term.key)
        if meant := ranked(term.value, values):
            hint = f"; the nearest is {shown(meant[0].label)}"
        else:
            hint = Nearest(one.label for one in values).hint(term.value)
        raise FilterError(f"no {term.key} begins with {shown(term.value)}{hint}")

    def _values(self, key: str) -> list[Completion]:
        """Return the values that a key may have, with how many statements have each."""
        # Of several names the first is enough; what a statement is to others counts each time.
        meant = slice(None) if key == "tie" else slice(1)
        counts = Counter(value for facts in self._facts for value in facts[key][meant] or (NONE,))
        without = counts.pop(NONE, 0)
        if key == "date":
            values = sorted(counts)
        else:
            values = [*CHOICES.get(key, ()), *(one for one, _ in counts.most_common())]
        offered = [(value, counts[value]) for value in dict.fromkeys(values)]
        if without:
            offered.append((NONE, without))
        return [Completion(value, f"{key}:{written(value, key)} ", f"{n}") for value, n in offered]

    # What may be typed

    def offer(self, line: str, cursor: int) -> Offer:
        """Return what may be meant by the term of a line in which the cursor stands."""
        token = next((one for one in tokens(line) if one.span[0] <= cursor <= one.span[1]), None)
        if token is None:
            return Offer((cursor, cursor), tuple(self._keys(("-",))))
        sign = "-" if token.is_excluded else ""
        if token.key is None:
            others = [] if token.is_quoted else [*self._keys(())]
            if len(token.value) >= LEAST_LETTERS:
                others += self._any_values()
            found = ranked(token.value, others)
        elif token.key in KEYS:
            found = ranked(token.value, self._values(token.key))
        else:
            found = ranked(token.key, [*self._keys(())])
        found = tuple(one._replace(insert=sign + one.insert) for one in found)
        typed = line[slice(*token.span)]
        return Offer(token.span, () if typed in (one.insert.strip() for one in found) else found)

    def _keys(self, others: tuple[str, ...]) -> Iterator[Completion]:
        for key, meaning in KEYS.items():
            yield Completion(f"{key}:", f"{key}:", meaning)
        yield Completion(UNREVIEWED, f"{UNREVIEWED} ", "what is only proposed")
        for sign in others:
            yield Completion(sign, sign, "not what follows")

    def _any_values(self) -> Iterator[Completion]:
        """Yield the values of which a word alone may be meant, with their keys."""
        for key in ("topic", "actor", "side"):
            for one in self._values(key):
                if one.label != NONE:
                    yield one._replace(label=one.insert.strip())


def _without_others(side: Side, ids: set[str]) -> Side:
    """Return a perspective with those of its statements that have one of these ids."""
    kept = ((actor, tuple(one for one in said if one.id in ids)) for actor, said in side.actors)
    return msgspec.structs.replace(side, actors=tuple((one, said) for one, said in kept if said))


def _ties(entry: Entry) -> Iterator[str]:
    """Yield what a statement is to those that it is tied to, each once."""
    kinds = {tie.kind.value for tie in entry.related} - {RelationKind.ANSWERS.value}
    if any(tie.answers for tie in entry.related):
        kinds.add(RelationKind.ANSWERS.value)
    if any(tie.answered for tie in entry.related):
        kinds.add(ANSWERED)
    yield from sorted(kinds)


def _begins(value: str) -> Callable[[str], bool]:
    """Return what tells whether a text, or a word in it, begins with a value; both are folded."""
    pattern = re.compile(rf"(?<!\w){re.escape(value)}")
    return lambda text: pattern.search(text) is not None


_folded = lru_cache(maxsize=1 << 14)(folded_line)
