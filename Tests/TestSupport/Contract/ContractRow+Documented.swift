import AnalysisModel
import CoreAPI

extension ContractRow {
    /// What the documentation says that the service answers.
    static let documented = [
        ContractRow(
            "wrong-key", .listJobs, 401, "Invalid API key", kind: .invalidKey, by: .query("api_key=WRONG")),
        ContractRow(
            "no-permission", .newJob, 401, "API key lacks permission for this operation: new_job",
            kind: .missingPermission,
            by: .body(#"{"api_key":"READER","media":{"video":{"url":"https://media.example/clip.mp4"}}}"#)),
        ContractRow(
            "wrong-type", .newJob, 400, "Invalid value for field media.language: expected a string",
            kind: .invalidValue, fields: ["media.language"],
            by: .body(
                #"{"api_key":"KEY","media":{"video":{"url":"https://media.example/clip.mp4"},"language":7}}"#)),
        ContractRow(
            "wrong-value", .initializeFileUpload, 400,
            "Invalid value for field file_size_bytes: expected 1 to 7000000000, the largest video accepted",
            kind: .invalidValue,
            fields: ["file_size_bytes"], by: .form(["api_key": "KEY", "file_size_bytes": "0"])),
        ContractRow(
            "malformed-body", .newJob, 400, "Malformed request body", kind: .malformedRequest,
            by: .body(#"{"api_key":"KEY","media":"#)),
        ContractRow(
            "no-json-type", .newJob, 400, "Malformed request body", kind: .malformedRequest,
            by: .body(
                #"{"api_key":"KEY","media":{"video":{"url":"https://media.example/clip.mp4"}}}"#,
                type: "text/plain")),
        ContractRow(
            "unknown-job", .jobStatus, 404, "Job not found", kind: .jobNotFound,
            by: .query("api_key=KEY&job_id=00000000-0000-4000-8000-000000000000")),
        ContractRow(
            "another-keys-job", .jobStatus, 404, "Job not found", kind: .jobNotFound,
            by: .query("api_key=READER&job_id=JOB")),
        ContractRow(
            "results-not-ready", .jobResults, 400, "The job has no results: its status is on_hold",
            kind: .resultsNotReady, by: .query("api_key=KEY&job_id=JOB")),
        ContractRow(
            "several-at-once", .newJob, 400, "Missing required field: media.video",
            "Invalid value for field media.title: expected a string",
            "Invalid value for field callback.url: expected an http or https address", kind: .missingField,
            fields: ["media.video", "media.title", "callback.url"],
            by: .body(#"{"api_key":"KEY","media":{"title":5},"callback":{"url":"ftp://a.example"}}"#)),
        ContractRow("server-error", .listJobs, 500, "Internal server error", kind: .serverError),
        ContractRow(
            "server-error-after-new-job", .newJob, 500, "Internal server error", kind: .serverError, exitStatus: 4),
        ContractRow(
            "error-in-success", .jobStatus, 200, "The job's state could not be read", kind: .errorInSuccess),
    ]

    /// Every required field, once, at a function that has it.
    static let missingFields = [
        missing("api_key", .listJobs, .query("")), missing("job_id", .jobStatus, .query("api_key=KEY")),
        missing("media", .newJob, .body(#"{"api_key":"KEY"}"#)),
        missing("media.video", .newJob, .body(#"{"api_key":"KEY","media":{}}"#)),
        missing("media.video.url", .newJob, .body(#"{"api_key":"KEY","media":{"video":{}}}"#)),
        missing("file_size_bytes", .initializeFileUpload, .form(["api_key": "KEY"])),
        missing(
            "upload_id", .sendFileChunk, .form(["api_key": "KEY", "chunk_index": "0", "file_data": "x"])),
        missing(
            "chunk_index", .sendFileChunk, .form(["api_key": "KEY", "upload_id": "x", "file_data": "x"])),
        missing("file_data", .sendFileChunk, .form(["api_key": "KEY", "upload_id": "x", "chunk_index": "0"])),
    ]

    private static func missing(_ field: String, _ endpoint: Endpoint, _ provocation: Provocation) -> ContractRow {
        ContractRow(
            "missing-\(field)", endpoint, 400, "Missing required field: \(field)", kind: .missingField,
            fields: [field], by: provocation)
    }
}
