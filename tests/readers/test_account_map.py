"""A map of accounts: those that come with the program, the page's own, and what is none."""

import re
from pathlib import Path

import pytest

from coopledger import AccountMap, CoopledgerError
from coopledger.messages.catalogue import Language
from coopledger.model.account_map import MappedAccount
from coopledger.readers.account_map import read_account_map
from coopledger.readers.account_maps import FOLDER, shipped

PAGE = Path(__file__).parents[2] / "docs" / "accountants.md"
ROLES = [name for name in AccountMap.model_fields if name != "accounts"]


def test_two_come_with_the_program() -> None:
    assert shipped() == ["conac", "plain"]
    conac, plain = map(read_account_map, shipped())
    assert [conac.role(role).code for role in ("received", "exchange_gain", "exchange_loss")] == [
        "2.1.6", "4.3.9.3", "5.5.9.4",
    ]  # fmt: skip
    for language in Language:
        called = [plain.role(role).name.said(language) for role in ROLES]
        assert len(set(called)) == len(ROLES)
    assert conac.held.name.said(Language.EN) == conac.held.name.es


def test_the_one_of_the_page_is_read(tmp_path: Path) -> None:
    [written] = re.findall(r"```toml\n(.*?)```", PAGE.read_text("utf-8"), re.S)
    path = tmp_path / "mine.TOML"
    path.write_text(written, "utf-8")
    mine = read_account_map(path)
    assert mine == read_account_map(str(path))
    assert mine.accounts["MXN"].code == "1112-0045"
    assert mine.spent == MappedAccount(
        type="expenses",
        code="5137",
        name={"es": "Servicios de traslado y viáticos", "en": "Travel"},
    )


USUAL = (FOLDER / "conac.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("", ROLES),
        (USUAL.replace("[spent]", "[accounts.x]"), ["spent"]),
        (USUAL.replace('"expenses"', '"activo"'), ["exchange_loss.type", "activo"]),
        (USUAL.replace('code = "1.1.1.6"', "code = 1.1"), ["held.code"]),
        (USUAL.replace('name = "Bancos/Tesorería"', "name = {}"), ["own_contribution.name"]),
        (USUAL.replace('name = "Bancos/Tesorería"', 'name = ""'), ["own_contribution.name"]),
        (USUAL + "[paid]\n", ["paid"]),
        ("[held", ["docs/accountants.md"]),
    ],
)
def test_what_is_none_says_which_key(tmp_path: Path, written: str, said: list[str]) -> None:
    path = tmp_path / "mine.toml"
    path.write_text(written, "utf-8")
    for language in Language:
        with pytest.raises(CoopledgerError) as refused:
            read_account_map(path)
        for each in (*said, "mine.toml", "docs/accountants.md"):
            assert each in refused.value.message(language)


@pytest.mark.parametrize("named", ["sat", "", "conac.json", "../profiles/generic"])
def test_a_map_that_there_is_not_is_said_with_those_there_are(named: str) -> None:
    with pytest.raises(CoopledgerError, match="conac, plain"):
        read_account_map(named)


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(CoopledgerError, match=r"mine\.toml"):
        read_account_map(tmp_path / "mine.toml")
