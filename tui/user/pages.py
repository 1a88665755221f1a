"""Where the pages are kept that were fetched from the web, each a story of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def pages() -> Path:
    """Return the folder of them, whether there is one or not."""
    # Not at the top: most of what is opened is a path.
    from platformdirs import user_data_path

    return user_data_path("sidelong") / "pages"
