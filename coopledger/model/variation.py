"""Why a budget line deviates from its budget, as it is told to the partner."""

from typing import Literal

from coopledger.model.base import Code, Reason, Takes
from coopledger.model.dates import Day, When
from coopledger.model.fact import Fact


class Variation(Fact):
    """The explanation of a budget line's variation, as of a day. It moves no money.

    when: the day it explains, mostly the last of a reporting period; of several days, the last. By
    how much the line deviates on it, the statement says: it is no figure of its own.

    >>> Variation(book="A-1", reference="VA-1", when="2016-12-31", line="AIR",
    ...           reason="two flights were cancelled").when.last
    datetime.date(2016, 12, 31)
    """

    kind: Literal["variation"] = "variation"
    when: Takes[When, Day]
    line: Code
    reason: Reason
