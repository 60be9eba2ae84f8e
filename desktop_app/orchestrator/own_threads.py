"""Calls that may wait for a drive for ever: in threads that the end of the program does not wait for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Collection, Generator
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


def start(call: Callable[[], Result], name: str) -> Future[Result]:
    """Call it in a thread of its own."""
    answer: Future[Result] = Future()
    threading.Thread(target=_fulfil, args=(answer, call), name=name, daemon=True).start()
    return answer


def map_in_threads(
    call: Callable[[Item], Result], items: Collection[Item], at_once: int, name: str
) -> Generator[Result, None, None]:
    """The results in the order of the items. Closed before its end, it waits for none of those under way."""
    waiting: SimpleQueue[tuple[Future[Result], Item]] = SimpleQueue()
    answers: list[Future[Result]] = []
    for item in items:
        answers.append(Future())
        waiting.put((answers[-1], item))
    for _ in range(min(at_once, len(answers))):
        threading.Thread(target=_work, args=(call, waiting), name=name, daemon=True).start()
    try:
        for answer in answers:
            yield answer.result()
    finally:
        for answer in answers:
            answer.cancel()


def _work(call: Callable[[Item], Result], waiting: SimpleQueue[tuple[Future[Result], Item]]) -> None:
    while True:
        try:
            answer, item = waiting.get_nowait()
        except Empty:
            return
        _fulfil(answer, lambda item=item: call(item))  # type: ignore[misc]


def _fulfil(answer: Future[Result], call: Callable[[], Result]) -> None:
    if not answer.set_running_or_notify_cancel():
        return
    try:
        answer.set_result(call())
    except BaseException as error:  # noqa: BLE001  whoever asks for the result gets it
        answer.set_exception(error)
