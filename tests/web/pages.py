"""Every page, as it is asked of the example: what looks at pages in a browser looks at these."""

from urllib.parse import urlencode

CODE = "INE-SEGIB-2016"


def of_book(path: str, **asked: str) -> str:
    return f"{path}?{urlencode({'code': CODE, **asked})}"


PAGES = {
    "start": "/",
    "attention": "/attention",
    "find": "/find?q=segib",
    "statement": of_book("/agreement", on="2016-12-31"),
    "between": of_book("/agreement", since="2016-09-01", on="2016-12-31"),
    "figure": of_book(
        "/agreement/figure", on="2016-12-31", section="whole", figure="spent", side="MXN"
    ),
    "held": of_book(
        "/agreement/figure", on="2016-12-31", section="whole", figure="held", side="agreement"
    ),
    "record": of_book("/agreement/record", reference="G-01"),
    "budget": of_book("/agreement/budget"),
    "movements": of_book("/agreement/movements"),
    "accounts": of_book("/agreement/accounts"),
    "years": of_book("/agreement/years"),
    "documents": of_book("/agreement/documents"),
    "undocumented": of_book("/agreement/documents", only="none", of="G-01"),
    "rates": of_book("/agreement/rates"),
    "period": of_book("/agreement/period", year="2016", state="closed"),
    "issued": of_book("/agreement/issued", reference="EE-1"),
    "trail": of_book("/agreement/trail"),
    "programme": "/agreement/movements?code=PICE",
    "load": "/load",
    "loads": "/loads",
    "undo": "/loads/undo?load=1&reason=otro+archivo",
    "totals": "/totals?years=2014-2016",
    "totals-as-of": "/totals?years=&on=2015-12-31&recorded=2999-01-01",
    "reports": "/reports",
    "report-form": "/reports/of?name=form",
    "report-iati": "/reports/of?name=iati",
    "issue": "/issue",
    "issue-of": of_book("/issue", see="yes", on="2016-12-31"),
    "verify": "/verify",
    "match": of_book("/match"),
    "match-which": "/match",
    "pending": "/pending",
    "proposal": of_book("/pending/proposal", reference="PR-1"),
    "findings": "/findings",
    "meaning": "/findings/meaning?code=spent-beyond-received",
    "me": "/me",
    "told": "/agreement?code=no-such",
    "refused": "/no-such-page",
}
"""Name, and address. What only gives a file, or goes on to another page, is not among them."""
