"""A drive that other machines may write to is known as one, by what is mounted where."""

import sys
from pathlib import Path

import pytest

from coopledger.store import place
from coopledger.store.place import is_on_network_share

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows says it in another way")

MOUNTED = r"""overlay / overlay rw,relatime 0 0
proc /proc proc rw 0 0
//oficina/fondos /mnt/fondos cifs rw,vers=3.1.1 0 0
//oficina/fondos\0402016 /mnt/Cooperación\0402016 smb3 rw 0 0
servidor:/casa /casa nfs4 rw 0 0
tmpfs /casa/ana/propio tmpfs rw 0 0
systemd-1 /auto autofs rw,direct 0 0
servidor:/auto /auto nfs rw 0 0
//oficina/x /mnt/barra\134y\011tab cifs rw 0 0
gvfsd-fuse /run/user/1000/gvfs fuse.gvfsd-fuse rw 0 0
/dev/sdb1 /mnt/fondos-locales ext4 rw 0 0
//oficina/antes /mnt/antes cifs rw 0 0
/dev/sdc1 /mnt/antes ext4 rw 0 0
"""


@pytest.fixture
def mounts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The list of what is mounted."""
    path = tmp_path / "mounts"
    path.write_text(MOUNTED, "utf-8")
    monkeypatch.setattr(place, "MOUNTS", path)
    return path


@pytest.mark.parametrize(
    "shared",
    [
        "/mnt/fondos/coopledger.db",
        "/mnt/fondos/2016/libros/coopledger.db",
        "/mnt/Cooperación 2016/coopledger.db",  # the list writes \040 for the space
        "/mnt/barra\\y\ttab/coopledger.db",
        "/casa/ana/coopledger.db",
        "/auto/coopledger.db",  # mounted where another waited: the last one counts
        "/run/user/1000/gvfs/smb-share:server=oficina,share=fondos/coopledger.db",
    ],
)
def test_a_share_is_known(mounts: Path, shared: str) -> None:
    assert is_on_network_share(Path(shared))


@pytest.mark.parametrize(
    "own",
    [
        "/home/ana/coopledger.db",
        "/mnt/coopledger.db",  # a share is mounted under its folder, not over it
        "/mnt/fondos-locales/coopledger.db",  # its name only begins like a share's
        "/mnt/Cooperación/coopledger.db",
        "/casa/ana/propio/coopledger.db",  # a drive of this machine, mounted within a share
        "/mnt/antes/coopledger.db",
    ],
)
def test_a_drive_of_this_machine_is_known(mounts: Path, own: str) -> None:
    assert not is_on_network_share(Path(own))


def test_a_relative_path_and_a_link_lead_where_they_lead(
    mounts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share, own = tmp_path / "share", tmp_path / "own"
    share.mkdir()
    own.mkdir()
    mounts.write_text(f"{MOUNTED}//oficina/y {share.resolve()} cifs rw 0 0\n", "utf-8")
    (own / "linked").symlink_to(share)
    monkeypatch.chdir(share)
    assert is_on_network_share(Path("coopledger.db"))
    assert not is_on_network_share(Path("../own/coopledger.db"))
    assert is_on_network_share(own / "linked" / "coopledger.db")


def test_where_no_list_is_there_nothing_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "MOUNTS", tmp_path / "none")
    assert not is_on_network_share(tmp_path / "coopledger.db")
