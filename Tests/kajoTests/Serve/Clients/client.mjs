// A client of the Core API as its documentation shows one in JavaScript: only the host is another.
//
// Prints a line for each call: its name, the status, the content type and the body, with tabs between.

import { readFile, writeFile } from "node:fs/promises";

const { CLIENT_BASE: base, CLIENT_KEY: key, CLIENT_READER: reader, CLIENT_VIDEO, CLIENT_RESULT } = process.env;
const url = "https://media.example/clip.mp4";

async function tell(name, answer) {
    const { status, headers } = await answer;
    const body = await (await answer).json();
    console.log([name, status, headers.get("content-type"), JSON.stringify(body)].join("\t"));
    return body;
}

const get = (name, query) => fetch(`${base}/${name}?${new URLSearchParams(query)}`);

const send = (name, body, headers) => fetch(`${base}/${name}`, { method: "POST", headers, body });

const post = (name, body) => send(name, JSON.stringify(body), { "Content-Type": "application/json" });

function form(name, fields, data) {
    const form = new FormData();
    for (const [field, value] of Object.entries(fields)) form.append(field, String(value));
    if (data) form.append("file_data", new Blob([data]));
    return send(name, form);
}

const job = (url, more) => ({ api_key: key, media: { video: { url }, ...more } });

const held = (await tell("new_job", post("new_job", job(url)))).job_id;
await tell("wrong-key", get("list_jobs", { api_key: "wrong" }));
await tell("no-permission", post("new_job", { ...job(url), api_key: reader }));
await tell("missing-field", post("new_job", { api_key: key, media: {} }));
await tell("wrong-type", post("new_job", job(url, { language: 7 })));
await tell(
    "several-at-once",
    post("new_job", { api_key: key, media: { title: 5 }, callback: { url: "ftp://a.example" } }),
);
await tell("malformed-body", send("new_job", '{"api_key":', { "Content-Type": "application/json" }));
await tell("no-json-type", send("new_job", JSON.stringify(job(url))));
await tell("unknown-job", get("job_status", { api_key: key, job_id: "00000000-0000-4000-8000-000000000000" }));
await tell("results-not-ready", get("job_results", { api_key: key, job_id: held }));
await tell("unknown-function", get("no_such_function", { api_key: key }));
await tell("wrong-method", get("new_job", { api_key: key }));
await tell("missing-file-data", form("send_file_chunk", { api_key: key, upload_id: "x", chunk_index: 0 }));
await tell("server-error", get("list_jobs", { api_key: key }));
await tell("job_status", get("job_status", { api_key: key, job_id: held }));
await tell("cancel_job", post("cancel_job", { api_key: key, job_id: held }));
await tell("delete_job", post("delete_job", { api_key: key, job_id: held }));
await tell("gone", get("job_status", { api_key: key, job_id: held }));

const video = await readFile(CLIENT_VIDEO);
const begun = await tell(
    "initialize_file_upload",
    form("initialize_file_upload", { api_key: key, file_size_bytes: video.length }),
);
const size = begun.file_chunk_size_bytes;
for (let index = 0; index * size < video.length; index++) {
    const fields = { api_key: key, upload_id: begun.upload_id, chunk_index: index };
    await tell("send_file_chunk", form("send_file_chunk", fields, video.subarray(index * size, (index + 1) * size)));
}
const done = await tell(
    "finalize_file_upload",
    form("finalize_file_upload", { api_key: key, upload_id: begun.upload_id }),
);
const made = (await tell("new_job", post("new_job", job(done.uploaded_file_url, { title: "Näytös" })))).job_id;
for (;;) {
    const { status } = await (await get("job_status", { api_key: key, job_id: made })).json();
    if (status === "finished" || status === "error") break;
    await new Promise((resolve) => setTimeout(resolve, 100));
}
await tell("finished", get("job_status", { api_key: key, job_id: made }));
await tell("list_jobs", get("list_jobs", { api_key: key }));
const result = await get("job_results", { api_key: key, job_id: made });
await writeFile(CLIENT_RESULT, Buffer.from(await result.arrayBuffer()));
