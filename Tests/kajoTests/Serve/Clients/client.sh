#!/usr/bin/env bash
# A client of the Core API as its documentation shows one with curl: only the host is another.
#
# Prints a line for each call: its name, the status, the content type and the body, with tabs between.
set -euo pipefail
base=$CLIENT_BASE key=$CLIENT_KEY url=https://media.example/clip.mp4

# The name of the call, then curl's own arguments; leaves the body in $body.
tell() {
    local name=$1 head
    shift
    head=$(curl -sS -o "$CLIENT_RESULT.body" -w '%{http_code}\t%{content_type}' "$@")
    body=$(tr -d '\n' <"$CLIENT_RESULT.body")
    printf '%s\t%s\t%s\n' "$name" "$head" "$body"
}

# A text member of $body.
member() { sed -nE "s/.*\"$1\" *: *\"?([^\",}]*).*/\\1/p" <<<"$body"; }

get() { tell "$1" -G "$base/$2" --data-urlencode "api_key=${3-$key}" "${@:4}"; }

post() { tell "$1" "$base/$2" -H 'Content-Type: application/json' -d "$3"; }

form() { tell "$1" "$base/$2" -F "api_key=$key" "${@:3}"; }

job() { printf '{"api_key":"%s","media":{"video":{"url":"%s"}%s}}' "${3-$key}" "$1" "${2-}"; }

post new_job new_job "$(job "$url")"
held=$(member job_id)
get wrong-key list_jobs wrong
post no-permission new_job "$(job "$url" "" "$CLIENT_READER")"
post missing-field new_job "{\"api_key\":\"$key\",\"media\":{}}"
post wrong-type new_job "$(job "$url" ',"language":7')"
post several-at-once new_job "{\"api_key\":\"$key\",\"media\":{\"title\":5},\"callback\":{\"url\":\"ftp://a.example\"}}"
post malformed-body new_job '{"api_key":'
tell no-json-type "$base/new_job" -d "$(job "$url")"
get unknown-job job_status "$key" -d job_id=00000000-0000-4000-8000-000000000000
get results-not-ready job_results "$key" -d "job_id=$held"
get unknown-function no_such_function
get wrong-method new_job
form missing-file-data send_file_chunk -F upload_id=x -F chunk_index=0
get server-error list_jobs
get job_status job_status "$key" -d "job_id=$held"
post cancel_job cancel_job "{\"api_key\":\"$key\",\"job_id\":\"$held\"}"
post delete_job delete_job "{\"api_key\":\"$key\",\"job_id\":\"$held\"}"
get gone job_status "$key" -d "job_id=$held"

length=$(wc -c <"$CLIENT_VIDEO")
form initialize_file_upload initialize_file_upload -F "file_size_bytes=$((length))"
upload=$(member upload_id) size=$(member file_chunk_size_bytes)
for ((index = 0; index * size < length; index++)); do
    tail -c +$((index * size + 1)) "$CLIENT_VIDEO" | head -c "$size" >"$CLIENT_RESULT.chunk" || true
    form send_file_chunk send_file_chunk -F "upload_id=$upload" -F "chunk_index=$index" \
        -F "file_data=@$CLIENT_RESULT.chunk;type=application/octet-stream"
done
form finalize_file_upload finalize_file_upload -F "upload_id=$upload"
post new_job new_job "$(job "$(member uploaded_file_url)" ',"title":"Näytös"')"
made=$(member job_id)
until get job_status job_status "$key" -d "job_id=$made" >/dev/null && [[ $(member status) =~ ^(finished|error)$ ]]; do
    sleep 0.1
done
get finished job_status "$key" -d "job_id=$made"
get list_jobs list_jobs
curl -sS -G "$base/job_results" --data-urlencode "api_key=$key" -d "job_id=$made" -o "$CLIENT_RESULT"
