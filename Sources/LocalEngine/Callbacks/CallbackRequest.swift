import AsyncHTTPClient
import NIOCore
import NIOHTTP1

/// Tells an address how a job has ended: one try.
struct CallbackRequest: Sendable {
    enum Outcome: Sendable {
        case delivered
        /// To try again may help.
        case missed(reason: String)
        /// To try again would not help.
        case refused(reason: String)
    }

    let job: JobRecord
    let outbound: OutboundRule

    /// - Throws: `CancellationError` only.
    func send(to text: String) async throws(CancellationError) -> Outcome {
        do {
            let address = try DownloadAddress(text)
            let status = try await outbound.withClient(for: address) { client in
                try await client.execute(request(to: address), timeout: timeout, logger: nil).status
            }
            return Self.outcome(status, at: address)
        } catch let failure as DownloadFailure {
            return Self.outcome(failure)
        } catch {
            throw CancellationError()
        }
    }

    /// The body says what `job_status` answers, and no more: the receiver has a key of its own or needs none.
    private func request(to address: DownloadAddress) -> HTTPClientRequest {
        var request = HTTPClientRequest(url: address.requestText)
        request.method = .POST
        request.headers.add(name: "user-agent", value: "kajo")
        request.headers.add(name: "content-type", value: "application/json")
        if let authorization = address.authorization {
            request.headers.add(name: "authorization", value: authorization)
        }
        request.body = .bytes(ByteBuffer(string: JSONValue.object(job.report).text))
        return request
    }

    /// Nothing is read but the head, so there is no more to wait for than a connection and one silence.
    private var timeout: TimeAmount { TimeAmount(outbound.limits.connectTime + outbound.limits.stallTime) }

    private static func outcome(_ status: HTTPResponseStatus, at address: DownloadAddress) -> Outcome {
        let reason = "the server answered \(status.code) (\(address.label))"
        return switch status.code {
        case 200..<300: .delivered
        case 429, 500...: .missed(reason: reason)
        default: .refused(reason: reason)
        }
    }

    private static func outcome(_ failure: DownloadFailure) -> Outcome {
        switch failure.cause {
        case .failed(let reason): .missed(reason: reason)
        case .notAllowed(let reason): .refused(reason: reason)
        case .webPage, .larger: .refused(reason: "the answer is not what was expected")
        }
    }
}
