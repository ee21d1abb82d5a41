"""Money that is asked of the partner for days to come, line by line."""

from typing import Literal

from coopledger.model.base import Amount, Code, PositiveMoney, Takes
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact


class Request(Fact):
    """What is asked for a budget line, for some days (solicitud de recursos). It moves no money.

    when: the days that it is for, mostly the next period. amount: in the currency of the line's
    ceiling. Several of one line and one beginning are added up.

    >>> Request(book="A-1", reference="SR-1", when="2017-01-01/2017-06-30", line="AIR",
    ...         amount="900.00 USD").when.last
    datetime.date(2017, 6, 30)
    """

    kind: Literal["request"] = "request"
    when: Takes[When, Day]
    line: Code
    amount: Takes[PositiveMoney, Amount]
