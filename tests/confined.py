"""Documents loaded where little memory and time is had: what became of each.

`python -m tests.confined FOLDER` reads lines of JSON, each the arguments of a command, and answers
each with a line: its status, what it said, its seconds of processor, and the megabytes that the
process has had at most by then. Whoever asks, gives up on what takes too long (`Confined`).
"""

import contextlib
import io
import json
import os
import re
import resource
import selectors
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import IO, Any, NamedTuple, Self

MEGABYTES, SECONDS = 1_000, 60
"""What a command has at most: of the processor's time, however many others share it."""

_PATIENCE = 600
_HIGHEST = re.compile(r"VmHWM:\s+(\d+) kB")


class Became(NamedTuple):
    """What became of a command. status: None where the process died, or took too long."""

    status: int | None
    said: str
    seconds: float
    megabytes: float

    @property
    def holds(self) -> bool:
        """Whether it ended as a command must, in the memory and the time that it had."""
        odd = ("Traceback", "inesperado", "unexpected error", "MemoryError")
        return self.status in (0, 1, 2) and not any(sign in self.said for sign in odd)


class Confined:
    """A process that runs commands one after another, and a new one where it died of one."""

    def __init__(self, folder: Path, seconds: float = _PATIENCE) -> None:
        self.folder, self.seconds = folder, seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def run(self, *arguments: object) -> Became:
        """Run a command there."""
        process = self._process = self._process or _started(self.folder)
        asked = json.dumps([*map(str, arguments)]) + "\n"
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(asked.encode())
        process.stdin.flush()
        began = time.monotonic()
        line = _line(process.stdout, self.seconds)
        if line:
            return Became(**json.loads(line))
        self.close()
        return Became(None, f"{process.returncode}", time.monotonic() - began, 0)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


def _started(folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-X", "utf8", "-m", "tests.confined", str(folder)],
        cwd=Path(__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )


def _line(stream: IO[bytes], seconds: float) -> bytes:
    """A line, or nothing where none comes in time."""
    with selectors.DefaultSelector() as selector:
        selector.register(stream, selectors.EVENT_READ)
        return stream.readline() if selector.select(seconds) else b""


def _serve(folder: str) -> None:
    from coopledger.cli.main import main

    os.chdir(folder)
    answers = os.fdopen(os.dup(1), "wb")
    resource.setrlimit(resource.RLIMIT_AS, (MEGABYTES * 10**6, MEGABYTES * 10**6))
    for line in sys.stdin:
        answers.write(json.dumps(_became(main, json.loads(line))).encode() + b"\n")
        answers.flush()


def _became(main: Any, arguments: Sequence[str]) -> dict[str, Any]:
    said, began = io.TextIOWrapper(io.BytesIO(), "utf-8"), time.process_time()
    status: object = None
    limit = int(began) + SECONDS + 1
    resource.setrlimit(resource.RLIMIT_CPU, (limit, resource.RLIM_INFINITY))
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        try:
            main(arguments)
        except SystemExit as ended:
            status = ended.code or 0
        except BaseException as error:
            status, _ = -1, said.write(f"Traceback {error!r}")
    said.flush()
    written = said.buffer.getvalue()  # type: ignore[attr-defined]
    return {
        "status": status,
        "said": written[:20_000].decode("utf-8", "replace") + str(written[-2_000:]),
        "seconds": round(time.process_time() - began, 2),
        "megabytes": int(_HIGHEST.search(Path("/proc/self/status").read_text())[1]) // 1024,
    }


if __name__ == "__main__":
    _serve(sys.argv[1])
