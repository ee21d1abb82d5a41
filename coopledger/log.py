"""What the library tells Python's `logging`, as `coopledger`: no amounts, no names, no secrets.

Nobody hears it unless a program asks (docs/library.md).
"""

import logging

LOG = logging.getLogger("coopledger")
LOG.addHandler(logging.NullHandler())
