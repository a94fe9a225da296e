"""A client of the Core API as its documentation shows one in Python: only the host is another.

Prints a line for each call: its name, the status, the content type and the body, with tabs between.
"""

import json
import os
import time

import requests

BASE = os.environ["CLIENT_BASE"]
KEY = os.environ["CLIENT_KEY"]
READER = os.environ["CLIENT_READER"]
URL = "https://media.example/clip.mp4"


def tell(name, answer):
    body = json.dumps(answer.json())
    print(name, answer.status_code, answer.headers.get("Content-Type"), body, sep="\t", flush=True)
    return answer


def get(function, **query):
    return requests.get(f"{BASE}/{function}", params=query)


def post(function, body, **more):
    return requests.post(f"{BASE}/{function}", json=body, **more)


def form(function, fields, files=None):
    # Without a file requests would not send multipart.
    parts = {name: (None, str(value)) for name, value in fields.items()}
    return requests.post(f"{BASE}/{function}", files={**parts, **(files or {})})


def job(url, **media):
    return {"api_key": KEY, "media": {"video": {"url": url}, **media}}


held = tell("new_job", post("new_job", job(URL))).json()["job_id"]
tell("wrong-key", get("list_jobs", api_key="wrong"))
tell("no-permission", post("new_job", {**job(URL), "api_key": READER}))
tell("missing-field", post("new_job", {"api_key": KEY, "media": {}}))
tell("wrong-type", post("new_job", job(URL, language=7)))
tell("several-at-once", post("new_job", {"api_key": KEY, "media": {"title": 5}, "callback": {"url": "ftp://a.example"}}))
headers = {"Content-Type": "application/json"}
tell("malformed-body", requests.post(f"{BASE}/new_job", data='{"api_key":', headers=headers))
tell("no-json-type", requests.post(f"{BASE}/new_job", data=json.dumps(job(URL))))
tell("unknown-job", get("job_status", api_key=KEY, job_id="00000000-0000-4000-8000-000000000000"))
tell("results-not-ready", get("job_results", api_key=KEY, job_id=held))
tell("unknown-function", get("no_such_function", api_key=KEY))
tell("wrong-method", get("new_job", api_key=KEY))
tell("missing-file-data", form("send_file_chunk", {"api_key": KEY, "upload_id": "x", "chunk_index": 0}))
tell("server-error", get("list_jobs", api_key=KEY))
tell("job_status", get("job_status", api_key=KEY, job_id=held))
tell("cancel_job", post("cancel_job", {"api_key": KEY, "job_id": held}))
tell("delete_job", post("delete_job", {"api_key": KEY, "job_id": held}))
tell("gone", get("job_status", api_key=KEY, job_id=held))

with open(os.environ["CLIENT_VIDEO"], "rb") as file:
    video = file.read()
begun = tell("initialize_file_upload", form("initialize_file_upload", {"api_key": KEY, "file_size_bytes": len(video)})).json()
upload, size = begun["upload_id"], begun["file_chunk_size_bytes"]
for index, start in enumerate(range(0, len(video), size)):
    fields = {"api_key": KEY, "upload_id": upload, "chunk_index": index}
    chunk = {"file_data": ("blob", video[start : start + size], "application/octet-stream")}
    tell("send_file_chunk", form("send_file_chunk", fields, chunk))
done = tell("finalize_file_upload", form("finalize_file_upload", {"api_key": KEY, "upload_id": upload})).json()
made = tell("new_job", post("new_job", job(done["uploaded_file_url"], title="Näytös"))).json()["job_id"]
while True:
    status = get("job_status", api_key=KEY, job_id=made)
    if status.json()["status"] in ("finished", "error"):
        break
    time.sleep(0.1)
tell("finished", status)
tell("list_jobs", get("list_jobs", api_key=KEY))
with open(os.environ["CLIENT_RESULT"], "wb") as file:
    file.write(get("job_results", api_key=KEY, job_id=made).content)
