"""The user's settings: a TOML file in the place where this system keeps such files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from platformdirs import user_config_path

from perspectives.errors import SidelongError

if TYPE_CHECKING:
    from pathlib import Path


class SettingsError(SidelongError):
    """The settings file cannot be understood."""


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a user can set."""

    keys: dict[str, str] = {}
    """Other keys for a binding, by the binding's id (docs/keys.md), parted by commas."""
    meaning: bool = True
    """Whether statements are tied by what they mean from the beginning, if the extra is there."""


def settings_file() -> Path:
    """Return the path of the settings file, whether there is one or not."""
    return user_config_path("sidelong") / "sidelong.toml"


def read_settings() -> Settings:
    """Return the user's settings, the defaults where there is no file.

    Raises `SettingsError` where the file cannot be understood.
    """
    path = settings_file()
    try:
        written = path.read_text(encoding="utf-8")
        # Not at the top: most readers set nothing.
        import tomllib

        return msgspec.convert(tomllib.loads(written), Settings)
    except (FileNotFoundError, NotADirectoryError):
        return Settings()
    except OSError as error:
        raise SettingsError(f"{path}: cannot be read: {error.strerror}") from error
    except (ValueError, RecursionError, msgspec.ValidationError) as error:
        raise SettingsError(f"{path}: {error}") from error
