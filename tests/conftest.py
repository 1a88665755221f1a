"""What holds for the whole run of the tests."""

import gc

from hypothesis import HealthCheck, settings

# How long an example takes is the machine's business: timings decide no test.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_collection_finish() -> None:
    """Look seldom for garbage, and never in what was imported and collected, as that stays."""
    gc.freeze()
    gc.set_threshold(50_000)
