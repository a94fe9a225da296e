"""A service that answers `list_jobs` and `new_job`, for benchmarks of the interface. It runs in this process, on loopback."""

import json
import threading
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Service:
    """Use it with `with`; `environment` is what kajo needs to talk to it."""

    def __init__(self, jobs: list[dict]):
        body = json.dumps({"jobs": jobs}).encode()

        class Answer(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                self.answer(body)

            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                self.answer(json.dumps({"job_id": f"job-{uuid.uuid4()}"}).encode())

            def answer(self, body):
                self.send_response(200)
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

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
