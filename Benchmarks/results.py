"""Large core results: the whole summary by kajo, beside the top 20 labels alone by a program with pysimdjson.

The peer (`top_labels.py`) reads nothing but labels and the times of their occurrences; kajo tells these too, and all else
that it tells of a result. Both must come to the same list, or nothing is measured.
"""

import json
import sys
from pathlib import Path

from measure import Row, mebibytes, median_ratio, median_wall

GENERATOR = Path(__file__).with_name("core_file.py")
PEER = Path(__file__).with_name("top_labels.py")
TOP = 20
SIZES = [100_000_000, 300_000_000]
MOST_OF_PEER = 0.7
ROOM = 40_000_000
OCCURRENCES = 2_000_000


def same(kajo: bytes, peer: bytes) -> bool:
    """Whether both found the same labels, with the same times to the millisecond."""
    own = [[found["type"], found["label"], round(found["screen_time_s"], 3)] for found in json.loads(kajo)["top_labels"]]
    theirs = json.loads(peer)
    times = all(abs(one[2] - other[2]) < 0.002 for one, other in zip(own, theirs))
    return len(own) == len(theirs) == TOP and times and {tuple(one[:2]) for one in own} == {tuple(one[:2]) for one in theirs}


def write_one_detection(path: Path, occurrences: int):
    """A result with nothing in it but a detection that comes and goes very often."""
    with open(path, "w", encoding="ascii") as file:
        file.write('{"version_info": {"metadata_type": "core", "metadata_format": "1.8.1"}, "detections": {"1": ')
        file.write('{"t": "visual.context", "label": "boat", "occs": [')
        for place in range(occurrences):
            start = place * 7 % 72_000 / 10
            file.write(f'{", " if place else ""}{{"ss": {start}, "se": {start + 0.5:.1f}, "id": "{place}", "c_max": 0.875}}')
        file.write("]}}}")


def rows(bench):
    speeds = []
    for size in SIZES:
        file = bench.folder / f"{size}.json"
        bench.run(sys.executable, GENERATOR, file, size)
        length = file.stat().st_size
        own, peer = bench.paired(
            lambda: bench.run(bench.kajo, "summary", file, "--json", "--top", TOP),
            lambda: bench.run(sys.executable, PEER, file, TOP),
        )
        for one, other in zip(own, peer):
            if one.status or other.status or not same(one.output, other.output):
                raise RuntimeError(f"kajo and its peer disagree about {file}")
        name = f"summary of a core file of {length / 1e6:.0f} MB"
        ratio, wall = median_ratio(own, peer), median_wall(own)
        speeds.append(length / wall)
        yield Row(
            name, f"{wall:.2f} s", f"{median_wall(peer):.2f} s, top {TOP} labels alone",
            f"≤ {MOST_OF_PEER} of the peer; is {ratio:.2f}", ratio <= MOST_OF_PEER)
        peak = max(run.peak for run in own)
        yield Row(
            f"{name}: memory at the peak", mebibytes(peak), mebibytes(max(run.peak for run in peer)),
            f"≤ the file and 40 MB, {mebibytes(length + ROOM)}", peak <= length + ROOM)
        file.unlink()
    yield from row_of_one_detection(bench)
    yield Row(
        "the larger beside the smaller: bytes a second", f"{speeds[1] / speeds[0]:.2f} of it", "", "≥ 0.9",
        speeds[1] >= 0.9 * speeds[0])


def row_of_one_detection(bench):
    file = bench.folder / "one.json"
    write_one_detection(file, OCCURRENCES)
    run = bench.run(bench.kajo, "summary", file, "--json")
    length = file.stat().st_size
    if run.status or json.loads(run.output)["occurrences"] != OCCURRENCES:
        raise RuntimeError(f"kajo read {file} wrong")
    name = f"summary of one detection with {OCCURRENCES} occurrences, {length / 1e6:.0f} MB"
    yield Row(f"{name}: memory at the peak", mebibytes(run.peak), "", "≤ the file and 40 MB", run.peak <= length + ROOM)
    file.unlink()
