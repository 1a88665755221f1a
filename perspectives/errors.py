"""What can go wrong in a way that a user can mend."""

from pathlib import Path


class SidelongError(Exception):
    """The root of every error that Sidelong raises on purpose.

    Its text is one line for the user: what is wrong, where, and the way out.
    """


class StoryError(SidelongError):
    """A folder cannot be opened as a story."""


class MeaningError(SidelongError):
    """What statements mean cannot be worked out, though the extra is installed."""


class ArticleError(SidelongError):
    """A file cannot be read as an article."""

    def __init__(self, path: Path, reason: str, line: int = 1) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason
        self.line = line
        """From 1, as editors count."""


class AddressError(SidelongError):
    """No page can be fetched from an address."""

    def __init__(self, address: str, reason: str) -> None:
        super().__init__(f"{address}: {reason}")
        self.address = address
        self.reason = reason


class EditError(SidelongError):
    """A change cannot be written into a perspective file without harm to something else."""

    def __init__(self, path: Path, line: int, reason: str) -> None:
        super().__init__(f"{path}:{line}: {reason}")
        self.path = path
        self.line = line
        """From 1, as editors count."""
        self.reason = reason


class SaveError(SidelongError):
    """A file cannot be saved; it is as it was."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason


class ChangedUnderneathError(SaveError):
    """A file is not what an edit was made for: somebody else wrote it, made it or removed it.

    What was typed need not be lost: read the file again, and make the edit on what it says now.
    """


class UndoError(SidelongError):
    """An edit cannot be taken back, or not be remembered so that it could be."""


class HomeError(SidelongError):
    """It cannot be told under which actor a statement is to be filed."""


class LibraryError(SidelongError):
    """The library of what was read cannot be used; reading goes on without it."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the library, {path}: {reason}")
        self.path = path
        self.reason = reason


class FilterError(SidelongError):
    """A line is no filter of statements, or names what no statement has."""


class BookmarkError(SidelongError):
    """The bookmarks of a story cannot be read or kept; reading goes on without them."""

    def __init__(self, path: Path, reason: str) -> None:
        super().__init__(f"the bookmarks, {path}: {reason}")
        self.path = path
        self.reason = reason
