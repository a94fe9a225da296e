"""The embedded engine: what an analysis costs beside a bare decode of the same file, and whether two jobs hinder each other.

The time of a job is that from `new_job` to the `job_status` that says `finished`, asked every 10 ms, for a video that has
been uploaded before. So it holds the waiting, ffprobe, the decoding pass and the writing of the result.

The peer is what somebody would type: ffmpeg with its own choice of threads decodes picture and sound and looks for cuts,
and nothing else. The job finds black, frozen and silent stretches and colours too.

The promise of the decode is that of the engine alone: recognisers are optional programs that take their own time after the
pass. What each adds is a row without a promise.

A job may use more than one processor, through ffmpeg's threads, so two jobs at once cannot be twice as fast as one that
has the machine to itself. What is promised is that two jobs hinder each other little: an engine on two processors with two
jobs at once against an engine that is held to one processor with one job. Against one job on both it is told as well:
that is what somebody gains who gives the engine two jobs at once and not one after the other. What the machine allows is
told by two bare decodes at once, each with one thread and a processor of its own, against one of them.
"""

import http.client
import json
import os
import shutil
import statistics
import subprocess
import time
import urllib.parse

from measure import Run, Row, median_ratio, median_wall

KEY = "benchmark-key-0123456789-abcdefghij"
SECONDS = 60
# Cuts between pictures that move, with noise on them, so that there is something to decode.
PICTURES = (
    "[0]trim=duration=8[a];[1]trim=duration=8[b];[2]trim=duration=8[c];[a][b][c]concat=n=3,loop=2:size=600,"
    "noise=alls=6:allf=t[video]"
)


class Engine:
    """`kajo serve` with the tools of one folder, on some of the processors. Use it with `with`."""

    def __init__(self, bench, name, tools, processors):
        self.process = subprocess.Popen(
            [str(bench.kajo), "serve", "--data", str(bench.folder / name), "--key", KEY],
            stdout=subprocess.PIPE,
            env=bench.environment | {"PATH": str(tools), "XDG_STATE_HOME": str(bench.folder / (name + "-state"))},
            preexec_fn=lambda: os.sched_setaffinity(0, processors),
            text=True,
        )

    def __enter__(self):
        address = next(line for line in self.process.stdout if "listens on" in line).split()[-1]
        self.address = urllib.parse.urlsplit(address)
        self.connection = http.client.HTTPConnection(self.address.hostname, self.address.port)
        return self

    def __exit__(self, *_):
        self.connection.close()
        self.process.terminate()
        self.process.wait()

    def call(self, method, function, body=None, kind="application/json"):
        self.connection.request(method, f"{self.address.path}/{function}", body, {"Content-Type": kind} if body else {})
        answer = self.connection.getresponse()
        text = answer.read()
        if answer.status != 200:
            raise RuntimeError(f"{function} answered {answer.status}: {text[:200]!r}")
        return json.loads(text)

    def form(self, function, **fields):
        parts = []
        for name, value in fields.items():
            bytes_ = value if isinstance(value, bytes) else str(value).encode()
            file = '; filename="x"' if isinstance(value, bytes) else ""
            parts.append(f'--b\r\nContent-Disposition: form-data; name="{name}"{file}\r\n\r\n'.encode() + bytes_ + b"\r\n")
        return self.call("POST", function, b"".join(parts) + b"--b--\r\n", "multipart/form-data; boundary=b")

    def upload(self, video):
        """The address of a copy of the video in the engine; it is gone with its job."""
        begun = self.form("initialize_file_upload", api_key=KEY, file_size_bytes=len(video))
        size = begun["file_chunk_size_bytes"]
        for index, start in enumerate(range(0, len(video), size)):
            chunk = video[start : start + size]
            self.form("send_file_chunk", api_key=KEY, upload_id=begun["upload_id"], chunk_index=index, file_data=chunk)
        return self.form("finalize_file_upload", api_key=KEY, upload_id=begun["upload_id"])["uploaded_file_url"]

    def analyse(self, video, count=1) -> Run:
        """So many jobs at once, until the last of them has finished."""
        addresses = [self.upload(video) for _ in range(count)]
        worked, began = self.processor(), time.perf_counter()
        jobs = []
        for address in addresses:
            body = json.dumps({"api_key": KEY, "media": {"video": {"url": address}}})
            jobs.append(self.call("POST", "new_job", body)["job_id"])
        while jobs:
            time.sleep(0.01)
            status = self.call("GET", f"job_status?api_key={KEY}&job_id={jobs[0]}")
            if status["status"] == "error":
                raise RuntimeError(status["details"])
            if status["status"] == "finished":
                jobs.pop(0)
        return Run(time.perf_counter() - began, self.processor() - worked, 0, b"", 0)

    def processor(self):
        """Seconds of processor that the engine has had, with those of its programs that have ended."""
        fields = open(f"/proc/{self.process.pid}/stat").read().rsplit(")", 1)[1].split()
        return sum(int(field) for field in fields[11:15]) / os.sysconf("SC_CLK_TCK")


def took(runs):
    """The medians of a row."""
    return f"{median_wall(runs):.2f} s ({statistics.median(run.processor for run in runs):.2f} s of processor)"


def make_video(bench):
    path = bench.folder / "video.mp4"
    sources = [f"{name}=s=1280x720:r=25" for name in ("testsrc2", "mandelbrot", "gradients")]
    sources.append("anoisesrc=a=0.1")
    command = ["ffmpeg", "-nostdin", "-v", "error"]
    for source in sources:
        command += ["-f", "lavfi", "-i", source]
    command += ["-filter_complex", PICTURES, "-map", "[video]", "-map", "3", "-t", SECONDS, "-pix_fmt", "yuv420p"]
    made = bench.run(*command, "-c:v", "libx264", "-preset", "veryfast", "-c:a", "aac", path)
    if made.status != 0:
        raise RuntimeError("ffmpeg could not make the video")
    return path


def tools(bench, name, programs):
    """A folder in which an engine finds these programs and no others."""
    folder = bench.folder / name
    folder.mkdir()
    for program in programs:
        (folder / program).symlink_to(shutil.which(program))
    return folder


def held(bench, path, count):
    """So many bare decodes at once, each with one thread and held to a processor of its own."""
    command = ["ffmpeg", "-nostdin", "-v", "error", "-threads", "1", "-i", path, "-vf", "scdet", "-f", "null", "-"]
    processors, before, began = sorted(os.sched_getaffinity(0)), os.times(), time.perf_counter()
    programs = [
        subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=lambda: os.sched_setaffinity(0, {processor}))
        for processor in processors[:count]
    ]
    if any([program.wait() for program in programs]):
        raise RuntimeError("ffmpeg could not decode the video")
    wall, after = time.perf_counter() - began, os.times()
    worked = after.children_user + after.children_system - before.children_user - before.children_system
    return Run(wall, worked, 0, b"", 0)


def rows(bench):
    path = make_video(bench)
    video = path.read_bytes()
    both = set(sorted(os.sched_getaffinity(0))[:2])
    one = {min(both)}
    plain = tools(bench, "plain", ["ffmpeg", "ffprobe"])
    bare = lambda: bench.run("ffmpeg", "-nostdin", "-v", "error", "-i", path, "-vf", "scdet", "-f", "null", "-")
    what = f"{SECONDS} s of 720p, new_job to finished"
    with Engine(bench, "both", plain, both) as engine, Engine(bench, "one", plain, one) as alone:
        engine.analyse(video)
        jobs, decodes = bench.paired(lambda: engine.analyse(video), bare)
        ratio = median_ratio(jobs, decodes)
        peer = f"bare ffmpeg decode with scdet {took(decodes)}; ratio {ratio:.2f}"
        yield Row(f"{what}, without recognisers", took(jobs), peer, "≤ 1.15 ×", ratio <= 1.15)
        if len(both) == 2:
            alone.analyse(video)
            singles, pairs = bench.paired(lambda: alone.analyse(video), lambda: engine.analyse(video, 2))
            gain = 2 * median_ratio(singles, pairs)
            peer = f"one job on one processor {took(singles)}; throughput {gain:.2f} ×"
            yield Row("two jobs at once on two processors", took(pairs), peer, "≥ 1.8 ×", gain >= 1.8)
            singles, pairs = bench.paired(lambda: engine.analyse(video), lambda: engine.analyse(video, 2))
            peer = f"one job on two processors {took(singles)}; throughput {2 * median_ratio(singles, pairs):.2f} ×"
            yield Row("the same", took(pairs), peer)
            singles, pairs = bench.paired(lambda: held(bench, path, 1), lambda: held(bench, path, 2))
            peer = f"one {took(singles)}; throughput {2 * median_ratio(singles, pairs):.2f} ×"
            yield Row("two bare decodes at once, a processor each: what the machine allows", took(pairs), peer)
    recognisers = [name for name in ("tesseract", "pocketsphinx_continuous") if shutil.which(name)]
    for name in recognisers:
        with Engine(bench, name, tools(bench, name + "-tools", ["ffmpeg", "ffprobe", name]), both) as engine:
            yield Row(f"{what}, with {name}", took([engine.analyse(video)]))
