"""What the books do not have of an agreement, and IATI asks for: an institution's settings."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field

from coopledger.model.base import (
    Amount,
    Code,
    ExactDecimal,
    Model,
    Number,
    PositiveMoney,
    Several,
    Takes,
    Title,
    otherwise,
)
from coopledger.model.in_languages import Told, ToldGiven

OrganisationType = Literal[
    "10", "11", "15", "21", "22", "23", "24", "30", "40", "60", "70", "71", "72", "73", "80", "90"
]
"""As the code list has them: 10 government, 15 other public body, 40 multilateral."""

PUBLISHED_LANGUAGES = Literal["es", "en"]


class IatiReporter(Model):
    """Who publishes. ref: its identifier (`MX-CPA-...`, `MX-RFC-...`), which it chooses."""

    ref: Code
    type: OrganisationType
    name: Takes[Told, ToldGiven]


class IatiOrganisation(Model):
    """Another organisation. name: as the books call it; published: how it is to be called."""

    name: Title
    ref: Code | None = None
    type: OrganisationType | None = None
    published: Takes[Told | None, ToldGiven | None] = otherwise(None)


class IatiSector(Model):
    """A sector. vocabulary: 1 is the DAC's of five digits. name: of what is in a list of one's own.

    percentage: where there are several; all together 100.
    """

    code: Code
    vocabulary: Code = "1"
    name: Takes[Told | None, ToldGiven | None] = otherwise(None)
    percentage: Takes[ExactDecimal | None, Number | None] = otherwise(None)


class IatiCountry(Model):
    """A country that it is for, by its two letters. percentage: where there are several."""

    code: Annotated[str, Field(pattern="^[A-Z]{2}$")]
    percentage: Takes[ExactDecimal | None, Number | None] = otherwise(None)


class IatiContact(Model):
    """Whom to ask: an office, never a person."""

    organisation: Takes[Told | None, ToldGiven | None] = otherwise(None)
    department: Takes[Told | None, ToldGiven | None] = otherwise(None)
    telephone: Title | None = None
    email: Title | None = None
    website: Title | None = None
    address: Takes[Told | None, ToldGiven | None] = otherwise(None)


class IatiDocument(Model):
    """A document on the web. category: `A09` is an agreement. format: `application/pdf`."""

    url: Annotated[str, Field(pattern=r"^https?://[!-~]+$")]
    format: Title = "application/pdf"
    title: Takes[Told, ToldGiven]
    category: Code
    language: PUBLISHED_LANGUAGES | None = None
    day: date | None = None


class IatiBudget(Model):
    """What may be spent from a day to a day, a year at most."""

    first: date
    last: date
    amount: Takes[PositiveMoney, Amount]


class IatiDetails(Model):
    """What an activity says beyond the books. What is not given is as the books have it, or not.

    committed: what the partner promised by signing. provider_activity: the partner's own
    identifier of this activity. The codes are IATI's.
    """

    identifier: Code | None = None
    title: Takes[Told | None, ToldGiven | None] = otherwise(None)
    description: Takes[Told | None, ToldGiven | None] = otherwise(None)
    status: Literal["1", "2", "3", "4", "5", "6"] | None = None
    planned_start: date | None = None
    planned_end: date | None = None
    actual_start: date | None = None
    actual_end: date | None = None
    countries: Several[IatiCountry] = otherwise(())
    location: Takes[Told | None, ToldGiven | None] = otherwise(None)
    sectors: Several[IatiSector] = otherwise(())
    collaboration_type: Literal["1", "2", "3", "4", "6", "7", "8"] | None = None
    flow_type: Code | None = None
    finance_type: Code | None = None
    aid_type: Code | None = None
    tied_status: Literal["3", "4", "5"] | None = None
    committed: Takes[PositiveMoney | None, Amount | None] = otherwise(None)
    provider_activity: Code | None = None
    budgets: Several[IatiBudget] = otherwise(())
    documents: Several[IatiDocument] = otherwise(())


class IatiAgreement(IatiDetails):
    """The same, of one agreement."""

    of: Code


class IatiActivityDetails(IatiDetails):
    """The same, of an activity of one, where each is published by itself."""

    of: Code
    activity: Code


_NOTHING = IatiDetails()
_SHARED = (
    "countries", "sectors", "collaboration_type", "flow_type", "finance_type", "aid_type",
    "tied_status",
)  # fmt: skip
"""What is so of an activity as it is of its agreement."""


class IatiPublisher(Model):
    """What an institution publishes its agreements with.

    language: of what the books say. every: what is so of every agreement that does not say it
    itself.

    >>> made = IatiPublisher(
    ...     organisation={"ref": "MX-RFC-AAA010101AAA", "type": "15", "name": "An institute"},
    ...     every={"sectors": [{"code": "15151"}]},
    ...     agreements=[{"of": "A-1", "status": "4"}],
    ... )
    >>> made.of("A-1").status, made.of("A-1").sectors[0].code, made.of("A-2").status
    ('4', '15151', None)
    """

    organisation: Takes[IatiReporter, IatiReporter | dict[str, Any]]
    language: PUBLISHED_LANGUAGES = "es"
    contact: Takes[IatiContact | None, IatiContact | dict[str, Any] | None] = otherwise(None)
    every: Takes[IatiDetails, IatiDetails | dict[str, Any]] = otherwise(_NOTHING)
    organisations: Several[IatiOrganisation] = otherwise(())
    agreements: Several[IatiAgreement] = otherwise(())
    activities: Several[IatiActivityDetails] = otherwise(())

    def of(self, code: str) -> IatiDetails:
        """What is said of an agreement: its own before that of every one."""
        own: Sequence[IatiAgreement] = [each for each in self.agreements if each.of == code]
        said = {
            name: getattr(each, name) for each in own for name in each.model_fields_set - {"of"}
        }
        return self.every.model_copy(update=said)

    def of_activity(self, code: str, activity: str) -> IatiDetails:
        """What is said of an activity: its own, and before it what is so of all its agreement."""
        whole = self.of(code)
        said = {name: getattr(whole, name) for name in _SHARED}
        for each in self.activities:
            if (each.of, each.activity) == (code, activity):
                own = each.model_fields_set - {"of", "activity"}
                said |= {name: getattr(each, name) for name in own}
        return _NOTHING.model_copy(update=said)

    def organisation_called(self, name: str) -> IatiOrganisation | None:
        """What is known of an organisation, by the name that the books have for it."""
        return next((each for each in self.organisations if each.name == name), None)
