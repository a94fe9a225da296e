import AnalysisModel
import Foundation
import NIOCore

/// Makes the requests; the only place where the key is written.
struct CallBuilder: Sendable {
    var baseURL: BaseURL
    var key: APIKey
    var keyEdition = 0
    /// Proposes boundaries for forms.
    var boundary: @Sendable () -> String

    /// The key and the values stand in the query, percent-encoded.
    func query(_ endpoint: Endpoint, _ items: [(name: String, value: String)] = []) -> HTTPCall {
        let query = ([("api_key", key.secret)] + items)
            .map { "\($0.0)=\(PercentEncoding.strict($0.1))" }.joined(separator: "&")
        return HTTPCall(
            endpoint: endpoint, method: .get, url: "\(url(endpoint))?\(query)",
            outline: RequestOutline(endpoint).text(fields: items), keyEdition: keyEdition)
    }

    func form(
        _ endpoint: Endpoint, _ fields: [(name: String, value: String)], data: (name: String, bytes: ByteBuffer)? = nil
    ) -> HTTPCall {
        let size = data.map { (name: $0.name, count: $0.bytes.readableBytes) }
        return form(endpoint, fields, data: size) { form, boundary in
            .bytes(form.encoded(boundary: boundary, data: data?.bytes ?? ByteBuffer()))
        }
    }

    func form(
        _ endpoint: Endpoint, _ fields: [(name: String, value: String)], chunk: (name: String, chunk: FileChunk)
    ) -> HTTPCall {
        form(endpoint, fields, data: (chunk.name, chunk.chunk.length)) { form, boundary in
            .stream(
                HTTPBodyStream(
                    head: ByteBuffer(string: form.head(boundary: boundary)), chunk: chunk.chunk,
                    tail: ByteBuffer(string: form.tail(boundary: boundary))))
        }
    }

    private func form(
        _ endpoint: Endpoint, _ fields: [(name: String, value: String)], data: (name: String, count: Int)?,
        body: (_ form: MultipartForm, _ boundary: String) -> HTTPBody
    ) -> HTTPCall {
        let form = MultipartForm(fields: [("api_key", key.secret)] + fields, dataName: data?.name)
        let boundary = form.boundary(from: boundary)
        let size = data.map { [(name: $0.name, value: "(\($0.count) bytes)")] } ?? []
        return HTTPCall(
            endpoint: endpoint, method: .post, url: url(endpoint),
            headers: [("Content-Type", "multipart/form-data; boundary=\(boundary)")],
            body: body(form, boundary),
            outline: RequestOutline(endpoint, type: "multipart/form-data").text(fields: fields + size),
            keyEdition: keyEdition)
    }

    func newJob(_ job: CoreAPIClient.NewJob) throws -> HTTPCall {
        try json(
            .newJob, NewJobWire(job, key: key.secret),
            shown: NewJobWire(job, key: KeyRedaction.mark, address: MediaSource.shown))
    }

    /// `cancel_job` or `delete_job`.
    func job(_ endpoint: Endpoint, _ id: Job.ID) throws -> HTTPCall {
        try json(
            endpoint, JobWish(apiKey: key.secret, jobID: id.rawValue),
            shown: JobWish(apiKey: KeyRedaction.mark, jobID: id.rawValue))
    }

    private func json<Wire: Encodable>(_ endpoint: Endpoint, _ wire: Wire, shown: Wire) throws -> HTTPCall {
        let encoder = JSONEncoder.ofRequests
        let type = "application/json"
        let outline = String(decoding: try encoder.encode(shown), as: UTF8.self)
        return HTTPCall(
            endpoint: endpoint, method: .post, url: url(endpoint), headers: [("Content-Type", type)],
            body: .bytes(ByteBuffer(bytes: try encoder.encode(wire))),
            outline: RequestOutline(endpoint, type: type).text(body: outline), keyEdition: keyEdition)
    }

    private func url(_ endpoint: Endpoint) -> String { "\(baseURL.text)/\(endpoint.name)" }
}

/// A request as it may be shown and reported.
struct RequestOutline {
    let head: String

    init(_ endpoint: Endpoint, type: String? = nil) {
        head = "\(endpoint.method.rawValue) \(endpoint.name)" + (type.map { ", \($0)" } ?? "")
    }

    func text(fields: [(name: String, value: String)]) -> String {
        text(body: ([("api_key", KeyRedaction.mark)] + fields).map { "\($0.0)=\($0.1)" }.joined(separator: " "))
    }

    func text(body: String) -> String { Excerpt.bounded(Excerpt.oneLine("\(head): \(body)"), to: 2000) }
}

private struct JobWish: Encodable {
    enum CodingKeys: String, CodingKey {
        case apiKey = "api_key"
        case jobID = "job_id"
    }

    var apiKey: String
    var jobID: String
}
