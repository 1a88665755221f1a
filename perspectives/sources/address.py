"""A page fetched from its address on the web, in bounded time and memory.

An address is fetched because a person gave it, and nothing else is: neither pictures nor scripts
nor anything that a page names.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from perspectives.errors import AddressError
from perspectives.messages import excerpt
from perspectives.sources.files import MAX_PAGE_BYTES

if TYPE_CHECKING:
    from httpx import AsyncClient, Response

SECONDS = 30.0
"""How long it may take, from the first redirect to the last byte."""

MAX_REDIRECTS = 5

INSTALL = "pip install 'sidelong[web]'"

Progress: TypeAlias = Callable[[int, int | None], None]
"""Told how many bytes have come, and how many will come in all, if the server says so."""

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://")
_SCHEMES = frozenset({"http", "https"})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_PACKED = frozenset({"gzip", "x-gzip", "deflate"})
_HEADERS = {"Accept": "text/html, application/xhtml+xml, text/*;q=0.8, */*;q=0.1"}
_HEADERS |= {"Accept-Encoding": "gzip", "User-Agent": "Sidelong (a reader in the terminal)"}


class Fetched(NamedTuple):
    """What came from an address."""

    url: str
    """The address at which it was found in the end."""
    content: bytes
    kind: str
    """Its media type, such as text/html; empty where the server names none."""
    encoding: str | None
    """The encoding that the server declares."""


def is_address(words: str) -> bool:
    """Tell whether something that a person asks to open is an address and no file."""
    return _ADDRESS.match(words) is not None


async def fetch(address: str, progress: Progress) -> Fetched:
    """Fetch what stands at an address, http or https, in at most `SECONDS`.

    To be stopped, it is cancelled as any task. Raises `AddressError`, one line, where nothing came
    of it.
    """
    # Not at the top: whether something is an address is asked of every path.
    import asyncio

    try:
        import httpx
    except ModuleNotFoundError:
        raise AddressError(address, f"to fetch pages takes more: {INSTALL}") from None
    try:
        async with (
            asyncio.timeout(SECONDS),
            httpx.AsyncClient(headers=_HEADERS, timeout=SECONDS) as client,
        ):
            return await _fetch(address, client, progress)
    except (TimeoutError, httpx.TimeoutException):
        message = f"the server does not answer, or not within {SECONDS:.0f} seconds"
        raise AddressError(address, message) from None
    except (httpx.HTTPError, httpx.InvalidURL, httpx.CookieConflict, UnicodeError) as error:
        reason = excerpt(str(error)) or type(error).__name__
        raise AddressError(address, f"cannot be fetched: {reason}") from None


async def _fetch(address: str, client: AsyncClient, progress: Progress) -> Fetched:
    import httpx

    asked = url = httpx.URL(address)
    for _ in range(MAX_REDIRECTS + 1):
        if url.scheme not in _SCHEMES or not url.host:
            where = "" if url == asked else f"it leads to {str(url)[:100]!r}, and "
            raise AddressError(address, f"{where}only http and https addresses are fetched")
        async with client.stream("GET", url) as response:
            if response.status_code in _REDIRECTS and "location" in response.headers:
                url = url.join(response.headers["location"])
                continue
            if not response.is_success:
                told = f"{response.status_code} {response.reason_phrase}".strip()
                raise AddressError(address, f"the server answers {told}")
            return Fetched(
                # Who reads it may know a password; who gets the story may not.
                url=str(url.copy_with(fragment=None, username=None, password=None)),
                content=await _content(response, address, progress),
                kind=response.headers.get("content-type", "").partition(";")[0].strip().lower(),
                encoding=response.charset_encoding,
            )
    raise AddressError(address, f"more than {MAX_REDIRECTS} redirects: it leads nowhere")


async def _content(response: Response, address: str, progress: Progress) -> bytes:
    """Return what a server sends, unpacked; neither form of it may be too large."""
    packing = response.headers.get("content-encoding", "identity").strip().lower()
    if packing not in _PACKED | {"", "identity"}:
        raise AddressError(address, f"the server packs the page in a way not asked for: {packing}")
    said = response.headers.get("content-length", "")
    total = int(said) if said.isascii() and said.isdigit() else None
    # Either of the two ways of packing, told apart by its first bytes (zlib manual).
    unpack = zlib.decompressobj(wbits=32 + zlib.MAX_WBITS) if packing in _PACKED else None
    content, came = bytearray(), 0
    async for chunk in response.aiter_raw():
        came += len(chunk)
        progress(came, total)
        left = MAX_PAGE_BYTES - len(content)
        try:
            content += unpack.decompress(chunk, left + 1) if unpack else chunk
        except zlib.error:
            raise AddressError(address, "what the server sends is damaged") from None
        if max(len(content), total or 0) > MAX_PAGE_BYTES:
            most = f"{MAX_PAGE_BYTES / 1e6:,.0f} MB"
            raise AddressError(address, f"this is no article: it has more than {most}")
    return bytes(content)
