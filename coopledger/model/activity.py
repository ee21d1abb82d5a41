"""What was done, and what was given for it in kind."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from coopledger.model.base import Code, PositiveInKind, Text, Title
from coopledger.model.dates import When
from coopledger.model.fact import Fact


class ActivityKind(StrEnum):
    """Kinds of activity that have a name in both languages. The list is open: any text will do."""

    WORKSHOP = "workshop"
    SPECIALISED_COURSE = "specialised-course"
    FORUM = "forum"
    STUDY = "study"
    ELECTORAL_CONFERENCE = "electoral-conference"
    LINKAGE = "linkage"


class Activity(Fact):
    """What was done: its reference is its code. It may have no money at all.

    activity_kind: an `ActivityKind`, or any other text; None where the source does not say.
    count: how many the record stands for, where a report only gives a number.
    """

    kind: Literal["activity"] = "activity"
    title: Title
    activity_kind: Code | None = None
    count: Annotated[int, Field(ge=1, le=1_000_000, strict=True)] = 1
    when: When | None = None
    place: Text | None = None
    partners: tuple[Text, ...] = ()
    summary: Text | None = None
    lessons: Text | None = None


class InKindContribution(Fact):
    """Officials' time, rooms, materials: valued, never paid from an account."""

    kind: Literal["in_kind"] = "in_kind"
    when: When
    amount: PositiveInKind
    activities: tuple[Code, ...] = ()
    concept: Text | None = None
