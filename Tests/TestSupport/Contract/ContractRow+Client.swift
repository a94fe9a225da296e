public import AnalysisModel
public import CoreAPI
import Foundation
import NIOCore

extension ContractRow {
    /// The error that a client makes of this row.
    public func error() async -> APIError? {
        guard let key = APIKey("key-of-the-test"), let base = try? BaseURL("https://api.example/core/1.0") else {
            return nil
        }
        let client = CoreAPIClient(
            baseURL: base, key: key, transport: FakeTransport([endpoint: [reply.outcome]]),
            now: { Date(timeIntervalSince1970: 784_111_777) }, boundary: { "BOUNDARY" })
        do throws(APIError) {
            try await client.call(endpoint)
            return nil
        } catch {
            return error
        }
    }
}

extension ContractRow {
    /// What is known of it, as it is kept and told.
    public func facts() async -> FailureFacts? { await error()?.facts }

    /// As a faults file and an address have it.
    public var function: String { endpoint.name }

    /// The rule of a faults file that has the engine answer so.
    public var rule: String { reply.rule(for: function) }
}

extension CoreAPIClient {
    /// Calls the function with usual values, whatever it delivers.
    public func call(_ endpoint: Endpoint) async throws(APIError) {
        switch endpoint {
        case .newJob: _ = try await newJob(.init(videoURL: "https://media.example/clip.mp4"))
        case .jobStatus: _ = try await jobStatus(of: Job.ID("job-1"))
        case .jobResults: try await jobResults(of: Job.ID("job-1")) { _ in }
        case .listJobs: _ = try await listJobs()
        case .cancelJob: try await cancelJob(Job.ID("job-1"))
        case .deleteJob: try await deleteJob(Job.ID("job-1"))
        case .initializeFileUpload: _ = try await initializeFileUpload(fileSize: 1)
        case .sendFileChunk: try await sendFileChunk(ByteBuffer(), index: 0, of: .init(rawValue: "up"))
        case .finalizeFileUpload: _ = try await finalizeFileUpload(.init(rawValue: "up"))
        }
    }
}

extension WireReply {
    /// As a `FakeTransport` gives it.
    public var outcome: FakeTransport.Outcome {
        let head = headers + [("Content-Type", contentType)]
        switch ending {
        case .whole: return .reply(.scripted(status: status, headers: head, body))
        case .cut(let length): return .reply(.cutOff(status: status, body, after: length))
        case .endless:
            let piece = ByteBuffer(repeating: 0x20, count: 65_536)
            return .reply(HTTPReply(status: status, headers: head, body: AsyncThrowingStream { piece }))
        case .noAnswer:
            return .failure(
                TransportFailure(
                    kind: .broken, reason: "The service closed the connection before its answer was whole.",
                    requestMayHaveArrived: true))
        }
    }

    fileprivate func rule(for function: String) -> String {
        var rule: [String: Any] = ["endpoint": function]
        switch ending {
        case .whole: break
        case .cut(let length): rule["cut_after"] = length
        case .endless: rule["endless"] = true
        case .noAnswer: rule["drop"] = true
        }
        if ending != .endless, ending != .noAnswer {
            rule["status"] = status
            rule["body"] = body
            rule["content_type"] = contentType
            if !headers.isEmpty {
                rule["headers"] = Dictionary(headers.map { ($0.name, $0.value) }) { first, _ in first }
            }
        }
        let data = (try? JSONSerialization.data(withJSONObject: [rule])) ?? Data()
        return String(decoding: data, as: UTF8.self)
    }
}
