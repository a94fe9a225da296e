"""A list of ten thousand jobs: what a key costs while words are typed that the rows are to have."""

import statistics

from measure import Row
from service import Service
from terminal import Terminal

JOBS = 10_000
WORDS = "harbour 77"


def job(number: int) -> dict:
    """As an engine of kajo's own lists it."""
    name = "harbour" if number % 3 else "evening news"
    media = {
        "title": f"{name} {number}, as it was filmed",
        "video": {"url": f"https://media.example/archive/2026/{name.replace(' ', '-')}/{number}.mp4"},
        "customer_media_info": {"id": f"reel {number}"},
    }
    return {"job_id": f"167d6a67-fb99-438c-a44c-{number:012}", "status": "finished", "media": media}


def rows(bench):
    with Service([job(number) for number in range(JOBS)]) as service:
        with Terminal([bench.kajo], bench.environment | service.environment) as terminal:
            terminal.wait(f"{JOBS} done".encode())
            moves = [terminal.press(b"j") for _ in range(20)]
            terminal.press(b"/")
            typed = [terminal.press(letter.encode()) for letter in WORDS]
            deleted = [terminal.press(b"\x7f") for _ in WORDS]
    times = typed + deleted
    median = statistics.median(times)
    words = f"{median * 1000:.1f} ms, at worst {max(times) * 1000:.1f} ms"
    idle = f"a row further {statistics.median(moves) * 1000:.1f} ms"
    yield Row(f"a letter in the filter of {JOBS} jobs", words, idle, "≤ 50 ms", median <= 0.05)
