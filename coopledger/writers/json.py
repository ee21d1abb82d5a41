"""Plain data as JSON text. Nothing heavy is imported: what needs no figures answers at once."""

import json


def to_json(data: object) -> str:
    """Plain data as JSON text, accents as they are."""
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"
