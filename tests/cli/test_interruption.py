"""Ctrl-C is said as Ctrl-C, whatever was running makes of it."""

import subprocess
import sys

import pytest

LISTS = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
from coopledger.cli import main as program

def interrupted(self, context, name):
    %s

program.Commands.get_command = interrupted
program.main(["list", "--lang", "es"])
"""

# Python makes a RuntimeError of what is raised while a class is being made (until 3.11).
IN_A_CLASS = """
    class Named:
        def __set_name__(self, owner, name): signal.raise_signal(signal.SIGINT)
    class Owner: name = Named()
"""
AS_ANOTHER_ERROR = """
    try: signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt: raise ValueError("callback failed") from None
"""
AS_A_MISUSE = """
    from coopledger.errors import StoreError
    try: signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt: raise StoreError("store.busy", where="x") from None
"""
IN_A_LOG = """
    import logging
    try: signal.raise_signal(signal.SIGINT)
    except KeyboardInterrupt:
        logging.getLogger("pool").exception("could not close")
        raise
"""
WHERE_NOTHING_CAN_BE_RAISED = """
    class Closed:
        def __del__(self): signal.raise_signal(signal.SIGINT)
    Closed()
    raise KeyboardInterrupt
"""


@pytest.mark.parametrize(
    "happens",
    [IN_A_CLASS, AS_ANOTHER_ERROR, AS_A_MISUSE, IN_A_LOG, WHERE_NOTHING_CAN_BE_RAISED],
)
def test_it_is_said_as_an_interruption(happens: str) -> None:
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", LISTS % happens],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr.strip().startswith("interrumpido.")
    assert len(done.stderr.strip().splitlines()) == 1
