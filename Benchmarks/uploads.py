"""Uploads to the engine on loopback: how fast beside curl, and what a large file costs in memory.

Two things are compared. The chunks alone: what a file of 256 MiB takes longer than one of a single chunk, so that the start of
the program, the look of ffprobe and the calls around the chunks, which both have, count for nothing; the hash that kajo makes
while the chunks go counts. curl has the same bytes as chunks that lie ready, sends them one after another on one connection,
and is not asked to wait for "100 Continue". And the whole: `kajo submit` beside a script that does the same with curl. It asks
ffprobe, makes the SHA-256 with openssl, cuts the file into chunks, begins the upload, sends, finalizes, and submits the job.

Between the runs the engine does away with what it was sent, for memory and disk that have just been given back are quicker than
fresh ones; the first run of each is left out.
"""

import json
import os
import shutil
import statistics
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
        self.bench, self.engine, self.path = bench, engine, path
        self.size = path.stat().st_size
        self.chunk_size = self.begin(self.size)["file_chunk_size_bytes"]
        self.chunks = []
        with open(path, "rb") as file:
            while chunk := file.read(self.chunk_size):
                self.chunks.append(bench.folder / f"chunk-{len(self.chunks)}")
                self.chunks[-1].write_bytes(chunk)

    def begin(self, size):
        return self.engine.form("initialize_file_upload", api_key=KEY, file_size_bytes=size)

    def run(self, count=None):
        """The chunks alone, or so many of them as a file of their own."""
        chunks = self.chunks[:count]
        upload = self.begin(sum(chunk.stat().st_size for chunk in chunks))["upload_id"]
        config = self.bench.folder / "curl.conf"
        config.write_text(self.config(upload, chunks))
        run = self.bench.run("curl", "-K", config)
        if run.status != 0:
            raise RuntimeError(f"curl ended with status {run.status}")
        address = self.engine.form("finalize_file_upload", api_key=KEY, upload_id=upload)["uploaded_file_url"]
        self.engine.call("POST", "new_job", json.dumps({"api_key": KEY, "media": {"video": {"url": address}}}))
        settle(self.engine)
        return run

    def config(self, upload, chunks):
        address = self.engine.address.geturl() + "/send_file_chunk"
        calls = [
            f'url = "{address}"\nheader = "Expect:"\nfail\nsilent\noutput = /dev/null\nform = "api_key={KEY}"\nform = "upload_id={upload}"\n'
            f'form = "chunk_index={index}"\nform = "file_data=@{chunk};filename=x"\n'
            for index, chunk in enumerate(chunks)
        ]
        return "next\n".join(calls)

    def submit(self):
        """All that `kajo submit` does."""
        parts = self.bench.folder / "parts"
        parts.mkdir()
        script = self.bench.folder / "submit.sh"
        names = [parts / f"{index:04}" for index in range(len(self.chunks))]
        (self.bench.folder / "whole.conf").write_text(self.config("UPLOAD", names))
        script.write_text(SCRIPT)
        run = self.bench.run(
            "sh", script, self.engine.address.geturl(), KEY, self.path, self.size, self.chunk_size, parts,
            self.bench.folder / "whole.conf")
        shutil.rmtree(parts)
        if run.status != 0 or b"job_id" not in run.output:
            raise RuntimeError(f"the script with curl ended with status {run.status}: {run.output!r}")
        settle(self.engine)
        return run


SCRIPT = """
set -eu
base=$1 key=$2 file=$3 size=$4 chunk=$5 parts=$6 config=$7
value() { sed 's/.*"'"$1"'":"\\([^"]*\\)".*/\\1/'; }
ffprobe -v error -show_format -show_streams -of json "$file" > "$parts.probe"
openssl dgst -sha256 "$file" > "$parts.hash"
split -b "$chunk" -d -a 4 "$file" "$parts/"
upload=$(curl -sf -F "api_key=$key" -F "file_size_bytes=$size" "$base/initialize_file_upload" | value upload_id)
sed "s/UPLOAD/$upload/" "$config" | curl -K -
url=$(curl -sf -F "api_key=$key" -F "upload_id=$upload" "$base/finalize_file_upload" | value uploaded_file_url)
curl -sf -H 'Content-Type: application/json' -d '{"api_key":"'"$key"'","media":{"video":{"url":"'"$url"'"}}}' "$base/new_job"
"""


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


def chunks_alone(curl, whole, one, lanes):
    """The row of what the chunks take that are not the first. `whole` and `one` upload all of them, and only the first."""
    pairs = []
    for _ in range(6):
        ours = whole().wall - one().wall
        pairs.append((ours, curl.run().wall - curl.run(1).wall))
    pairs = pairs[1:]
    ratio = statistics.median(theirs / ours for ours, theirs in pairs)
    speeds = [(SIZE - curl.chunk_size) / statistics.median(side) / 1e6 for side in zip(*pairs)]
    peer = f"curl, chunks one after another: {speeds[1]:.0f} MB/s; ratio {ratio:.2f}"
    what = f"chunks of a file of {mebibytes(SIZE)}, {lanes} at once" if lanes > 1 else "the same, one at once"
    return Row(what, f"{speeds[0]:.0f} MB/s", peer, "ratio ≥ 1.0" if lanes > 1 else "", ratio >= 1 if lanes > 1 else None)


def rows(bench):
    path = video(bench.folder / "video.mp4", SIZE, is_sparse=False)
    with Engine(bench, "engine", os.environ["PATH"], os.sched_getaffinity(0)) as engine:
        curl = Curl(bench, engine, path)
        first = video(bench.folder / "first.mp4", curl.chunk_size, is_sparse=False)
        for lanes in (4, 1):
            yield chunks_alone(
                curl, lambda: submit(bench, engine, path, lanes), lambda: submit(bench, engine, first, lanes), lanes)
        ours, theirs = bench.paired(lambda: submit(bench, engine, path, 4), curl.submit, 6)
        ours, theirs = ours[1:], theirs[1:]
        peer = f"a script with curl {median_wall(theirs):.2f} s; ratio {1 / median_ratio(ours, theirs):.2f}"
        yield Row("the whole submit of that file, 4 chunks at once", f"{median_wall(ours):.2f} s", peer)
        small = submit(bench, engine, ROOT / "assets" / "sample.mp4", 4)
        large = submit(bench, engine, video(bench.folder / "large.mp4", LARGE, is_sparse=True), 4)
        more = large.peak - small.peak
        yield Row(
            f"submit a file of 4 GiB: memory at its peak beyond that for the sample ({mebibytes(small.peak)})", mebibytes(more),
            "", "≤ 64 MB", more <= 64e6)
