"""Text of unknown origin made harmless for a terminal, one character for one character.

A control character moves the cursor or starts an escape sequence, and a bidirectional control turns
a line's words around (Unicode Technical Report 36, section 3.2), so each is shown instead of
sent: by its control picture (U+2400 to U+2421) where it has one, else by U+FFFD. Offsets into a
text are offsets into its visible form.

Zero-width characters stay: joiners shape Persian letters and emoji, and both `rich.cells` and
terminals give them no cell. Three exceptions keep the columns straight. A soft hyphen, which
terminals draw or not as they please, becomes a hyphen. A zero-width joiner before anything but a
pictograph, where `rich.cells` would count both as one, becomes a non-joiner. A tab becomes
a space, because its width depends on where it stands.
"""

import re
from functools import cache

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_HARMLESS: dict[int, int | str] = {
    **{code: 0x2400 + code for code in range(0x20)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), _REPLACEMENT),
    # Bidirectional marks, embeddings, overrides and isolates (Unicode Standard Annex 9).
    **dict.fromkeys((0x061C, 0x200E, 0x200F), _REPLACEMENT),
    **dict.fromkeys(range(0x202A, 0x202F), _REPLACEMENT),
    **dict.fromkeys(range(0x2066, 0x2070), _REPLACEMENT),
    # The line and the paragraph separator, which some terminals take for a line's end.
    **dict.fromkeys((0x2028, 0x2029), "\N{SYMBOL FOR NEWLINE}"),
    # Interlinear annotations, and the halves of pairs that stand for a file name's stray bytes.
    **dict.fromkeys(range(0xFFF9, 0xFFFC), _REPLACEMENT),
    **dict.fromkeys(range(0xD800, 0xE000), _REPLACEMENT),
    0x00AD: "\N{HYPHEN}",
    ord("\t"): " ",
}

_PICTOGRAPH = "\u2194-\u21aa\u2600-\u27bf\u2b05-\u2b55\U0001f000-\U0001faff"


def visible(text: str) -> str:
    r"""Return a text as it can be sent to a terminal, of the same length; \n stays a line's end."""
    # Line by line, because most lines have nothing to translate.
    return "\n".join(map(visible_line, text.split("\n")))


def visible_line(text: str) -> str:
    r"""Return a text as it can be sent to a terminal in one line: \n is shown as well."""
    # To tell that all is printable costs a twentieth of translating it.
    if text.isprintable():
        return text
    if "\u200d" in text:
        text = _stray_joiner().sub("\u200c", text)
    return text.translate(_HARMLESS)


@cache
def _stray_joiner() -> re.Pattern[str]:
    # Not at the top: its ranges take 3 ms to compile, and few texts have a joiner.
    return re.compile(f"(?<![{_PICTOGRAPH}\ufe0f])\u200d|\u200d(?![{_PICTOGRAPH}])")
