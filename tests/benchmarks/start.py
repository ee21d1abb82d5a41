"""What it costs to start: the processor's milliseconds and the modules of each command.

    python tests/benchmarks/start.py                       # of this interpreter
    python tests/benchmarks/start.py BEFORE/python python  # of two, in turns

Medians of nine processes each, user and system time together; the machine may be busy with other
work, so what counts is the one beside the other. Run with `make benchmark`. Not a test.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import coopledger

TIMES = 9

MAIN = "import sys; from coopledger.cli.main import main; main(sys.argv[1:])"
CODE = {"python -c pass": "pass", "import click": "import click"}
EXAMPLES = Path(coopledger.__file__).with_name("examples")
COMMANDS = (
    ("--help",),
    ("--version",),
    ("list",),
    ("reconcile", "INE-SEGIB-2016", "--on", "2016-12-31"),
    ("check", "--on", "2016-12-31"),
    ("totals",),
    ("show", "G-01"),
    ("verify",),
    ("head",),
    ("period", "PICE"),
    ("issued", "INE-SEGIB-2016"),
    ("export", "json", "INE-SEGIB-2016"),
    ("import", str(EXAMPLES / "INE-SEGIB-2016.xlsx")),
    ("init", "--ledger", "new.db"),
)


def main(interpreters: list[str]) -> None:
    print(f"{'':28}" + "".join(f"{'ms':>8}{'modules':>9}" for _ in interpreters))
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        for workbook in sorted(EXAMPLES.glob("*.xlsx")):
            run(interpreters[0], folder, MAIN, "import", str(workbook))
        for name, code in CODE.items():
            print_line(name, interpreters, folder, code)
        for command in COMMANDS:
            print_line(" ".join(map(named, command)), interpreters, folder, MAIN, *command)


def named(argument: str) -> str:
    """A file by its name alone."""
    return Path(argument).name


def print_line(
    name: str, interpreters: list[str], folder: Path, code: str, *arguments: str
) -> None:
    """What some code costs with each interpreter, in turns."""
    counts = [modules(each, folder, code, *arguments) for each in interpreters]
    taken = [[run(each, folder, code, *arguments) for each in interpreters] for _ in range(TIMES)]
    times = [1000 * median(of_one) for of_one in zip(*taken, strict=True)]
    cells = zip(times, counts, strict=True)
    print(f"{name[:27]:28}" + "".join(f"{time:8.0f}{count:9}" for time, count in cells), flush=True)


def modules(python: str, folder: Path, code: str, *arguments: str) -> int:
    """How many modules a run has imported when it ends; what it compiled serves the next ones."""
    counted = folder / "modules"
    at_exit = f"lambda: open({str(counted)!r}, 'w').write(str(len(sys.modules)))"
    run(python, folder, f"import atexit, sys; atexit.register({at_exit}); {code}", *arguments)
    return int(counted.read_text())


def run(python: str, folder: Path, code: str, *arguments: str) -> float:
    """The seconds of processor time of one run, user and system."""
    (folder / "new.db").unlink(missing_ok=True)
    compiled = {"PYTHONPYCACHEPREFIX": str(folder / "compiled"), "PYTHONDONTWRITEBYTECODE": ""}
    with subprocess.Popen(
        [python, "-c", code, *arguments],
        cwd=folder,
        env=os.environ | compiled,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 1):
        sys.exit(f"{' '.join(arguments)}: {said.decode()}")
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main([os.path.abspath(each) for each in sys.argv[1:] or [sys.executable]])
