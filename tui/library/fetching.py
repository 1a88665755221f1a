"""An address opened from the library: its page is fetched and kept, once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perspectives.sources.address import fetch
from perspectives.sources.keeping import folder_of, keep_page
from tui.background import in_background
from tui.user.pages import pages

if TYPE_CHECKING:
    from pathlib import Path

    from perspectives.sources.address import Progress


async def kept_page(address: str, progress: Progress) -> Path:
    """Return the folder in which the page of an address is kept, fetched where it is not yet.

    To be stopped, it is cancelled as any task. Raises `SidelongError` where no article came of it.
    """
    folder = folder_of(address, pages())
    if await in_background(folder.is_dir):
        return folder
    fetched = await fetch(address, progress)
    return await in_background(keep_page, address, fetched, pages())
