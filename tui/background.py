"""Long work beside the screen, which nobody has to wait for who leaves."""

from __future__ import annotations

import asyncio
from concurrent.futures import Future
from threading import Thread
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
T = TypeVar("T")


async def in_background(function: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """Return what a function returns, or raise what it raises, while the event loop goes on.

    It runs in a daemon thread: `asyncio.to_thread` would keep the program from ending until the
    function has ended, and no one can tell a function to stop.
    """
    done: Future[T] = Future()
    done.set_running_or_notify_cancel()  # what runs cannot be cancelled, only left

    def run() -> None:
        try:
            result = function(*args, **kwargs)
        except BaseException as error:  # carried to whoever waits, as an executor does
            done.set_exception(error)
        else:
            done.set_result(result)

    Thread(target=run, name=function.__name__, daemon=True).start()
    return await asyncio.wrap_future(done)
