"""A core result of any size, with something on every page of it, and captions: made up, and the same each time."""

import json
import random

LABELS = "person boat harbour seagull ice crane water sky car street night crowd table dog snow bridge train".split()
CATEGORIES = ["human", "transport", "fauna", "buildings_architecture", "content_compliance", "food_drink"]
WORDS = "the ships are expected at noon if wind allows and pilot waits off harbour for ice is gone since".split()
NAMES = ["Sauli Harbourmaster", "Aino Pilot", "Väinö Lock", "Kaisa Quay"]
TOPICS = [["Travel", "Europe"], ["Hobbies & Interests", "Outdoor", "Boating"], ["Sensitive Topics", "Alcohol"]]


def spans(random, seconds, count, longest):
    """So many stretches of a video, in time order, as occurrences have them."""
    starts = sorted(round(random.uniform(0, seconds - 1), 3) for _ in range(count))
    return [(start, min(seconds, round(start + random.uniform(0.2, longest), 3))) for start in starts]


def occurrences(random, seconds, count, longest, first):
    return [
        {"ss": start, "se": end, "id": str(first + place), "c_max": round(random.random(), 3), "shs": 0, "she": 1}
        for place, (start, end) in enumerate(spans(random, seconds, count, longest))
    ]


def detections(random, seconds, size):
    """Detections until their text is about so many bytes long: as many of each kind as its share says."""
    kinds, found, used = ["context"] * 12 + ["face"] * 2 + ["speech"] * 8 + ["keyword", "topic", "audio"], {}, 0
    number = 0
    while used < size:
        number += 1
        kind = kinds[number % len(kinds)]
        one = {"t": "visual.context", "label": f"{random.choice(LABELS)} {number % 700}"}
        occs, longest = random.randint(1, 40), 12
        if kind == "face":
            one = {"t": "human.face", "label": "face", "a": {"gender": {"value": random.choice(["male", "female"]), "c": 0.9}}}
            if number % 3 == 0:
                one["a"]["similar_to"] = [{"name": random.choice(NAMES), "c": 0.9}]
        elif kind == "speech":
            words = " ".join(random.choices(WORDS, k=random.randint(4, 14))).capitalize() + "."
            one, occs, longest = {"t": "audio.speech", "label": words}, 1, 4
        elif kind == "keyword":
            one, occs, longest = {"t": "audio.keyword.name.person", "label": random.choice(NAMES)}, 3, 2
        elif kind == "topic":
            path = random.choice(TOPICS)
            one = {"t": "topic.iab.section", "label": path[-1]}
            one["ext_refs"] = {"iab": {"id": "IAB20", "labels_hierarchy": path}}
        elif kind == "audio":
            one["t"] = "audio.context"
        one["occs"] = occurrences(random, seconds, occs, longest, number * 100)
        if number % 5 == 0:
            one["categ"] = {"tags": [random.choice(CATEGORIES)]}
        found[str(number)] = one
        used += 90 * occs + 120
    return found


def write(path, size, seconds=5400, seed=1):
    """Writes a result of about so many bytes, of a video that long."""
    dice = random.Random(seed)
    found = detections(dice, seconds, size * 0.7)
    ids = list(found)
    by_second = []
    for _ in range(seconds):
        items = [
            {"d": dice.choice(ids), "o": [str(dice.randint(1, 10**6))], "a": {"sen": {"val": round(dice.uniform(-1, 1), 2)}}}
            for _ in range(int(size * 0.3 / seconds / 62))
        ]
        by_second.append(items)
    cuts = [0.0, *sorted(round(dice.uniform(1, seconds - 1), 2) for _ in range(seconds // 5)), float(seconds)]
    shots = [
        {"ss": start, "se": end, "sdur": round(end - start, 3), "fs": int(start * 25), "fe": int(end * 25) - 1}
        for start, end in zip(cuts, cuts[1:])
    ]
    result = {
        "version_info": {"metadata_type": "core", "metadata_format": "1.8.1", "backend": "3.0"},
        "job_info": {"job_id": "made-up", "request": {"media": {"title": "Harbour at dawn", "language": "en-US"}}},
        "media_info": {
            "technical": {"duration_s": float(seconds), "fps": 25.0, "resolution": {"x_pixels": 1280, "y_pixels": 720}}
        },
        "detections": found,
        "detection_groupings": {"by_detection_type": {}, "by_second": by_second},
        "segmentations": {"detected_shots": shots},
    }
    with open(path, "w", encoding="utf-8") as file:
        json.dump(result, file, ensure_ascii=False, separators=(",", ":"))


def captions(seconds=5400, seed=1):
    """A result of the type `visual_captions`."""
    dice = random.Random(seed)
    sections = [
        {
            "caption": "In the picture " + " ".join(dice.choices(WORDS, k=12)) + ".",
            "section": {"s_start": start, "s_end": end, "shot_index": place},
        }
        for place, (start, end) in enumerate(spans(dice, seconds, seconds // 9, 8))
    ]
    version = {"metadata_type": "visual_captions", "metadata_format_version": "1.2.0"}
    return {"version_info": version, "selected_sections": sections}
