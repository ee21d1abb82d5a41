"""An agreement in euros whose spending in pesos is at the ECB's rate of the day."""

from coopledger import Agreement, Disbursement, Expenditure, SpendingRate

CODE = "A-1"
FACTS = (
    Agreement(
        code=CODE,
        title="Talleres",
        currency="EUR",
        accounts=["MXN"],
        spending_rates=[SpendingRate(currency="MXN", source="ECB", basis="day")],
    ),
    Disbursement(book=CODE, reference="M-1", when="2016-01-04", amount="1000 MXN", sent="50 EUR"),
    Expenditure(book=CODE, reference="G-1", when="2016-12-29", amount="216.33 MXN"),
)
