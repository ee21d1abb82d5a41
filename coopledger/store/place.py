"""Whether a file lies on a drive of this machine, or on one that is shared over a network."""

import os
import re
import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mounts")
"""Where Linux lists what is mounted."""

_SHARED = {
    "9p", "afs", "beegfs", "ceph", "cifs", "davfs", "fuse.ceph", "fuse.davfs", "fuse.glusterfs",
    "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.smbnetfs", "fuse.sshfs", "gfs2", "gpfs",
    "lustre", "ncpfs", "nfs", "nfs4", "ocfs2", "prl_fs", "smb3", "smbfs", "vboxsf",
}  # fmt: skip
"""Kinds of file system that several machines may have mounted, as Linux names them."""

_QUOTED = re.compile(r"\\([0-7]{3})")
"""How that list writes a space in a name, among others: by its number, in octal."""

_DRIVE_REMOTE = 4


def is_on_network_share(path: Path) -> bool:
    """Whether other machines may open the same file, as far as the system tells."""
    path = Path(os.path.realpath(path))
    if sys.platform == "win32":
        return _is_remote_drive(path)
    try:
        lines = MOUNTS.read_text("utf-8", "surrogateescape").split("\n")
    except OSError:  # another system: nothing says so
        return False
    kinds = {
        Path(_QUOTED.sub(lambda quoted: chr(int(quoted[1], 8)), point)): kind
        for _, point, kind, *_ in (line.split(" ") for line in lines if line)
    }
    return next((kinds[up] in _SHARED for up in [path, *path.parents] if up in kinds), False)


def _is_remote_drive(path: Path) -> bool:
    """Whether Windows says so: a path like \\\\server\\share, or a letter mapped to one."""
    import ctypes

    windll = getattr(ctypes, "windll")  # noqa: B009 - there on Windows only
    return path.drive.startswith("\\\\") or (
        windll.kernel32.GetDriveTypeW(f"{path.drive}\\") == _DRIVE_REMOTE
    )
