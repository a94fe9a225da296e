import Foundation
import Testing

/// A service that fails in one function in one way, and repeats the key in everything that it says.
struct EchoingService: Sendable, CustomTestStringConvertible {
    enum Fault: Hashable, Sendable {
        case status(Int)
        case redirect(Int)
        case errorsInSuccess, page, empty, cut, wrongType, noHTTP
    }

    static let faults =
        [400, 401, 403, 404, 409, 413, 429, 500, 502, 503, 504].map(Fault.status)
        + [301, 307].map(Fault.redirect) + [.errorsInSuccess, .page, .empty, .cut, .wrongType, .noHTTP]

    static let functions = [
        "list_jobs", "job_status", "new_job", "initialize_file_upload", "send_file_chunk", "finalize_file_upload",
        "job_results",
    ]

    let fault: Fault
    let function: String
    /// Another server, where a redirect leads.
    var otherPort: UInt16 = 9

    var testDescription: String { "\(fault) of \(function)" }

    /// Any 200 confirms a chunk, whatever it says beside.
    var isFailing: Bool { function != "send_file_chunk" || ![.empty, .wrongType].contains(fault) }

    /// Uploads are tried again until they are through, so their command has no end.
    var isEndless: Bool { plainCommand(file: "").last?.isEmpty == true }

    /// The command by which kajo comes to call the function; for half of the faults with JSON as its output.
    func command(file: String) -> [String] {
        let isJSON = (Self.faults.firstIndex(of: fault) ?? 0) % 2 == 0
        return plainCommand(file: file) + (isJSON ? ["--json"] : [])
    }

    private func plainCommand(file: String) -> [String] {
        switch function {
        case "list_jobs": ["list"]
        case "job_status": ["status", "job-1"]
        case "new_job": ["submit", "http://127.0.0.1:9/v.mp4"]
        case "job_results": ["summary", "job-1"]
        default: ["submit", "--no-probe", file]
        }
    }

    func answer(_ called: String) -> String? {
        called == function ? failure : ScriptedServer.whole(200, Self.good(called))
    }

    private static func good(_ function: String) -> String {
        switch function {
        case "list_jobs": #"{"jobs": []}"#
        case "job_status": #"{"job_id": "job-1", "status": "finished", "media_transfer_status": "finished"}"#
        case "initialize_file_upload": #"{"upload_id": "up-1", "file_chunk_size_bytes": 1000000}"#
        case "finalize_file_upload": #"{"uploaded_file_url": "valossaupload://up-1"}"#
        default: #"{"job_id": "job-1"}"#
        }
    }

    private var failure: String {
        switch fault {
        case .status(let status): head(status) + body(Self.envelope)
        case .redirect(let status): head(status) + body("<p>\(Canary.key)</p>")
        case .errorsInSuccess: head(200) + body(Self.envelope)
        case .page: head(200) + body("<title>\(words)</title><p>\(words)")
        case .empty: head(200) + body("")
        case .cut: head(200) + "Content-Length: 90000\r\n\r\n{\"job_id\": \"\(words)"
        case .wrongType: head(200) + body("[[[\"\(words)\"")
        case .noHTTP: "220 \(words)\r\n"
        }
    }

    private var words: String { Canary.echoes.joined(separator: " , ") }

    /// Headers, and the words behind the status, repeat it too.
    private func head(_ status: Int) -> String {
        """
        HTTP/1.1 \(status) \(Canary.key)\r
        Content-Type: text/\(Canary.percent)\r
        X-Request-Id: \(Canary.key) \(Canary.percent)\r
        Retry-After: 0\r
        Location: http://\(Canary.key.prefix(8)):\(Canary.percent)@127.0.0.1:\(otherPort)/x?api_key=\(Canary.percent)\r
        Connection: close\r\n
        """
    }

    private func body(_ text: String) -> String { "Content-Length: \(text.utf8.count)\r\n\r\n\(text)" }

    private static let envelope: String = {
        let plain = Canary.echoes.map { ["message": "bad \($0)!"] }
        let data = try? JSONSerialization.data(withJSONObject: ["errors": plain])
        let text = data.map { String(decoding: $0, as: UTF8.self) } ?? ""
        // Once more in the escapes that JSON itself has.
        let escaped = Canary.echoes.last { $0.hasPrefix("\\u00") } ?? ""
        return text.replacing("]}", with: ",{\"message\": \"\(escaped)\"}]}")
    }()
}
