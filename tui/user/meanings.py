"""Where what statements mean is kept for this user: a cache, which can be deleted at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perspectives.relating.vectors import Vectors

INSTALL = "pip install 'sidelong[meaning]'"
"""What brings ties by meaning."""


def are_installed() -> bool:
    """Return whether there is what ties by meaning need."""
    # Not at the top: an article is on screen before anybody asks.
    from perspectives.relating import encoder

    return encoder.is_installed()


def vectors() -> Vectors:
    """Return what says what statements mean."""
    from platformdirs import user_cache_path

    from perspectives.relating.vectors import Vectors

    return Vectors(user_cache_path("sidelong") / "meanings.db")
