"""The columns of a registry of cooperation: a small file of TOML, ours or the office's."""

from pathlib import Path

from coopledger.messages.catalogue import CoopledgerError
from coopledger.model.registry_layout import RegistryLayout
from coopledger.readers.registries import FOLDER
from coopledger.readers.settings_file import made_of, stated_by, stated_in

_PAGE = "docs/registries.md"
LARGEST = 2_000_000
"""More bytes than any such file has."""


def read_registry_layout(path: Path, shipped: str) -> RegistryLayout:
    """What a file says; where it names no columns, those of the registry of that name.

    Raises CoopledgerError.
    """
    return _completed(_read(path), path, shipped)


def registry_layout_of(content: bytes, path: Path, shipped: str) -> RegistryLayout:
    """The same, of its bytes. path: what it is called."""
    layout = made_of(stated_by(content, path, _PAGE), RegistryLayout, path, _PAGE)
    return _completed(layout, path, shipped)


def _completed(stated: RegistryLayout, path: Path, shipped: str) -> RegistryLayout:
    layout = stated.completed(shipped_layout(shipped))
    known = {column.name for column in layout.columns}
    for given in layout.values:
        for name in given.columns:
            if name not in known:
                said = {"key": f"values.{given.activity or given.of}", "seen": name, "page": _PAGE}
                raise CoopledgerError("settings.bad-value", path=path, **said)
    return layout


def shipped_layout(name: str) -> RegistryLayout:
    """The columns that come with the program, of `tossd` or `rencid`. Raises CoopledgerError."""
    path = FOLDER / f"{name}.toml"
    known = sorted(each.stem for each in FOLDER.glob("*.toml"))
    if name not in known:
        raise CoopledgerError("registry.unknown", seen=name, known=", ".join(known))
    return _read(path)


def _read(path: Path) -> RegistryLayout:
    return made_of(stated_in(path, LARGEST, _PAGE), RegistryLayout, path, _PAGE)
