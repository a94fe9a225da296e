"""The peer of `kajo summary`: what is on screen longest in a core result, with pysimdjson, and nothing else.

Screen time of a label is the union of the occurrences of all detections of its type and label, as kajo counts it; so
both must come to the same list. Speech and topics are no labels.
"""

import json
import sys

import simdjson


def union(spans: list[tuple[float, float]]) -> float:
    """The length of all spans together, each second once."""
    total, end = 0.0, 0.0
    for start, stop in sorted(spans):
        if stop > end:
            total += stop - max(start, end)
            end = stop
    return total


def main(path: str, top: int):
    document = simdjson.Parser().load(path)
    spans: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for found in document["detections"].values():
        kind = found["t"]
        if kind.startswith(("topic.", "audio.speech")) or "occs" not in found:
            continue
        own = spans.setdefault((kind, found["label"]), [])
        own += [(occurrence["ss"], occurrence["se"]) for occurrence in found["occs"]]
    times = sorted((-union(own), label, kind) for (kind, label), own in spans.items())
    print(json.dumps([[kind, label, round(-time, 3)] for time, label, kind in times[:top]]))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
