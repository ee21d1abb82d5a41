"""How hard the laws are tried: `quick` by default, `long` with COOPLEDGER_LONG=1.

In CI the examples are always the same ones, so that a run says something about the change in it.
"""

import os

from hypothesis import settings

ALWAYS = {"deadline": None, "print_blob": True, "derandomize": os.environ.get("CI") == "true"}

settings.register_profile("quick", max_examples=100, **ALWAYS)
settings.register_profile("long", max_examples=3_000, **ALWAYS)
settings.load_profile("long" if os.environ.get("COOPLEDGER_LONG") == "1" else "quick")
