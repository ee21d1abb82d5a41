"""A bank, a person and a statement write the number of one account each in their own way."""

import pytest

from coopledger.books.account_numbers import same_account

NUMBER = "012180001183597197"


@pytest.mark.parametrize(
    ("stated", "known", "same"),
    [
        (NUMBER, NUMBER, True),
        ("0121 8000 1183 5971 97", NUMBER, True),
        ("12180001183597197", NUMBER, True),  # a sheet took it for a number
        ("0118359719", NUMBER, True),
        ("1183 59719", NUMBER, True),
        ("01-1835-9719", NUMBER, True),
        ("01.1835.9719", NUMBER, True),
        (f"BCMRMXMM/{NUMBER}", NUMBER, True),
        ("BCMRMXMM/MEX/0118359719", NUMBER, True),
        (f"{NUMBER} MXN", NUMBER, True),
        ("0118359719/MXN", NUMBER, True),
        ("0118359719/", "0118359719/", True),
        ("es91 2100 0418 4502 0005 1332", "ES9121000418450200051332", True),
        ("0118359718", NUMBER, False),
        ("012180001183597198", NUMBER, False),
        ("0118359718/MXN", "0118359719/MXN", False),
        ("XXXXXX9719", "9719", False),  # what is hidden may be anything
        ("12345678901", "1234567890", False),  # too short for a CLABE
        ("123456789012", "12345678901", False),
        ("646180123456789012", "12345678901", True),
        ("64618012345678901201", "12345678901", False),  # too long for one
        ("MT84MALT011000012345MTLCASTFOUR", "MT84MALT011000012345MTLCASTFIVE", False),
        ("", NUMBER, False),
        ("", "646180000000000007", False),
        ("-", "000", False),
    ],
)
def test_a_number_of_an_account_may_be_written_in_several_ways(
    stated: str, known: str, same: bool
) -> None:
    assert same_account(stated, known) is same
    assert same_account(known, stated) is same
