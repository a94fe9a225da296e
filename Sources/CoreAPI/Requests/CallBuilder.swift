import Foundation
import NIOCore

/// Makes the requests; the only place where the key is written.
struct CallBuilder: Sendable {
    var baseURL: BaseURL
    var key: APIKey
    /// Proposes boundaries for forms.
    var boundary: @Sendable () -> String

    /// The key and the values stand in the query, percent-encoded.
    func query(_ endpoint: Endpoint, _ items: [(name: String, value: String)] = []) -> HTTPCall {
        let query = ([("api_key", key.secret)] + items)
            .map { "\($0.0)=\(PercentEncoding.strict($0.1))" }.joined(separator: "&")
        return HTTPCall(endpoint: endpoint, method: .get, url: "\(url(endpoint))?\(query)")
    }

    func form(
        _ endpoint: Endpoint, _ fields: [(name: String, value: String)], data: (name: String, bytes: ByteBuffer)? = nil
    ) -> HTTPCall {
        let form = MultipartForm(fields: [("api_key", key.secret)] + fields, data: data)
        let boundary = form.boundary(from: boundary)
        return HTTPCall(
            endpoint: endpoint, method: .post, url: url(endpoint),
            headers: [("Content-Type", "multipart/form-data; boundary=\(boundary)")],
            body: form.encoded(boundary: boundary))
    }

    func newJob(_ job: CoreAPIClient.NewJob) throws -> HTTPCall {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let media = NewJobWire.Media(
            video: NewJobWire.Video(url: job.videoURL), title: job.title, language: job.language)
        let json = try encoder.encode(NewJobWire(apiKey: key.secret, media: media))
        return HTTPCall(
            endpoint: .newJob, method: .post, url: url(.newJob), headers: [("Content-Type", "application/json")],
            body: ByteBuffer(bytes: json))
    }

    private func url(_ endpoint: Endpoint) -> String { "\(baseURL.text)/\(endpoint.name)" }
}

private struct NewJobWire: Encodable {
    struct Media: Encodable {
        var video: Video
        var title: String?
        var language: String?
    }

    struct Video: Encodable { var url: String }

    enum CodingKeys: String, CodingKey {
        case apiKey = "api_key"
        case media
    }

    var apiKey: String
    var media: Media
}
