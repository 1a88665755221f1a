"""What is said in passing: a message that goes by itself, however busy the machine is."""

from __future__ import annotations

from textual.notifications import Notification

MOMENT = 0.1
"""Seconds: the least time that a message has left."""


class PassingNotification(Notification):
    """A message that has a moment left even when its time is over.

    Every screen that opens shows it for what is left of its time. Where that ran out between
    Textual's look at it and its timer, the timer would go backwards, and the program stand still.
    """

    @property
    def time_left(self) -> float:
        """The seconds until it goes."""
        return max(super().time_left, MOMENT)

    @property
    def has_expired(self) -> bool:
        """Whether its time is over."""
        return super().time_left <= 0
