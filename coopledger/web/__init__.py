"""Pages in a browser on one's own machine: what `Ledger` answers, by looking and clicking.

No rule, no sum and no sentence of its own: answers come from `ledger/`, words from `messages/`, the
layout of an answer from `reports/`. It needs `coopledger[web]`.
"""
