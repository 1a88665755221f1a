"""Where the names that are known stand in a text: whole, in another order, or by a surname alone.

Spellings may differ by one letter in seven ("Yertysbayev", "Ertysbayev"), by accents, and by the
endings of case that Slavic languages put on a name.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

import msgspec

from perspectives.languages import any_language
from perspectives.model import Span
from perspectives.text.sentences import LONGEST_ABBREVIATION
from perspectives.text.words import APOSTROPHES, UNSPACED, WRITTEN_WORD

SPACES = (" ", "\N{NO-BREAK SPACE}")
"""What parts the words of a name."""
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}]s?$")
_JOINTS = re.compile(rf"[{APOSTROPHES}.-]")
_LONG = 7
"""From how many letters on a word of a name may be spelled with one more, less or another."""
_LONGEST = 30
_BEFORE_SENTENCE = frozenset('.!?:\n“"')
_MOST_PARTICLES = 3
_LONGEST_NAME = 12
"""In words. What is longer is no name that an article repeats."""
_MOST_NAMESAKES = 10
"""More names than this that share even their rarest word are not told apart by it."""


class Mention(msgspec.Struct, frozen=True):
    """A place where a text names one of those who are known."""

    start: int
    end: int
    keys: tuple[str, ...]
    """Whom it may name: several share a surname."""
    is_sure: bool
    """Whether the name is whole, or a surname that nothing around it makes another's."""


class _Form(msgspec.Struct, frozen=True):
    key: str
    spelled: frozenset[str]
    """Its words, folded."""
    words: frozenset[frozenset[str]]
    """The variants of each."""
    is_whole: bool
    """Not the first or the last word of a name alone."""
    is_capital: bool
    """Whether the name is written with a capital letter, as it then has to be in the text."""


class Mentions:
    """The places where a text names those who are known, in order."""

    def __init__(self, text: str, names: Mapping[str, Sequence[str]]) -> None:
        """Find them all once. `names` has, for each key, the name and its other forms."""
        self._text = text
        self._forms = _Forms(names)
        self._words = [match.span() for match in WRITTEN_WORD.finditer(text)]
        self.all = _settled([*self._found(), *_unspaced(text, names)])
        self._starts = [mention.start for mention in self.all]

    def within(self, start: int, end: int) -> list[Mention]:
        """Return the mentions that begin in text[start:end]."""
        return self.all[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_before(self, offset: int) -> Mention | None:
        """Return the last mention that begins before an offset."""
        index = bisect_left(self._starts, offset)
        return self.all[index - 1] if index else None

    def _found(self) -> Iterator[_Found]:
        text = self._text
        for number, (start, end) in enumerate(self._words):
            if self._forms.are_capital and not text[start].isupper():
                continue
            for form in self._forms.of(text[start:end]):
                if form.is_capital and not text[start].isupper():
                    continue
                if len(form.spelled) == 1:
                    place = number, number
                else:
                    place = self._place(form, number) or (-1, -1)
                if place[0] >= 0:
                    span = self._words[place[0]][0], self._words[place[1]][1]
                    sure = form.is_whole or self._stands_alone(number)
                    misspelled = _folded(text[start:end]) not in form.spelled
                    mention = Mention(*span, (form.key,), sure)
                    yield _Found((misspelled, not form.is_whole), mention)

    def _place(self, form: _Form, number: int) -> tuple[int, int] | None:
        """Return the first and the last word of a whole name of which one word is known.

        Its words may stand in any order, with nothing but particles between them.
        """
        around = self._unparted(number, len(form.words) + _MOST_PARTICLES)
        places = [n for n in around if any(word & self._variants(n) for word in form.words)]
        for i in range(len(places) - len(form.words) + 1):
            run = places[i : i + len(form.words)]
            between = set(range(run[0], run[-1])) - set(run)
            if number in run and all(self._word(n).casefold() in _minor() for n in between):
                found = [self._variants(n) for n in run]
                if all(any(word & variants for variants in found) for word in form.words):
                    return run[0], run[-1]
        return None

    def _unparted(self, number: int, reach: int) -> range:
        """Return the numbers of the words around one, as far as no punctuation parts them."""
        first = last = number
        while first > max(0, number - reach) and not self._is_parted(first - 1):
            first -= 1
        while last < min(len(self._words) - 1, number + reach) and not self._is_parted(last):
            last += 1
        return range(first, last + 1)

    def _is_parted(self, number: int) -> bool:
        """Tell whether more than a space, or the dot of an initial, parts a word from the next."""
        start, end = self._words[number]
        between = self._text[end : self._words[number + 1][0]]
        return (
            between.removeprefix("." if end - start <= LONGEST_ABBREVIATION else "") not in SPACES
        )

    def _word(self, number: int) -> str:
        return self._text[slice(*self._words[number])]

    def _variants(self, number: int) -> frozenset[str]:
        return spellings(self._word(number))

    def _stands_alone(self, number: int) -> bool:
        """Tell whether nothing beside a part of a name makes it a part of another's."""
        return not self._is_named(number - 1, number) and not self._is_named(number, number + 1)

    def _is_named(self, one: int, other: int) -> bool:
        """Tell whether two neighbouring words look like parts of one name."""
        if one < 0 or other >= len(self._words) or self._is_parted(one):
            return False
        first, second = self._word(one), self._word(other)
        if not (first[0].isupper() and second[0].isupper()) or _POSSESSIVE.search(first):
            return False
        before = self._text[max(0, self._words[one][0] - 2) : self._words[one][0]].strip()
        if not before or before[-1] in _BEFORE_SENTENCE:
            return False
        return _no_name().isdisjoint((first.casefold(), second.casefold()))


class _Found(msgspec.Struct, frozen=True):
    """A place where a form of a name stands, and how well that fits."""

    fit: tuple[bool, bool]
    """Whether it is misspelled, and whether it is but a part of a name."""
    mention: Mention


class _Forms:
    """The forms of names, by the rarest word of each."""

    def __init__(self, names: Mapping[str, Sequence[str]]) -> None:
        forms = [form for key, its in names.items() for name in its for form in _forms(key, name)]
        counts = Counter(word for form in forms for word in form.spelled)
        self.are_capital = all(form.is_capital for form in forms)
        self._by_word: defaultdict[str, dict[_Form, None]] = defaultdict(dict)
        for form in forms:
            rarest = min(sorted(form.spelled), key=lambda word: (counts[word], -len(word)))
            for variant in spellings(rarest):
                if len(self._by_word[variant]) < _MOST_NAMESAKES:
                    self._by_word[variant][form] = None

    def of(self, word: str) -> list[_Form]:
        """Return the forms that a word of a text may be of, each once."""
        found: dict[_Form, None] = {}
        for variant in spellings(word):
            found |= self._by_word.get(variant, {})
        return list(found)


def _forms(key: str, name: str) -> Iterator[_Form]:
    """Yield a name as the words that it needs, and the parts of it that stand for the whole."""
    words = WRITTEN_WORD.findall(name)
    needed = [word for word in words if word.casefold() not in _minor()] or words
    if not 0 < len(needed) <= _LONGEST_NAME:
        return
    yield _form(key, needed, is_whole=True)
    is_person = len(needed) > 1 and any_language().particles.issuperset(
        map(str.casefold, set(words) - set(needed))
    )
    last = needed[-1].casefold()
    if (
        is_person
        and last not in any_language().group_nouns
        and all(word[0].isupper() for word in needed)
    ):
        for part in (needed[0], needed[-1]):
            if len(part) > 1 and part.casefold() not in _no_name():
                yield _form(key, [part], is_whole=False)


def _form(key: str, words: list[str], *, is_whole: bool) -> _Form:
    variants = frozenset(map(spellings, words))
    return _Form(key, frozenset(map(_folded, words)), variants, is_whole, words[0][0].isupper())


def _unspaced(text: str, names: Mapping[str, Sequence[str]]) -> Iterator[_Found]:
    """Yield where names stand in a script that puts no spaces between words."""
    for key, its_names in names.items():
        for name in its_names:
            if not name.isascii() and _unspaced_letter().match(name):
                for match in re.finditer(re.escape(name), text):
                    yield _Found((False, False), Mention(*match.span(), (key,), True))


def _settled(found: Iterable[_Found]) -> list[Mention]:
    """Return the mentions of which none stands in another, in order.

    Where a surname is that of several, it names the one who was last named in full.
    """
    at: defaultdict[Span, list[_Found]] = defaultdict(list)
    for one in found:
        at[one.mention.start, one.mention.end].append(one)
    settled: list[Mention] = []
    last_named: dict[str, int] = {}
    for start, end in sorted(at, key=lambda span: (span[0], -span[1])):
        if settled and start < settled[-1].end:
            continue
        fit = min(one.fit for one in at[start, end])
        best = [one for one in at[start, end] if one.fit == fit]
        keys = {one.mention.keys[0]: one.mention.is_sure for one in best}
        if not fit[1]:
            last_named |= dict.fromkeys(keys, start)
        elif len(keys) > 1:
            last = max(keys, key=lambda key: last_named.get(key, -1))
            keys = {last: keys[last]} if last in last_named else keys
        settled.append(Mention(start, end, tuple(keys), len(keys) == 1 and all(keys.values())))
    return settled


@lru_cache(maxsize=1 << 14)
def spellings(word: str) -> frozenset[str]:
    """Return what a word is compared by: two that share any of these may be the same name."""
    folded = _folded(word)
    variants = {folded, _case_ending().sub("", folded)}
    if len(folded) >= _LONG:
        variants |= {folded[:n] + folded[n + 1 :] for n in range(min(len(folded), _LONGEST))}
    return frozenset(variants)


def _folded(word: str) -> str:
    word = _JOINTS.sub("", _POSSESSIVE.sub("", word)).casefold()
    if word.isascii():
        return word
    letters = unicodedata.normalize("NFKD", word)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _no_name() -> frozenset[str]:
    """Return the words with a capital letter that are no part of a name."""
    return any_language().titles | any_language().not_names


@cache
def _minor() -> frozenset[str]:
    """Return the words of a name that a text may leave out or move."""
    return any_language().particles | any_language().minor


@cache
def _case_ending() -> re.Pattern[str]:
    endings = "|".join(map(_folded, any_language().case_endings))
    return re.compile(rf"(?<=\w{{4}})(?:{endings})$")


@cache
def _unspaced_letter() -> re.Pattern[str]:
    # Not at the top: most stories have no such name, and its ranges take 5 ms to compile.
    return re.compile(f"[{UNSPACED}]")
