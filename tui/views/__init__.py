"""Screens that show a story as a whole, one a file; each opens over the reader's.

`VIEWS` has them by the names that the reader's keys give them.
"""

from tui.views.compare import CompareScreen
from tui.views.network import NetworkScreen
from tui.views.numbers import NumbersScreen
from tui.views.timeline import TimelineScreen
from tui.views.topics import TopicsScreen
from tui.views.view import ViewScreen

__all__ = ["VIEWS"]

VIEWS: dict[str, type[ViewScreen]] = {
    "compare": CompareScreen,
    "timeline": TimelineScreen,
    "numbers": NumbersScreen,
    "topics": TopicsScreen,
    "network": NetworkScreen,
}
