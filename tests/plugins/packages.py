"""Packages to install: the example, by pip, and small ones as the folder that pip would leave."""

import shutil
import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parent / "example"


def install_example(folder: Path) -> Path:
    """The example package, built and installed without a network into a folder of its own."""
    source, site = folder / "source", folder / "site"
    shutil.copytree(EXAMPLE, source)  # building leaves files beside it
    offline = ["--no-deps", "--no-build-isolation", "--no-index", "--disable-pip-version-check"]
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "-q", *offline, "--target", site, source],
        check=True,
        capture_output=True,
    )
    return site


def installed(site: Path, package: str, entry_points: str, code: str = "") -> Path:
    """A package of one module, named as it is with `_` for `-`, with what it offers."""
    metadata = site / f"{package.replace('-', '_')}-1.0.dist-info"
    metadata.mkdir(parents=True)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n")
    (metadata / "entry_points.txt").write_text(entry_points)
    (site / f"{package.replace('-', '_')}.py").write_text(code)
    return site
