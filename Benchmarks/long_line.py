"""An error whose text is one line of a megabyte: what it costs to have it on the screen."""

import statistics

from measure import Row
from service import Service
from terminal import Terminal

LINE = ("Käynnistä uudelleen \u202e\u001b[31m 日本語 e\u0301 " * 40_000)[: 1 << 20]


def jobs():
    """Three jobs that have failed; the middle one says a lot."""
    words = ["The video could not be downloaded.", LINE, "No video track."]
    return [
        {
            "job_id": f"00000000-0000-0000-0000-00000000000{number}",
            "job_status": {"status": "error", "media_transfer_status": "error", "details": text},
            "status": "error",
            "media_transfer_status": "error",
            "details": text,
        }
        for number, text in enumerate(words)
    ]


def rows(bench):
    with Service(jobs()) as service, Terminal([bench.kajo], bench.environment | service.environment) as terminal:
        terminal.wait(b"error")
        terminal.settle(quiet=1)
        terminal.press(b"g")
        times = {"onto it": [], "off it": []}
        for _ in range(5):
            times["onto it"].append(terminal.press(b"j"))
            times["off it"].append(terminal.press(b"j"))
            terminal.press(b"g")
        terminal.press(b"j")
        times["scrolling its pane"] = [terminal.press(b"J") for _ in range(10)]
    for what, seconds in times.items():
        median = statistics.median(seconds)
        yield Row(f"error of 1 MiB in one line, key to screen: {what}", f"{median * 1000:.1f} ms", "", "≤ 50 ms", median <= 0.05)
