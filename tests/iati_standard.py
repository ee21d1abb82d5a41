"""What the IATI standard itself says of a file: its schema, and its rules.

The rules are in the words of `standard_ruleset.json`; the few that it has are applied here.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from lxml import etree

from coopledger.model.iati_codes import IATI_CODES

FOLDER = Path(__file__).parent / "cases" / "iati" / "2.03"


@cache
def _schema() -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True, resolve_entities=False)
    return etree.XMLSchema(etree.parse(str(FOLDER / "iati-activities-schema.xsd"), parser))


@cache
def _rules() -> dict[str, dict[str, dict[str, list[dict[str, Any]]]]]:
    rules: dict[str, Any] = json.loads((FOLDER / "standard_ruleset.json").read_text("utf-8"))
    return rules


def breaks(content: bytes, on: date) -> list[str]:
    """What the schema and the rules have against a file on a day; nothing, where it is valid."""
    tree = etree.fromstring(content, etree.XMLParser(no_network=True, resolve_entities=False))
    schema = _schema()
    schema.validate(tree)
    found = [str(error) for error in schema.error_log]
    return [*found, *_against_rules(tree, on), *_against_lists(tree)]


_LISTED = {
    "ActivityDateType": "//activity-date/@type",
    "ActivityStatus": "//activity-status/@code",
    "AidType": "//default-aid-type/@code | //transaction/aid-type/@code",
    "BudgetStatus": "//budget/@status",
    "BudgetType": "//budget/@type",
    "CollaborationType": "//collaboration-type/@code",
    "ConditionType": "//condition/@type",
    "ContactType": "//contact-info/@type",
    "Country": "//recipient-country/@code",
    "Currency": "//@currency | //@default-currency",
    "DescriptionType": "//iati-activity/description/@type",
    "DisbursementChannel": "//disbursement-channel/@code",
    "DocumentCategory": "//document-link/category/@code",
    "FinanceType": "//default-finance-type/@code",
    "FlowType": "//default-flow-type/@code",
    "IndicatorMeasure": "//indicator/@measure",
    "Language": "//document-link/language/@code | //@xml:lang",
    "OrganisationRole": "//participating-org/@role",
    "OrganisationType": "//reporting-org/@type | //participating-org/@type | //provider-org/@type",
    "RelatedActivityType": "//related-activity/@type",
    "ResultType": "//result/@type",
    "Sector": "//sector[not(@vocabulary) or @vocabulary='1']/@code",
    "SectorCategory": "//sector[@vocabulary='2']/@code",
    "SectorVocabulary": "//sector/@vocabulary",
    "TiedStatus": "//default-tied-status/@code",
    "TransactionType": "//transaction-type/@code",
}
"""Where the codes of each list stand."""


def _against_lists(tree: Any) -> Iterator[str]:
    for name, path in _LISTED.items():
        for code in tree.xpath(path):
            if code not in IATI_CODES[name]:
                yield f"{name}: {code}"


def _against_rules(tree: Any, on: date) -> Iterator[str]:
    for context, rules in _rules().items():
        for found in tree.xpath(context):
            for rule, said in rules.items():
                for case in said["cases"]:
                    if not _holds(rule, case, found, on):
                        yield f"{context}: {rule} {case}"


def _holds(rule: str, case: dict[str, Any], found: Any, on: date) -> bool:
    match rule:
        case "atleast_one":
            return any(found.xpath(path) for path in case["paths"])
        case "no_more_than_one":
            return sum(len(found.xpath(path)) for path in case["paths"]) <= 1
        case "regex_matches":
            values = [value for path in case["paths"] for value in _texts(found, path)]
            return all(re.fullmatch(case["regex"], value) for value in values)
        case "sum":
            shares = [Decimal(each) for path in case["paths"] for each in _texts(found, path)]
            return not shares or sum(shares) == case["sum"]
        case "date_order":
            less, more = (_day(found, case[end], on) for end in ("less", "more"))
            return less is None or more is None or less <= more
    raise AssertionError(rule)


def _texts(found: Any, path: str) -> list[str]:
    return [each if isinstance(each, str) else each.text or "" for each in found.xpath(path)]


def _day(found: Any, path: str, on: date) -> date | None:
    if path == "NOW":
        return on
    return next((date.fromisoformat(each) for each in _texts(found, path)), None)
