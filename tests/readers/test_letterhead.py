"""The letterhead's file: what it says is what stands on paper; what it may not say is told."""

from pathlib import Path

import pytest

from coopledger import CoopledgerError, Signer
from coopledger.model.letterhead import LARGEST_PICTURE
from coopledger.readers.letterhead import read_letterhead

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20
WHOLE = """
lines = ["INE", "DEA"]
picture = "logo.png"
[prepared]
name = "Ana"
office = "Jefa"
[authorised]
name = "Juan"
"""


def written(folder: Path, text: str | bytes) -> Path:
    path = folder / "membrete.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_all_that_it_says_is_read(tmp_path: Path) -> None:
    (tmp_path / "logo.png").write_bytes(PNG)
    found = read_letterhead(written(tmp_path, WHOLE))
    assert found.lines == ("INE", "DEA")
    assert found.picture == PNG
    assert found.prepared == Signer(name="Ana", office="Jefa")
    assert (found.reviewed, found.authorised) == (None, Signer(name="Juan"))


def test_it_may_say_nothing_and_windows_may_have_marked_it(tmp_path: Path) -> None:
    assert read_letterhead(written(tmp_path, "")).lines == ()
    assert read_letterhead(written(tmp_path, b"\xef\xbb\xbflines = ['INE']")).lines == ("INE",)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("lines = [", "settings.unreadable"),
        (b"lines = ['\xff']", "settings.unreadable"),
        ("lines = " + "[" * 5_000, "settings.unreadable"),
        ("x" * 30_000, "settings.unreadable"),
        ("lines = 'INE'", "settings.bad-value"),
        ("lines = ['a', 'b', 'c', 'd']", "settings.bad-value"),
        ("lines = ['']", "settings.bad-value"),
        ("colour = 'red'", "settings.bad-value"),
        ("[prepared]\noffice = 'x'", "settings.missing"),
        ("picture = 7", "settings.bad-value"),
        ("picture = 'missing.png'", "settings.unreadable"),
        ("picture = 'membrete.toml'", "letterhead.no-picture"),
        ("picture = 'large.png'", "settings.unreadable"),
        ('picture = "a\\u0000b"', "settings.unreadable"),
        ("picture = '.'", "settings.unreadable"),
    ],
)
def test_what_it_may_not_say(tmp_path: Path, text: str | bytes, code: str) -> None:
    (tmp_path / "large.png").write_bytes(PNG + b"\0" * LARGEST_PICTURE)
    with pytest.raises(CoopledgerError) as error:
        read_letterhead(written(tmp_path, text))
    assert error.value.code == code
    assert str(tmp_path) in error.value.message("es")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(CoopledgerError):
        read_letterhead(tmp_path / "none.toml")
