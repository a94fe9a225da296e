import AnalysisModel
import CoreAPI

extension ContractRow {
    private static let page =
        "<!DOCTYPE html>\n<html><head><title>502 Bad Gateway</title></head><body><h1>502</h1>nginx</body></html>"
    private static let signIn =
        "<html><head><title>Sign in to Hotel Wi-Fi</title></head><body>Please sign in.</body></html>"

    private static func html(_ status: Int, _ body: String) -> WireReply { WireReply(status, body, type: "text/html") }

    /// What comes from the service or from between, and is in no documentation.
    static let undocumented = statuses + bodies

    private static let statuses = [
        ContractRow(
            "redirect", .jobStatus,
            WireReply(302, "", headers: [("Location", "https://sso.example/login?next=api")]), .redirect,
            messages: [
                "The service answered 302 (Found). A redirect to sso.example was refused, for the key would go with it."
            ]),
        ContractRow(
            "redirect-kept", .newJob, WireReply(308, "", headers: [("Location", "https://other.example/")]),
            .redirect,
            messages: [
                "The service answered 308 (Permanent Redirect). "
                    + "A redirect to other.example was refused, for the key would go with it."
            ], exitStatus: 4),
        ContractRow(
            "forbidden", .jobStatus, html(403, "<html><body>Blocked by policy 17</body></html>"), .forbidden,
            messages: ["The service answered 403 (Forbidden). It says: Blocked by policy 17"]),
        ContractRow(
            "too-many-requests", .jobStatus,
            WireReply(
                429, #"{"errors":[{"message":"Rate limit exceeded"}]}"#, headers: [("Retry-After", "120")]),
            .tooManyRequests, messages: ["Rate limit exceeded"]),
        ContractRow(
            "bad-gateway", .listJobs, html(502, page), .unavailable,
            messages: ["The service answered 502 (Bad Gateway). It says: 502 Bad Gateway"]),
        ContractRow(
            "unavailable", .jobResults, WireReply(503, "", headers: [("Retry-After", "1")]), .unavailable,
            messages: ["The service answered 503 (Service Unavailable). The answer is empty."]),
        ContractRow(
            "gateway-timeout", .newJob, html(504, "<html><head><title>504</title></head></html>"), .unavailable,
            messages: ["The service answered 504 (Gateway Timeout). It says: 504"], exitStatus: 4),
        ContractRow(
            "no-such-function", .listJobs, html(404, "<html><body>Not here.</body></html>"), .functionNotFound,
            messages: ["The service answered 404 (Not Found). It says: Not here."]),
        ContractRow(
            "odd-status", .jobStatus, WireReply(418, "tea", type: "text/plain"), .unexpectedStatus,
            messages: ["The service answered 418 (I'm a teapot). It says: tea"]),
    ]

    private static let bodies = [
        ContractRow(
            "json-without-errors", .jobStatus, WireReply(400, #"{"status":"bad"}"#), .unexpectedStatus,
            messages: [#"The service answered 400 (Bad Request). It says: {"status":"bad"}"#]),
        ContractRow(
            "errors-without-message", .jobStatus, WireReply(400, #"{"errors":[{"code":17}]}"#), .unexpectedStatus,
            messages: [#"The service answered 400 (Bad Request). It says: {"errors":[{"code":17}]}"#]),
        ContractRow(
            "message-no-string", .newJob, WireReply(400, #"{"errors":[{"message":{"code":5}}]}"#), .unexpectedStatus,
            messages: [#"The service answered 400 (Bad Request). It says: {"errors":[{"message":{"code":5}}]}"#]),
        ContractRow(
            "empty-error", .jobStatus, WireReply(400), .unexpectedStatus,
            messages: ["The service answered 400 (Bad Request). The answer is empty."]),
        ContractRow(
            "html-in-success", .listJobs, html(200, signIn), .webPage,
            messages: ["The answer is not a list of jobs. It says: Sign in to Hotel Wi-Fi"]),
        ContractRow(
            "html-for-a-result", .jobResults, html(200, signIn), .webPage,
            messages: ["The answer is not a result in JSON. It says: Sign in to Hotel Wi-Fi"]),
        ContractRow(
            "empty-success", .jobStatus, WireReply(), .emptyAnswer,
            messages: ["The answer is not the status of this job. The answer is empty."]),
        ContractRow(
            "cut-success", .listJobs, WireReply(200, #"{"jobs":[{"job_id":"a"}]}"#, ending: .cut(after: 9)), .cutOff,
            messages: ["The service closed the connection before its answer was whole."], exitStatus: 4),
        ContractRow(
            "cut-new-job", .newJob, WireReply(200, #"{"job_id":"job-9"}"#, ending: .cut(after: 12)), .cutOff,
            messages: ["The service closed the connection before its answer was whole."], exitStatus: 4),
        ContractRow(
            "another-kind-of-json", .jobStatus, WireReply(200, "[]"), .unreadable,
            messages: ["The answer is not the status of this job. It says: []"]),
        ContractRow(
            "no-json", .listJobs, WireReply(200, "ok", type: "text/plain"), .unreadable,
            messages: ["The answer is not a list of jobs. It says: ok"]),
        ContractRow(
            "endless", .jobStatus, WireReply(ending: .endless), .tooLong,
            messages: ["The answer is longer than 8388608 bytes and was not read to its end."]),
        ContractRow(
            "absurd-number", .initializeFileUpload,
            WireReply(200, #"{"upload_id":"u","file_chunk_size_bytes":-1e300}"#), .unreadable,
            messages: [
                "The answer is not an upload's id and chunk size. "
                    + #"It says: {"upload_id":"u","file_chunk_size_bytes":-1e300}"#
            ]),
    ]

    /// The connection breaks before there is an answer.
    static let withoutAnswer = [
        ContractRow(
            "dropped", .jobStatus, WireReply(ending: .noAnswer), .connectionBroken,
            messages: ["The service closed the connection before its answer was whole."], exitStatus: 4),
        ContractRow(
            "dropped-after-new-job", .newJob, WireReply(ending: .noAnswer), .connectionBroken,
            messages: ["The service closed the connection before its answer was whole."], exitStatus: 4),
    ]
}
