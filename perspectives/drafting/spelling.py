"""Whether two words are spellings of one name, by how their letters sound."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

ALIKE = 84
"""From how much likeness on, in per cent, two words are one."""
_LATIN = dict(
    zip(
        "абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ",
        [
            "a",
            "b",
            "v",
            "g",
            "d",
            "e",
            "e",
            "j",
            "z",
            "i",
            "i",
            "k",
            "l",
            "m",
            "n",
            "o",
            "p",
            "r",
            "s",
            "t",
            "u",
            "f",
            "h",
            "ts",
            "ch",
            "sh",
            "sch",
            "",
            "i",
            "",
            "e",
            "yu",
            "ya",
            "i",
            "i",
            "e",
            "g",
        ],
        strict=True,
    )
)
_SOUNDS = (
    ("yy", "i"), ("iy", "i"), ("ij", "i"), ("zh", "j"), ("kh", "h"), ("ph", "f"), ("th", "t"),
    ("ck", "k"), ("yev", "ev"), ("aye", "ae"), ("y", "i"), ("w", "v"), ("ff", "v"), ("ou", "u"),
    ("ie", "e"),
)  # fmt: skip

_CASE_ENDING = re.compile(
    # Of Slavic names in their own letters.
    r"(?<=[\u0400-\u04ff]{3})(?:ого|ому|ыми|ими|ой|ою|ей|ом|ем|ым|им|ую|юю|ая|яя|ий|ый|а|у|е|ы|и|ю|я|ь)$"
)


@lru_cache(maxsize=1 << 14)
def spelled(word: str) -> str:
    """Return a word of a name as it sounds: two spellings of one name often have this in common."""
    word = _CASE_ENDING.sub("", word.lower())
    folded = "".join(_LATIN.get(letter, letter) for letter in word.lower())
    folded = unicodedata.normalize("NFKD", folded)
    folded = "".join(letter for letter in folded if letter.isalnum())
    if folded.startswith("ye"):
        folded = folded[1:]
    for sound, instead in _SOUNDS:
        folded = folded.replace(sound, instead)
    return "".join(b for a, b in zip(" " + folded, folded, strict=False) if a != b) or word


_SHORT_FORMS = (
    "bill will william|bob rob robert bobby|jim james jimmy|joe joseph|mike michael|tom thomas|"
    "dick rick richard|ted edward ed|chris christopher|dan daniel|dave david|ben benjamin|"
    "tony anthony|nick nicholas|kate katherine kathy|liz elizabeth beth|sue susan|chuck charles|"
    "matt matthew|greg gregory|ron ronald|don donald|andy andrew|steve steven stephen|jeff jeffrey|"
    "ken kenneth|larry lawrence|sam samuel|pat patrick|tim timothy|alex alexander|debbie deborah"
)
_SAME = {word: n for n, row in enumerate(_SHORT_FORMS.split("|")) for word in row.split()}


def same_given(one: str, other: str) -> bool:
    """Tell whether two given names may be one person's: "Bill" and "William", "A." and "Ada"."""
    a, b = spelled(one), spelled(other)
    if not a or not b or a == b:
        return True
    if len(a) == 1 or len(b) == 1:
        return a[0] == b[0]
    if _SAME.get(one.lower(), -1) == _SAME.get(other.lower(), -2):
        return True
    return fuzz.ratio(a, b) >= ALIKE
