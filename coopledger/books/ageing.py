"""How old money is: what goes out is the oldest first."""

from collections import deque
from datetime import date

from coopledger.books.order import Timeline


def oldest(timeline: Timeline, on: date) -> date | None:
    """The day from which the oldest money that is still there has been there."""
    waiting: deque[tuple[date, int]] = deque()
    for step in timeline.steps():
        if step.day > on:
            break
        change = step.after - step.before
        if change > 0:
            waiting.append((step.day, change))
        while change < 0 and waiting:
            day, left = waiting.popleft()
            change += left
            if change > 0:
                waiting.appendleft((day, change))
    return waiting[0][0] if waiting else None
