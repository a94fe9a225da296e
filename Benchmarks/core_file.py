"""Writes core results of any size, as the service would of a long video in which much is found.

The same size gives the same bytes. Four parts in five are `by_second`, the rest detections with their occurrences.
"""

import json
import random
import sys
from pathlib import Path

TYPES = [
    ("visual.context", 60),
    ("audio.context", 15),
    ("human.face", 12),
    ("audio.keyword.name.person", 8),
    ("audio.speech", 5),
]
WITHOUT_CONFIDENCE = {"human.face", "audio.keyword.name.person", "audio.speech"}
WORDS = "harbour boat person sky gull järvi 東京 street crowd façade tree music wind “quoted” night snow car dog".split()
# Of the file, for each second of the video; measured.
BYTES_PER_SECOND = 2775
DETECTIONS_PER_HOUR = 1160
OCCURRENCES_PER_DETECTION = 21


def write(path: Path, size: int):
    """Writes a file of about `size` bytes."""
    dice = random.Random(size)
    seconds = size // BYTES_PER_SECOND
    detections = [_detection(dice, number, seconds) for number in range(1, seconds * DETECTIONS_PER_HOUR // 3600 + 1)]
    with open(path, "w", encoding="ascii") as file:
        file.write(json.dumps({"version_info": {"metadata_type": "core", "metadata_format": "1.8.1", "backend": "3.1.1"}})[:-1])
        technical = {"duration_s": float(seconds), "fps": 25.0, "resolution": {"x_pixels": 1920, "y_pixels": 1080}}
        file.write(f', "media_info": {json.dumps({"technical": technical, "from_customer": {"title": "A long day"}})}')
        file.write(', "detections": {')
        file.write(", ".join(f'"{number}": {json.dumps(found)}' for number, found in enumerate(detections, 1)))
        file.write('}, "detection_groupings": {"by_detection_type": ')
        file.write(json.dumps(_by_type(detections)))
        file.write(', "by_second": [')
        _write_seconds(file, dice, detections, seconds)
        file.write(']}, "segmentations": {"detected_shots": ')
        file.write(json.dumps([_shot(index) for index in range(seconds // 5)]))
        file.write("}}")


def _detection(dice, number: int, seconds: int) -> dict:
    kind = dice.choices([name for name, _ in TYPES], [weight for _, weight in TYPES])[0]
    # Some labels come again and again, most seldom.
    label = "face" if kind == "human.face" else " ".join(dice.choices(WORDS, k=1 + int(dice.paretovariate(2)) % 4))
    found = {"t": kind, "label": label, "occs": []}
    if kind == "visual.context":
        found["cid"] = f"{number:012x}"
        found["categ"] = {"tags": dice.sample(["nature", "style", "human_basic", "fauna"], 2)}
    starts = sorted(dice.uniform(0, seconds) for _ in range(OCCURRENCES_PER_DETECTION))
    for index, start in enumerate(starts):
        occurrence = {"id": f"{number * 100 + index}", "ss": round(start, 3)}
        occurrence["se"] = round(min(seconds, start + dice.expovariate(1 / 6) + 0.04), 3)
        if kind not in WITHOUT_CONFIDENCE:
            occurrence["c_max"] = round(dice.uniform(0.5, 1), 3)
        occurrence |= {"shs": int(start) // 5, "she": int(occurrence["se"]) // 5}
        found["occs"].append(occurrence)
    return found


def _by_type(detections: list[dict]) -> dict:
    groups: dict[str, list[str]] = {}
    for number, found in enumerate(detections, 1):
        groups.setdefault(found["t"], []).append(str(number))
    return groups


def _shot(index: int) -> dict:
    return {"ss": index * 5.0, "se": index * 5.0 + 5, "sdur": 5.0, "fs": index * 125, "fe": index * 125 + 124}


def _write_seconds(file, dice, detections: list[dict], seconds: int):
    """What is present in each second, as the file has it."""
    present: list[list[str]] = [[] for _ in range(seconds)]
    for number, found in enumerate(detections, 1):
        for occurrence in found["occs"]:
            rest = "" if found["t"] in WITHOUT_CONFIDENCE else f', "c": {round(dice.uniform(0.5, 1), 3)}'
            if found["t"] == "human.face":
                rest = f', "a": {{"sen": {{"val": {round(dice.uniform(-1, 1), 3)}}}}}'
            item = f'{{"d": "{number}", "o": ["{occurrence["id"]}"]{rest}}}'
            for second in range(int(occurrence["ss"]), min(seconds, int(occurrence["se"]) + 1)):
                present[second].append(item)
    for second, items in enumerate(present):
        file.write((", [" if second else "[") + ", ".join(items) + "]")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
