"""How hard the laws are tried: `quick` by default, `long` with COOPLEDGER_LONG=1.

The quick examples are always the same ones, so that a run says something about the change in it;
the long ones are new each time.
"""

import os

from hypothesis import settings

settings.register_profile("quick", max_examples=100, deadline=None, derandomize=True)
settings.register_profile("long", max_examples=3_000, deadline=None, print_blob=True)
settings.load_profile("long" if os.environ.get("COOPLEDGER_LONG") == "1" else "quick")
