"""An e-mail as an article: its head tells the title, the author and the date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from email.message import EmailMessage

MAX_CHARACTERS = 64 * 1024
"""How far into a text the head of an e-mail may reach: relays add to it."""

_HEAD = re.compile(r"(?:From [^\n]*\n)?(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t]+\S[^\n]*\n)*)+\n+")
_NAME = re.compile(r"^([A-Za-z][A-Za-z0-9-]*):", re.MULTILINE)
_PLAIN = frozenset({"", "7bit", "8bit", "binary"})
"""Encodings of a body that leave it as it is."""


class Letter(NamedTuple):
    """What an e-mail says, and about itself."""

    fields: dict[str, str]
    body: str
    start: int
    """Where in the text the body begins; 0 where it stands there in another form."""


def letter(text: str) -> Letter | None:
    """Return a text as the e-mail that it is, or None.

    An e-mail begins with a head of lines such as `Subject: The dam`, and says at least who sends it
    and what it is about or when. A body that was encoded for the way is decoded; of several the
    plain text is taken.
    """
    match = _HEAD.match(text, 0, MAX_CHARACTERS)
    names = {name.lower() for name in _NAME.findall(match[0])} if match else set()
    if match is None or "from" not in names or not names & {"subject", "date", "sent"}:
        return None
    # Not at the top: most texts are no e-mails.
    from email import policy
    from email.parser import Parser

    head = Parser(policy=policy.default).parsestr(match[0], headersonly=True)
    fields = {
        "title": _value(head, "Subject"),
        "author": _author(_value(head, "From")),
        "date": _date(_value(head, "Date") or _value(head, "Sent")),
    }
    known = {key: value for key, value in fields.items() if value}
    encoding = _value(head, "Content-Transfer-Encoding").lower()
    if head.get_content_maintype() == "text" and encoding in _PLAIN:
        return Letter(known, text[match.end() :], match.end())
    return Letter(known, _body(text), 0)


def _value(head: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(head.get(name) or "").split())
    except (ValueError, LookupError, TypeError, AttributeError, IndexError):
        # What `email` makes of a head that keeps to no rule.
        return ""


def _author(sender: str) -> str:
    from email.utils import parseaddr

    name, address = parseaddr(sender)
    return name or address or sender


def _date(said: str) -> str:
    """Return a date of an e-mail in ISO 8601, or nothing."""
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(said).date().isoformat() if said else ""
    except (ValueError, TypeError, IndexError, OverflowError):
        return ""


def _body(text: str) -> str:
    from email import message_from_bytes, policy

    message = message_from_bytes(text.encode(errors="replace"), policy=policy.default)
    try:
        part = message.get_body(("plain", "html"))
        content = part.get_content() if part else ""
    except (LookupError, ValueError, KeyError):
        return text
    if part is not None and part.get_content_subtype() == "html":
        from perspectives.sources.markup import composed

        content, _ = composed(content)
    return str(content).replace("\r\n", "\n").strip("\n") + "\n"
