"""Whether statements are tied by what they mean, too."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tui.user.meanings import INSTALL, are_installed, vectors

if TYPE_CHECKING:
    from perspectives.relating.vectors import Vectors
    from tui.reader.loader import Loader
    from tui.reader.part import Reader


class Meaning:
    """Shows and hides the ties by meaning; without the extra there are none."""

    def __init__(self, reader: Reader, loader: Loader, *, is_on: bool) -> None:
        self._reader = reader
        self._loader = loader
        self._is_on = is_on
        self._vectors: Vectors | None = None

    def vectors(self) -> Vectors | None:
        """Return what says what statements mean; None where they are not to be tied by it."""
        if not self._is_on or not are_installed():
            return None
        self._vectors = self._vectors or vectors()
        return self._vectors

    def toggle(self) -> None:
        """Show the ties by meaning, or hide them; say what they need where it is not installed."""
        if not are_installed():
            self._reader.say(f"Ties by meaning come with an extra: {INSTALL}")
            return
        self._is_on = not self._is_on
        self._reader.say(f"Ties by meaning are {'shown' if self._is_on else 'hidden'}")
        self._loader.reload()
