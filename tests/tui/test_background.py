import asyncio
import threading

import pytest

from tui.background import in_background


async def test_what_a_function_returns_is_returned() -> None:
    assert await in_background(divmod, 7, 2) == (3, 1)


async def test_what_a_function_raises_is_raised() -> None:
    with pytest.raises(ZeroDivisionError):
        await in_background(divmod, 7, 0)


async def test_the_event_loop_goes_on_meanwhile() -> None:
    may_end = threading.Event()
    work = asyncio.ensure_future(in_background(may_end.wait, 10))
    await asyncio.sleep(0)
    assert not work.done()
    may_end.set()
    assert await work is True


def test_nobody_waits_for_work_that_was_left() -> None:
    never = threading.Event()

    async def leave() -> None:
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(in_background(never.wait, 60), timeout=0.01)

    asyncio.run(leave())
    left = [thread for thread in threading.enumerate() if thread.name == "wait"]
    assert left
    assert all(thread.daemon for thread in left)
    never.set()
