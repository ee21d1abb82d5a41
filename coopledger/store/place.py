"""Whether a file lies on a drive of this machine, or on one that is shared over a network."""

import os
import sys
from pathlib import Path

_MOUNTS = Path("/proc/self/mounts")
_SHARED = {
    "9p", "afs", "cephfs", "cifs", "davfs", "fuse.davfs", "fuse.glusterfs", "fuse.rclone",
    "fuse.sshfs", "lustre", "ncpfs", "nfs", "nfs4", "prl_fs", "smb3", "smbfs", "vboxsf",
}  # fmt: skip
"""Kinds of file system that several machines may have mounted, as Linux names them."""

_DRIVE_REMOTE = 4


def is_on_network_share(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Whether other machines may open the same file, as far as the system tells.

    mounts: where Linux lists what is mounted.
    """
    path = Path(os.path.realpath(path))
    if sys.platform == "win32":
        return _is_remote_drive(path)
    try:
        lines = mounts.read_text("utf-8", "replace").splitlines()
    except OSError:  # another system: nothing says so
        return False
    kinds = {
        Path(point.encode().decode("unicode_escape")): kind
        for _, point, kind, *_ in map(str.split, lines)
    }
    return next((kinds[up] in _SHARED for up in [path, *path.parents] if up in kinds), False)


def _is_remote_drive(path: Path) -> bool:
    """Whether Windows says so: a path like \\\\server\\share, or a letter mapped to one."""
    import ctypes

    windll = getattr(ctypes, "windll")  # noqa: B009 - there on Windows only
    return path.drive.startswith("\\\\") or (
        windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _DRIVE_REMOTE
    )
