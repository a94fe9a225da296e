"""A list of ten thousand links: how soon all are written down, and what a key costs meanwhile in an interface on the same store."""

import json
import sqlite3
import statistics
import subprocess
import time

from measure import Row
from service import Service
from terminal import Terminal

LINKS = 10_000


def written(path) -> int:
    """How many submissions lie in the store."""
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=5) as store:
        return store.execute("SELECT count(*) FROM job").fetchone()[0]


def keys(terminal, until, most) -> list[float]:
    """What each key cost, one after the other: to the page of keys, and back to the list."""
    times = []
    while not until() and len(times) < most:
        times.append(terminal.press_for(b"?", "kajo · keys"))
        times.append(terminal.press_for(b"?", "STATUS"))
    return times


def words(times) -> str:
    """The median and the worst."""
    return f"{statistics.median(times) * 1000:.1f} ms, at worst {max(times) * 1000:.1f} ms"


def rows(bench):
    manifest = bench.folder / "links.jsonl"
    with open(manifest, "w") as file:
        for number in range(LINKS):
            file.write(json.dumps({"media": {"video": {"url": f"https://media.example/{number}.mp4"}}}) + "\n")
    jobs = [{"job_id": f"job-{number}", "status": "finished"} for number in range(20)]
    with Service(jobs) as service:
        environment = bench.environment | service.environment
        with Terminal([bench.kajo], environment) as terminal:
            terminal.look_for("finished")
            idle = keys(terminal, lambda: False, 30)
            store = bench.folder / "state" / "kajo" / "jobs.sqlite"
            known = written(store)
            began = time.perf_counter()
            command = [str(bench.kajo), "submit", "--from", str(manifest)]
            submit = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            ended = []

            def is_written():
                if not ended and written(store) >= known + LINKS:
                    ended.append(time.perf_counter() - began)
                return bool(ended)

            busy = keys(terminal, is_written, 10_000)
            submit.terminate()
            submit.wait()
    yield Row(f"{LINKS} links of a list written down", f"{ended[0]:.2f} s", "", "≤ 5 s", ended[0] <= 5)
    yield Row("a key in the interface, idle", words(idle))
    median = statistics.median(busy)
    yield Row(f"a key in the interface meanwhile, {len(busy)} of them", words(busy), "", "≤ 50 ms", median <= 0.05)
