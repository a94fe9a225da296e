"""A service with jobs and their results, for benchmarks of the interface. It runs in this process, on loopback."""

import io
import json
import shutil
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit


class Service:
    """Use it with `with`; `environment` is what kajo needs to talk to it. `results` are files, by their type."""

    def __init__(self, jobs: list[dict], results: dict = {}):
        body = json.dumps({"jobs": jobs}).encode()

        class Answer(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                place = urlsplit(self.path)
                type = parse_qs(place.query).get("type", ["core"])[0]
                if place.path.endswith("/job_results") and type in results:
                    with open(results[type], "rb") as file:
                        self.answer(results[type].stat().st_size, file)
                else:
                    self.answer(len(body), io.BytesIO(body))

            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                made = json.dumps({"job_id": f"job-{uuid.uuid4()}"}).encode()
                self.answer(len(made), io.BytesIO(made))

            def answer(self, size, file):
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(size))
                self.end_headers()
                shutil.copyfileobj(file, self.wfile)

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Answer)
        self.server.daemon_threads = True
        port = self.server.server_address[1]
        self.environment = {"KAJO_BASE_URL": f"http://127.0.0.1:{port}/core/1.0", "VALOSSA_API_KEY": "benchmark"}

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        return self

    def __exit__(self, *_):
        self.server.shutdown()
        self.server.server_close()
