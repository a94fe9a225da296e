"""Uploads to the engine on loopback: how fast beside curl, and what a large file costs in memory.

curl gets chunks that lie ready as files, and sends them one after another on one connection; only that is timed. It does not
wait for "100 Continue", which would cost it a second a chunk. kajo's time is that of the whole command: it looks at the file,
reads it for its SHA-256, uploads it, and submits it.
"""

import json
import os
import struct
import time

from engine import KEY, Engine
from measure import ROOT, Row, mebibytes, median_ratio, median_wall

SIZE = 256 << 20
LARGE = 4 << 30


def video(path, size, is_sparse):
    """The sample with a box behind it that players skip, so that the whole is of that size."""
    sample = (ROOT / "assets" / "sample.mp4").read_bytes()
    rest = size - len(sample)
    with open(path, "wb") as file:
        file.write(sample + struct.pack(">I4sQ", 1, b"free", rest))
        while not is_sparse and file.tell() < size:
            file.write(os.urandom(min(1 << 20, size - file.tell())))
        file.truncate(size)
    return path


class Curl:
    """Sends a file that has been cut into chunks before."""

    def __init__(self, bench, engine, path):
        self.bench, self.engine, self.size = bench, engine, path.stat().st_size
        self.chunk_size = self.begin()["file_chunk_size_bytes"]
        self.chunks = []
        with open(path, "rb") as file:
            while chunk := file.read(self.chunk_size):
                self.chunks.append(bench.folder / f"chunk-{len(self.chunks)}")
                self.chunks[-1].write_bytes(chunk)

    def begin(self):
        return self.engine.form("initialize_file_upload", api_key=KEY, file_size_bytes=self.size)

    def run(self):
        upload = self.begin()["upload_id"]
        address = self.engine.address.geturl() + "/send_file_chunk"
        calls = [
            f'url = "{address}"\nheader = "Expect:"\nfail\nsilent\noutput = /dev/null\nform = "api_key={KEY}"\nform = "upload_id={upload}"\n'
            f'form = "chunk_index={index}"\nform = "file_data=@{chunk};filename=x"\n'
            for index, chunk in enumerate(self.chunks)
        ]
        config = self.bench.folder / "curl.conf"
        config.write_text("next\n".join(calls))
        run = self.bench.run("curl", "-K", config)
        if run.status != 0:
            raise RuntimeError(f"curl ended with status {run.status}")
        address = self.engine.form("finalize_file_upload", api_key=KEY, upload_id=upload)["uploaded_file_url"]
        self.engine.call("POST", "new_job", json.dumps({"api_key": KEY, "media": {"video": {"url": address}}}))
        settle(self.engine)
        return run


def settle(engine):
    """Returns when the engine has done with its jobs, and has no uploaded file any more: what is measured next finds as
    much of the memory and of the disk as what was measured before."""
    while any(job["status"] not in ("finished", "error") for job in engine.call("GET", f"list_jobs?api_key={KEY}")["jobs"]):
        time.sleep(0.05)


def submit(bench, engine, path, lanes):
    """One `kajo submit`."""
    service = {"KAJO_BASE_URL": engine.address.geturl(), "VALOSSA_API_KEY": KEY}
    run = bench.run(bench.kajo, "submit", path, "--again", "--parallel-chunks", str(lanes), environment=service)
    if run.status != 0:
        raise RuntimeError(f"kajo submit ended with status {run.status}: {run.output!r}")
    settle(engine)
    return run


def rows(bench):
    path = video(bench.folder / "video.mp4", SIZE, is_sparse=False)
    with Engine(bench, "engine", os.environ["PATH"], os.sched_getaffinity(0)) as engine:
        curl = Curl(bench, engine, path)
        for lanes in (4, 1):
            ours, theirs = bench.paired(lambda: submit(bench, engine, path, lanes), curl.run)
            ratio = 1 / median_ratio(ours, theirs)
            speed = SIZE / median_wall(ours) / 1e6
            peer = f"curl, chunks one after another: {SIZE / median_wall(theirs) / 1e6:.0f} MB/s; ratio {ratio:.2f}"
            yield Row(
                f"submit a file of {mebibytes(SIZE)}, {lanes} chunks at once" if lanes > 1 else "the same, one chunk at once",
                f"{speed:.0f} MB/s", peer, "ratio ≥ 1.0" if lanes > 1 else "", ratio >= 1 if lanes > 1 else None)
        small = submit(bench, engine, ROOT / "assets" / "sample.mp4", 4)
        large = submit(bench, engine, video(bench.folder / "large.mp4", LARGE, is_sparse=True), 4)
        more = large.peak - small.peak
        yield Row(
            f"submit a file of 4 GiB: memory at its peak beyond that for the sample ({mebibytes(small.peak)})", mebibytes(more),
            "", "≤ 64 MB", more <= 64e6)
