"""How old money is: what goes out is the oldest first."""

from datetime import date

from coopledger.books.order import Timeline


def oldest(timeline: Timeline, on: date) -> date | None:
    """The day from which the oldest money that is still there has been there.

    What came is laid end to end, and what goes out takes it from its start.
    """
    came = gone = 0
    laid: list[tuple[int, date]] = []
    for step in timeline.steps():
        if step.day > on:
            break
        change = step.after - step.before
        if change > 0:
            came += change
            laid.append((came, step.day))
        else:
            gone = min(came, gone - change)
    return next((day for reach, day in laid if reach > gone), None)
