"""The names in an article: rows of words with capitals, apart from titles and roles before them."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from perspectives.drafting.reading import QUOTE, WORD, Reading

_KEPT_TITLES = frozenset(["pope", "king", "queen", "prince", "princess", "sheikh", "emir"])
_ACRONYM = 6


class Name(msgspec.Struct, frozen=True):
    """A place where an article names somebody or something. Numbers are those of items."""

    first: int
    last: int
    head: int
    """Where the titles and roles before the name begin."""
    text: str
    titles: tuple[str, ...]
    sort: str
    """`person`, `group`, or "" where the words do not tell."""
    is_possessive: bool


def names(reading: Reading) -> list[Name]:
    """Return every name outside of quotations and headlines, in order."""
    finder = _Names(reading)
    return [name for first, last in reading.sentences for name in finder.within(first, last)]


class _Names:
    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._words = reading.words
        self._lower = {
            item.low for item in reading.items if item.kind == WORD and not item.is_capital
        }

    def within(self, first: int, end: int) -> Iterator[Name]:
        if self._is_headline(first, end):
            return
        number = first
        while number < end:
            if not self._begins(number, first):
                number += 1
                continue
            last = self._run_end(number, end)
            name = self._name(number, last, first)
            if name:
                yield name
            number = last + 1

    def _is_headline(self, first: int, end: int) -> bool:
        items = self._reading.items[first:end]
        long = [item for item in items if item.kind == WORD and item.end - item.start > 3]
        capital = sum(item.is_capital for item in long)
        if len(long) < 4 or any(item.kind == QUOTE for item in items):
            return False
        return capital > 0.75 * len(long)

    def _begins(self, number: int, first: int) -> bool:
        item = self._reading.items[number]
        if item.kind != WORD or not item.is_capital or item.low in self._words.not_names:
            return False
        if item.low in ("'s", "i"):
            return False
        follows = number + 1
        is_alone = not self._continues(follows, number)
        return not (number == first and is_alone and item.low in self._lower)

    def _continues(self, number: int, before: int) -> bool:
        """Tell whether an item goes on with a name that the one before belongs to."""
        if self._reading.kind(number) != WORD:
            return False
        item, previous = self._reading.items[number], self._reading.items[before]
        if not item.is_capital or item.start - previous.end != 1 or item.low == "'s":
            return False
        return item.low not in self._words.not_names or item.low in ("may", "june", "april")

    def _run_end(self, number: int, end: int) -> int:
        last = number
        while last + 1 < end:
            following = self._following(last, end)
            if following is None:
                break
            last = following
        return last

    def _following(self, last: int, end: int) -> int | None:
        """Return the number of the item that goes on with the name, past a dot or a particle."""
        reading, words = self._reading, self._words
        if self._continues(last + 1, last):
            return last + 1
        item = reading.items[last]
        if reading.low(last + 1) == "." and reading.items[last + 1].start == item.end:
            short = item.end - item.start == 1 or item.low in words.abbreviations
            if short and self._continues(last + 2, last + 1):
                return last + 2
            return None
        low = reading.low(last + 1)
        joins = low in words.particles or (
            low in ("of", "for", "the") and item.low in words.group_joiners
        )
        if joins:
            after = last + 2
            if reading.low(after) in ("the", "la", "der"):
                after += 1
            if after < end and self._continues(after, after - 1):
                return after
        if reading.kind(last + 1) == QUOTE and last + 2 < end:  # Robert "Bob" Smith
            quote = reading.items[last + 1]
            if quote.end - quote.start < 20 and self._continues(last + 2, last + 1):
                return last + 2
        return None

    def _name(self, first: int, last: int, sentence: int) -> Name | None:
        reading, words = self._reading, self._words
        begin = self._behind_titles(first, last)
        if begin > last:
            return None  # The President
        rest = [reading.low(n) for n in range(begin, last + 1)]
        whole = [reading.low(n) for n in range(first, last + 1)]
        is_group = any(word in words.group_nouns for word in rest)
        if is_group and begin > first:
            begin, rest = first, whole
        text = reading.words_of(begin, last)
        titles = tuple(whole[: begin - first])
        if len(rest) == 1 and text.isupper() and len(text) > _ACRONYM:
            return None
        head, roles = self._head(first)
        sort = self._sort(rest, text, titles + roles, is_group)
        is_possessive = reading.low(last + 1) in ("'s", "'", "’") and (
            reading.items[last + 1].start == reading.items[last].end
        )
        return Name(begin, last, head, text, titles + roles, sort, is_possessive)

    def _sort(self, rest: list[str], text: str, titles: tuple[str, ...], is_group: bool) -> str:
        if is_group or (text.isupper() and len(rest) == 1):
            return "group"
        if rest[-1] in self._words.titles and rest[-1].endswith("s"):
            return "group"  # Leading Democrats
        given = self._words.male_names | self._words.female_names
        if titles or rest[0] in given or len([w for w in rest if w[:1].isalpha()]) > 1:
            return "person"
        return ""

    def _behind_titles(self, first: int, last: int) -> int:
        """Return the number of the first item of a run that is neither a title nor before one."""
        reading, titles = self._reading, self._words.titles
        begin = first
        for number in range(first, last):
            low = reading.low(number)
            if low in titles and low not in _KEPT_TITLES:
                begin = number + 1
                if reading.low(begin) == ".":
                    begin += 1
                while reading.low(begin) in ("of", "for", "state", "the") and begin < last:
                    begin += 1
        if first == last and reading.low(first) in titles:
            return last + 1
        lows = {reading.low(n) for n in range(begin, last + 1)}
        return last + 1 if lows <= titles | {"of", "state", "the"} and lows & titles else begin

    def _head(self, first: int) -> tuple[int, tuple[str, ...]]:
        """Return where the roles before a name begin ("campaign spokesman Brian Fallon")."""
        reading, roles = self._reading, self._words.role_words
        number, found = first - 1, False
        while number >= 0 and reading.kind(number) == WORD:
            low = reading.low(number)
            adjacent = reading.items[number + 1].start - reading.items[number].end == 1
            is_role = low in roles or (found and reading.items[number].is_capital)
            if not adjacent or not is_role or (low in self._words.not_names):
                break
            found = found or low in roles
            number -= 1
        if not found:
            return first, ()
        return number + 1, tuple(reading.low(n) for n in range(number + 1, first))
