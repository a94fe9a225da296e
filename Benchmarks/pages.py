"""The pages of a result of 100 MB: what it costs to turn to one, to scroll it and to narrow it down."""

import json
import statistics

import rich_result
from measure import Row
from service import Service
from terminal import Terminal

PAGES = {
    b"1": "overview", b"2": "labels", b"3": "faces", b"4": "speech", b"5": "topics", b"6": "compliance",
    b"7": "shots", b"8": "captions", b"9": "raw",
}
LIMIT = 0.05


def results(folder):
    """The files that the service has: a core result of 100 MB of a video of an hour and a half, and its captions."""
    files = {"core": folder / "core.json", "visual_captions": folder / "captions.json"}
    rich_result.write(files["core"], 121_000_000)
    files["visual_captions"].write_text(json.dumps(rich_result.captions()))
    return files


def job():
    """A job that has finished."""
    status = {"status": "finished", "media_transfer_status": "finished", "details": None}
    return {"job_id": "00000000-0000-0000-0000-000000000001", "job_status": status, **status}


def open_result(terminal):
    """From the start to the overview; every page has been looked at once, so that all that is fetched is here."""
    terminal.wait(b"finished")
    terminal.settle(quiet=1)
    terminal.press(b"\r", quiet=0.5)
    terminal.wait(b"Flagged", most=120)
    for key in reversed(PAGES):
        terminal.press(key, quiet=1)


def row(what, seconds):
    """A line of the table: the median, and the slowest of all."""
    median, slowest = statistics.median(seconds), max(seconds)
    figure = f"{median * 1000:.1f} ms, slowest {slowest * 1000:.1f} ms"
    return Row(what, figure, "", "≤ 50 ms", median <= LIMIT)


def rows(bench):
    files = results(bench.folder)
    size = f"result of {files['core'].stat().st_size / 1e6:.0f} MB"
    with Service([job()], files) as service, Terminal([bench.kajo], bench.environment | service.environment) as terminal:
        open_result(terminal)
        terminal.press(b"7", quiet=0.3)
        for key, name in PAGES.items():
            seconds = []
            for _ in range(5):
                seconds.append(terminal.press(key, quiet=0.3))
                terminal.press(b"7" if key == b"1" else b"1", quiet=0.3)
            yield row(f"{size}, turning to {name}", seconds)
        for key in [b"2", b"3", b"4"]:
            terminal.press(key, quiet=0.3)
            yield row(f"{size}, {PAGES[key]}: 200 keys down", [terminal.press(b"j" * 200, quiet=0.3) for _ in range(5)])
        along = [terminal.press(keys * 200, quiet=0.3) for keys in [b"l", b"h"] * 3]
        yield row(f"{size}, {PAGES[key]}: 200 keys along the strip", along)
