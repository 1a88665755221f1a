"""The words beside a quotation, read as an attribution: who is the subject of the verb of speech.

A clause is read by the order of its words: the subject stands before the verb ("Blinken, who met
his colleague, said"), or behind it in the inversion of the news ("said Blinken"). Whoever is named
behind a preposition ("a spokesman for Blinken") or in the possessive is no subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from perspectives.drafting.mentions import SPACES, Mention
from perspectives.drafting.reporting import (
    BREAKS,
    CONJUNCTIONS,
    DETERMINERS,
    FILLERS,
    NOT_NAMES,
    OBJECT_FIRST,
    PARTICLES,
    PASSIVE,
    PREPOSITIONS,
    PRONOUNS,
    SPEECH,
    TITLES,
)

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"(?:['’]s|s['’])$")
_JOINERS = PARTICLES | {"of", "for"}
_AND = frozenset(["and", "or", "und", "et", "y", "e", "и", "та"])
_ACCORDING = ("according", "to")
_MOST_WORDS_TO_QUOTE = 15
"""How many words may stand between a verb of speech and the quotation behind it, to be sure."""


class Subject(msgspec.Struct, frozen=True):
    """Whoever a clause says is speaking."""

    start: int
    mention: Mention | None
    """None is a pronoun, or somebody whom nobody knows yet."""
    name: str
    """As the text has it; empty for a pronoun and for words such as "the senator"."""
    is_sure: bool


class _Word(msgspec.Struct, frozen=True):
    start: int
    end: int
    folded: str


class _Noun(msgspec.Struct, frozen=True):
    """A name, or a pronoun, that may be a subject."""

    first: int
    """The number of its first word, titles included."""
    last: int
    start: int
    end: int
    mention: Mention | None
    name: str


class Clause:
    """Some words of a text that may say who is speaking."""

    def __init__(self, text: str, start: int, end: int, mentions: Sequence[Mention]) -> None:
        """Read text[start:end], where `mentions` stand."""
        self._text, self._start, self._end = text, start, end
        self._words = [
            _Word(*match.span(), match.group().casefold())
            for match in _WORD.finditer(text, start, end)
        ]
        self._nouns = [noun for noun in self._all_nouns(mentions) if not self._is_governed(noun)]
        self._verbs = [n for n, word in enumerate(self._words) if _is_verb(word)]

    def subject_behind_quote(self) -> Subject | None:
        """Return who says what stands before these words; None where they do not tell."""
        if not self._words or self._words[0].folded in CONJUNCTIONS:
            return None
        if not self._verbs:
            return self._according() or self._signature() or self._beside()
        verb = self._verbs[0]
        if all(word.folded in FILLERS for word in self._words[:verb]):
            return self._behind(verb)
        return self._before(verb)

    def subject_before_quote(self) -> Subject | None:
        """Return who says what stands behind these words; None where they do not tell."""
        if not self._verbs:
            return self._according() or (self._introduced() if self.leads_in else None)
        verb = self._verbs[-1]
        last = self._nouns[-1] if self._nouns else None
        if last and last.mention and last.first == verb + 1 and last.last == len(self._words) - 1:
            return self._behind(verb)
        subject = self._before(verb)
        if subject and len(self._words) - verb > _MOST_WORDS_TO_QUOTE:
            return msgspec.structs.replace(subject, is_sure=False)
        return subject

    @property
    def leads_in(self) -> bool:
        """Whether a verb of speech, or a colon, stands right before the end of these words."""
        ends = self._text[self._start : self._end].rstrip()[-1:]
        is_last = not self._verbs or self._verbs[-1] == len(self._words) - 1
        return ends == ":" or (ends == "," and is_last)

    def first_name(self) -> Mention | None:
        """Return the first one named, if any, who may be the subject."""
        return next((noun.mention for noun in self._nouns if noun.mention), None)

    def _before(self, verb: int) -> Subject | None:
        """Return the subject of a verb that follows it."""
        nouns = [noun for noun in self._nouns if noun.last < verb]
        begin = self._words[verb].start
        if self._text[self._start : begin].rstrip().endswith((",", ")")):
            for noun in nouns:
                if self._text[noun.end : begin].lstrip()[:1] in (",", "("):
                    return self._subject(noun, noun.mention is not None and noun.mention.is_sure)
        if not nouns:
            return Subject(self._start, None, "", False) if verb else None
        noun = nouns[-1]
        between = [word.folded for word in self._words[noun.last + 1 : verb]]
        if not PASSIVE.isdisjoint(between):
            return None
        if not (CONJUNCTIONS | {"who", "that"}).isdisjoint(between):
            return self._subject(nouns[0], False)
        is_next = all(word in FILLERS or word.endswith("ly") for word in between)
        is_alone = not noun.first or self._words[noun.first - 1].folded not in _AND
        is_sure = is_alone and (is_next or between[0] in PREPOSITIONS)
        return self._subject(noun, is_sure and (noun.mention is None or noun.mention.is_sure))

    def _behind(self, verb: int) -> Subject | None:
        """Return the subject of a verb that stands before it."""
        if self._words[verb].folded in OBJECT_FIRST:
            return None
        nouns = [noun for noun in self._nouns if noun.first > verb]
        phrase = [noun for noun in nouns if not self._is_broken(verb, noun.first)]
        if not phrase:
            return self._subject(nouns[0], False) if nouns else None
        noun = phrase[0]
        for other in phrase[1:]:
            between = {word.folded for word in self._words[noun.last + 1 : other.first]}
            if not _AND.isdisjoint(between):
                return self._subject(noun, False)
            noun = other if PREPOSITIONS.isdisjoint(between) else noun
        following = self._text[noun.end : self._end].lstrip(" ")[:1]
        ends = noun.last + 1 == len(self._words) or not following.isalnum()
        is_sure = ends or self._words[noun.last + 1].folded in BREAKS
        return self._subject(noun, is_sure and (noun.mention is None or noun.mention.is_sure))

    def _is_broken(self, verb: int, first: int) -> bool:
        """Tell whether something ends the words that belong to the subject behind a verb."""
        between = self._text[self._words[verb].end : self._words[first].start]
        folded = (word.folded for word in self._words[verb + 1 : first])
        return not BREAKS.isdisjoint(folded) or any(mark in between for mark in ",;:(—–")

    def _according(self) -> Subject | None:
        for number in range(len(self._words) - 1):
            if (self._words[number].folded, self._words[number + 1].folded) == _ACCORDING:
                noun = next((noun for noun in self._nouns if noun.first > number + 1), None)
                return self._subject(noun, False) if noun else None
        return None

    def _signature(self) -> Subject | None:
        """Return who signs a quotation: "…" – Blinken."""
        lead = self._text[self._start : self._words[0].start].strip()
        if self._nouns and self._nouns[0].first == 0 and lead in ("-", "–", "—"):
            return self._subject(self._nouns[0], False)
        return None

    def _beside(self) -> Subject | None:
        """Return who is named within the first words, beside a verb that is not known."""
        noun = self._nouns[0] if self._nouns else None
        if (
            noun
            and noun.mention
            and noun.first <= 1
            and len(self._words) > noun.last - noun.first + 1
        ):
            return self._subject(noun, False)
        return None

    def _introduced(self) -> Subject | None:
        """Return who is named last before a colon or a comma that leads to the quotation."""
        noun = self._nouns[-1] if self._nouns else None
        if noun is None:
            return None
        lead = self._text[noun.end : self._end].strip()
        if "," in lead[:-1] or (lead[-1:] == "," and not noun.mention):
            return None
        return self._subject(noun, noun.first == 0 and lead == ":" and bool(noun.mention))

    def _subject(self, noun: _Noun, is_sure: bool) -> Subject:
        return Subject(noun.start, noun.mention, noun.name, is_sure and bool(noun.name))

    def _all_nouns(self, mentions: Sequence[Mention]) -> Iterator[_Noun]:
        """Yield the names and pronouns, in order, but for those in the possessive."""
        at = {mention.start: mention for mention in mentions}
        number = 0
        while number < len(self._words):
            first = number
            word = self._words[number]
            if word.start not in at:
                number = self._name_end(number, at)
            mention = None
            if number < len(self._words):
                mention = at.get(self._words[number].start)
            if mention and (number == first or self._is_joined(number - 1)):
                while number < len(self._words) and self._words[number].start < mention.end:
                    number += 1
                name = self._text[mention.start : mention.end]
                noun = _Noun(first, number - 1, mention.start, mention.end, mention, name)
            elif number > first:
                start, end = self._words[first].start, self._words[number - 1].end
                name = self._proper_name(first, number)
                noun = _Noun(first, number - 1, start, end, None, name)
            else:
                number += 1
                if word.folded not in PRONOUNS:
                    continue
                noun = _Noun(first, first, word.start, word.end, None, "")
            if not _POSSESSIVE.search(self._text[noun.start : noun.end]):
                yield noun

    def _name_end(self, number: int, at: dict[int, Mention]) -> int:
        """Return the number after the last of the words with a capital that stand in a row."""
        first = end = number
        while number < len(self._words):
            word = self._words[number]
            is_capital = self._text[word.start].isupper() and word.folded not in NOT_NAMES
            if word.start in at or not (is_capital or (end > first and word.folded in _JOINERS)):
                break
            number += 1
            end = number if is_capital else end
            if not self._is_joined(number - 1):
                break
        return end

    def _is_joined(self, number: int) -> bool:
        """Tell whether only a space parts a word from the next."""
        one = self._words[number]
        following = self._words[number + 1].start if number + 1 < len(self._words) else self._end
        return self._text[one.end : following].lstrip(".") in SPACES

    def _proper_name(self, first: int, end: int) -> str:
        """Return the name that some words with a capital make, without a title before it."""
        titles = [n for n in range(first, end) if self._words[n].folded in TITLES]
        begin = titles[-1] + 1 if titles else first
        if begin + 1 < end and self._words[begin].folded in _JOINERS:
            begin += 2  # of State
        is_first_word = begin == 0 and end == 1
        if begin >= end or is_first_word:
            return ""
        return self._text[self._words[begin].start : self._words[end - 1].end]

    def _is_governed(self, noun: _Noun) -> bool:
        """Tell whether a preposition makes a name something else than a subject."""
        number = noun.first - 1
        while number >= 0 and self._words[number].folded in DETERMINERS:
            number -= 1
        if number < 0 or self._words[number].folded not in PREPOSITIONS:
            return False
        if self._words[number].folded == "to" and number:
            return self._words[number - 1].folded != "according"
        return True


def _is_verb(word: _Word) -> bool:
    return word.folded in SPEECH or word.folded.partition("-")[0] in SPEECH
