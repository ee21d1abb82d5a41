"""What a sentence gives to be copied into a terminal works there: cmd, PowerShell, sh."""

import re
import shlex

import pytest

from coopledger.messages.sentences import SENTENCES

_TYPOGRAPHIC = re.compile(r"[«»“”‘’‹›]")
_COMMAND = re.compile(
    r"(?:coopledger|--[a-z]+(?:-[a-z]+)*)(?: (?:\"[^\"]*\"|[«“‘][^»”’]*.|[\w./-]+))+"
)
_QUOTED = re.compile(r'"([^"]*)"')

COMMANDS = [
    pytest.param(command[0], id=f"{key} {command[0]}"[:70])
    for key, both in SENTENCES.items()
    for said in both
    for command in _COMMAND.finditer(said)
]


def test_there_are_commands_to_copy() -> None:
    assert len(COMMANDS) > 100


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_stands_in_straight_quotes_that_every_shell_takes(command: str) -> None:
    """In double quotes sh fills in $, ` and !, cmd %, PowerShell $ and `: none stands there."""
    assert not _TYPOGRAPHIC.search(command)
    for quoted in _QUOTED.findall(command):
        assert not set(quoted) & set("$`!%\\'")
    assert shlex.split(command)
