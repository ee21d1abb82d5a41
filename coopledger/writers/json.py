"""Plain data as JSON text. Nothing heavy is imported: what needs no figures answers at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from coopledger.messages.visible import harmless

if TYPE_CHECKING:
    from coopledger.reports.report import Report


def write(report: Report) -> str:
    """The report's data."""
    return to_json(report.data())


def to_json(data: object) -> str:
    """Plain data as JSON text: accents as they are, what a screen would obey by its number."""
    written = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return harmless(written, written=lambda sign: json.dumps(sign)[1:-1])
