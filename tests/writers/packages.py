"""Workbooks taken apart, changed part by part, and put together again."""

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path


def parts_of(book: Path | bytes) -> dict[str, bytes]:
    source = io.BytesIO(book) if isinstance(book, bytes) else book
    with zipfile.ZipFile(source) as container:
        return {name: container.read(name) for name in container.namelist()}


def rewrite(
    path: Path,
    change: Callable[[str, bytes], bytes | None],
    added: Mapping[str, bytes] | None = None,
) -> Path:
    """Change each part of a workbook (None takes it away), and add some; under the same name."""
    parts = parts_of(path)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as container:
        for name, data in parts.items():
            new = change(name, data)
            if new is not None:
                container.writestr(name, new)
        for name, data in (added or {}).items():
            container.writestr(name, data)
    return path
