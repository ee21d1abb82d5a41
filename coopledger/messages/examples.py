"""For each finding's code, a line as the program printed it: `examples.json`.

The file is made by `tests/docs/test_findings_reference.py` from the recorded cases.
"""

import json
from functools import cache
from importlib.resources import files

from coopledger.messages.catalogue import Language


def example_of(code: str, language: Language | str) -> str:
    """The whole line of a finding, in Spanish where it was not printed in the language.

    Raises KeyError for a code that is none.
    """
    lines = _examples()[code]
    return lines.get(Language(language), lines[Language.ES])


@cache
def _examples() -> dict[str, dict[str, str]]:
    text = files("coopledger.messages").joinpath("examples.json").read_text("utf-8")
    examples: dict[str, dict[str, str]] = json.loads(text)
    return examples
