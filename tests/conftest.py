"""What holds for the whole run of the tests."""

import gc


def pytest_collection_finish() -> None:
    """Look seldom for garbage, and never in what was imported and collected, as that stays."""
    gc.freeze()
    gc.set_threshold(50_000)
