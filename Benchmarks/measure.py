"""Runs benchmarks and prints one table of what they found.

A benchmark is a file beside this one with a function `rows(bench)` that yields `Row`s. Whatever it writes goes into
`bench.folder`, which is new and empty, and removed afterwards. Programs are measured from outside, by `run`.
"""

import importlib
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
KAJO = ROOT / ".build" / "release" / "kajo"


@dataclass
class Row:
    """One line of the table; `limit` is the promise, in the words of the row, and `holds` whether it is kept."""

    what: str
    figure: str
    peer: str = ""
    limit: str = ""
    holds: bool | None = None


@dataclass
class Run:
    """What one run of a program took: seconds, seconds of processor, bytes of memory at its peak."""

    wall: float
    processor: float
    peak: int
    output: bytes
    status: int


class Bench:
    """The place of one benchmark: a folder of its own, and an environment in which kajo finds no other settings."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.kajo = KAJO
        self.environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "XDG_CONFIG_HOME": str(folder / "config"),
            "XDG_STATE_HOME": str(folder / "state"),
            "XDG_CACHE_HOME": str(folder / "cache"),
        }

    def run(self, *command, input: bytes | None = None, environment: dict | None = None) -> Run:
        """Runs a program to its end. The peak is of this one process, without its children, but never less than what
        this process here has: what needs much memory is to be done by a program of its own."""
        began = time.perf_counter()
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as output:
            if input is not None:
                given.write(input)
                given.seek(0)
            process = subprocess.Popen(
                [str(part) for part in command],
                stdin=given,
                stdout=output,
                stderr=subprocess.DEVNULL,
                env=self.environment | (environment or {}),
                cwd=self.folder,
            )
            _, status, usage = os.wait4(process.pid, 0)
            wall = time.perf_counter() - began
            process.returncode = os.waitstatus_to_exitcode(status)
            output.seek(0)
            return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024, output.read(), process.returncode)

    def paired(self, first, second, times: int = 5) -> tuple[list[Run], list[Run]]:
        """Runs two things by turns, so that both meet the same machine; each is a function that returns a `Run`."""
        runs = [(first(), second()) for _ in range(times)]
        return [pair[0] for pair in runs], [pair[1] for pair in runs]


def median_wall(runs: list[Run]) -> float:
    """The median of the seconds that the runs took."""
    return statistics.median(run.wall for run in runs)


def median_ratio(first: list[Run], second: list[Run]) -> float:
    """The median of first to second, pair by pair."""
    return statistics.median(one.wall / other.wall for one, other in zip(first, second))


def mebibytes(size: float) -> str:
    """A size in memory."""
    return f"{size / (1 << 20):.0f} MiB"


def machine() -> str:
    """What it was measured on."""
    names = [line.split(":", 1)[1].strip() for line in open("/proc/cpuinfo") if line.startswith("model name")]
    memory = int(open("/proc/meminfo").readline().split()[1]) / (1 << 20)
    return f"{len(names)} × {names[0] if names else 'unknown processor'}, {memory:.0f} GiB, Linux {os.uname().release}"


def table(rows: list[Row]) -> str:
    """The rows as Markdown."""
    lines = ["| What | kajo | Peer in the same run | Promise | |", "| --- | --- | --- | --- | --- |"]
    words = {True: "kept", False: "**missed**", None: ""}
    lines += [f"| {row.what} | {row.figure} | {row.peer} | {row.limit} | {words[row.holds]} |" for row in rows]
    return "\n".join(lines)


def main(names: list[str]) -> int:
    others = {"measure"}
    known = sorted(file.stem for file in HERE.glob("*.py") if "def rows(" in file.read_text() and file.stem not in others)
    unknown = [name for name in names if name not in known]
    if unknown:
        print(f"no such benchmark: {', '.join(unknown)}; there are {', '.join(known)}", file=sys.stderr)
        return 2
    rows: list[Row] = []
    for name in names or known:
        folder = Path(tempfile.mkdtemp(prefix=f"kajo-{name}-"))
        try:
            rows += importlib.import_module(name).rows(Bench(folder))
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    print(f"\n{time.strftime('%Y-%m-%d')}, {machine()}\n\n{table(rows)}")
    return 1 if any(row.holds is False for row in rows) else 0


if __name__ == "__main__":
    sys.modules["measure"] = sys.modules["__main__"]
    sys.exit(main(sys.argv[1:]))
