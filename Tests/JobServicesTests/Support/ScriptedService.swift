import CoreAPI
import Foundation
import NIOCore
import TestSupport

/// A small service in memory, with faults to be set. Keeps what it is told, as the real one would.
actor ScriptedService: HTTPTransport {
    struct State: Sendable {
        var status = "processing"
        var transfer = "finished"
        var details: String?
        var hint: Double?
        var videoURL = ""
        var mediaID: String?
        var result = #"{"version_info": {"metadata_type": "core"}}"#
        /// `nil`: not included.
        var captions: String?
    }

    enum Fault: Sendable {
        case status(Int, String, headers: [(name: String, value: String)] = [])
        case noConnection
        /// The request is carried out, and its answer is lost.
        case lostAnswer
        /// The request breaks off under way, and is not carried out; the caller cannot tell.
        case lostRequest
        case body(String)
        case cutOff(after: Int)
        /// Nothing comes until the caller gives up.
        case silence
        /// The answer is made, and comes when the test lets it.
        case held
    }

    struct Upload: Sendable {
        var size: Int
        var chunks: [Int: [UInt8]] = [:]
    }

    private(set) var jobs: [String: State] = [:]
    private(set) var order: [String] = []
    private(set) var uploads: [String: Upload] = [:]
    private(set) var calls: [Endpoint: Int] = [:]
    private(set) var askedFor: [String] = []
    private var startedUploads = 0
    private var bodies: [Endpoint: String] = [:]
    private(set) var mostInFlight = 0
    private var inFlight = 0
    private var faults: [Endpoint: [Fault?]] = [:]
    private var lasting: [Endpoint: Fault] = [:]
    private var hidden: Set<String> = []
    /// The only one that is taken; `nil` for any.
    private var key: String?
    /// Given with results, which then come by range too.
    private var entityTag: String?
    private(set) var ranges: [String] = []
    private var held: [CheckedContinuation<Void, Never>] = []
    var tellsURLs = true
    /// What `new_job` named the video is in the listing.
    var tellsMediaIDs = false
    var chunkSize = 1000

    func set(_ id: String, _ state: State) {
        if jobs.updateValue(state, forKey: id) == nil { order.append(id) }
    }

    func remove(_ id: String) { jobs[id] = nil }

    /// Left out of listings, still known to `job_status`.
    func hide(_ id: String) { hidden.insert(id) }

    func show(_ id: String) { hidden.remove(id) }

    func setKey(_ key: String?) { self.key = key }

    func setEntityTag(_ tag: String?) { entityTag = tag }

    /// All of a result, or what is asked for of it.
    private func part(of result: String, _ call: HTTPCall, cutAfter length: Int? = nil) -> HTTPReply {
        let bytes = Array(result.utf8)
        var (status, start, headers) = (200, 0, [(name: "Content-Length", value: "\(bytes.count)")])
        if let tag = entityTag {
            headers += [("ETag", tag), ("Accept-Ranges", "bytes")]
            if let range = call.headers.first(where: { $0.name == "Range" })?.value {
                ranges.append(range)
                let isSame = call.headers.contains { $0.name == "If-Range" && $0.value == tag }
                start = isSame ? Int(range.drop { !$0.isNumber }.dropLast()) ?? 0 : 0
            }
            if start > 0 {
                status = 206
                headers[0] = ("Content-Range", "bytes \(start)-\(bytes.count - 1)/\(bytes.count)")
            }
        }
        let failure = TransportFailure(kind: .broken, reason: "The connection broke.", requestMayHaveArrived: true)
        let piece = ByteBuffer(bytes: bytes.dropFirst(start).prefix(length ?? bytes.count))
        return .scripted(
            status: status, headers: headers, pieces: piece.readableBytes > 0 ? [piece] : [],
            endingWith: length == nil ? nil : failure)
    }

    func setTellsURLs(_ value: Bool) { tellsURLs = value }

    func setTellsMediaIDs(_ value: Bool) { tellsMediaIDs = value }

    /// How many answers wait for `release`.
    var heldAnswers: Int { held.count }

    func release() {
        for answer in held { answer.resume() }
        held = []
    }

    func forgetUploads() { uploads = [:] }

    /// - Parameter fault: of the call after those that something is set for already; `nil` lets it go well.
    func fail(_ endpoint: Endpoint, _ fault: Fault?, times: Int = 1) {
        faults[endpoint, default: []] += Array(repeating: fault, count: times)
    }

    func resetCounts() { calls = [:] }

    func failAlways(_ endpoint: Endpoint, _ fault: Fault?) { lasting[endpoint] = fault }

    func lastBody(of endpoint: Endpoint) -> String? { bodies[endpoint] }

    func count(_ endpoint: Endpoint) -> Int { calls[endpoint, default: 0] }

    func send(_ call: HTTPCall) async throws(TransportFailure) -> HTTPReply {
        calls[call.endpoint, default: 0] += 1
        let call = try await inMemory(call)
        bodies[call.endpoint] = call.bytes.map { String(buffer: $0) }
        inFlight += 1
        mostInFlight = max(mostInFlight, inFlight)
        defer { inFlight -= 1 }
        await Task.yield()
        if let key, !(call.url + (bodies[call.endpoint] ?? "")).contains(key) {
            return .scripted(status: 401, #"{"errors": [{"message": "Invalid API key"}]}"#)
        }
        guard let fault = nextFault(call.endpoint) else { return answer(call) }
        switch fault {
        case .status(let code, let message, let headers):
            return .scripted(status: code, headers: headers, #"{"errors": [{"message": "\#(message)"}]}"#)
        case .noConnection:
            throw TransportFailure(kind: .connect, reason: "Connection refused.", requestMayHaveArrived: false)
        case .lostAnswer:
            _ = answer(call)
            throw TransportFailure(kind: .broken, reason: "The connection broke.", requestMayHaveArrived: true)
        case .lostRequest:
            throw TransportFailure(kind: .broken, reason: "The connection broke.", requestMayHaveArrived: true)
        case .body(let text): return .scripted(text)
        case .cutOff(let length):
            let job = jobs[query(call, "job_id")] ?? State()
            return part(of: job.result, call, cutAfter: length)
        case .silence: throw await Self.cancellation()
        case .held:
            let reply = answer(call)
            await withCheckedContinuation { held.append($0) }
            return reply
        }
    }

    private func inMemory(_ call: HTTPCall) async throws(TransportFailure) -> HTTPCall {
        var call = call
        do {
            if let body = call.body { call.body = .bytes(try await body.collected()) }
        } catch {
            throw TransportFailure(kind: .broken, reason: "The body broke.", requestMayHaveArrived: true)
        }
        return call
    }

    private func nextFault(_ endpoint: Endpoint) -> Fault? {
        if faults[endpoint]?.isEmpty == false { return faults[endpoint]?.removeFirst() ?? nil }
        return lasting[endpoint]
    }

    private func answer(_ call: HTTPCall) -> HTTPReply {
        switch call.endpoint {
        case .newJob: newJob(call)
        case .jobStatus: status(call)
        case .listJobs: listing()
        case .jobResults: result(call)
        case .cancelJob: cancel(body(call, JobBody.self)?.id ?? "")
        case .deleteJob: delete(body(call, JobBody.self)?.id ?? "")
        case .initializeFileUpload: startUpload(call)
        case .sendFileChunk: takeChunk(call)
        case .finalizeFileUpload: finish(call)
        @unknown default: .scripted(status: 404, "{}")
        }
    }

    private func newJob(_ call: HTTPCall) -> HTTPReply {
        struct Body: Decodable {
            struct Media: Decodable {
                struct Video: Decodable { var url: String }
                struct Customer: Decodable { var id: String }

                private enum CodingKeys: String, CodingKey {
                    case video
                    case customer = "customer_media_info"
                }

                var video: Video
                var customer: Customer?
            }
            var media: Media
        }
        guard let body = body(call, Body.self) else {
            return .scripted(status: 400, #"{"errors": [{"message": "no media"}]}"#)
        }
        let id = "job-\(order.count + 1)"
        let media = body.media
        set(
            id,
            State(status: "queued", transfer: "queued", videoURL: media.video.url, mediaID: media.customer?.id))
        return .scripted(#"{"job_id": "\#(id)"}"#)
    }

    private struct JobBody: Decodable {
        var id: String

        private enum CodingKeys: String, CodingKey { case id = "job_id" }
    }

    private func body<Body: Decodable>(_ call: HTTPCall, _ type: Body.Type) -> Body? {
        call.bytes.flatMap { try? JSONDecoder().decode(Body.self, from: Data($0.readableBytesView)) }
    }

    private func cancel(_ id: String) -> HTTPReply {
        guard let job = jobs[id] else { return .scripted(status: 404, #"{"errors": [{"message": "no such job"}]}"#) }
        guard ["queued", "on_hold"].contains(job.status) else {
            let message = "The job cannot be cancelled: its status is \(job.status)"
            return .scripted(status: 400, #"{"errors": [{"message": "\#(message)"}]}"#)
        }
        jobs[id]?.status = "error"
        jobs[id]?.details = "The job was cancelled before its analysis began."
        return .scripted("{}")
    }

    private func delete(_ id: String) -> HTTPReply {
        guard jobs.removeValue(forKey: id) != nil else {
            return .scripted(status: 404, #"{"errors": [{"message": "no such job"}]}"#)
        }
        return .scripted("{}")
    }

    private func status(_ call: HTTPCall) -> HTTPReply {
        let id = query(call, "job_id")
        askedFor.append(id)
        guard let job = jobs[id] else { return .scripted(status: 404, #"{"errors": [{"message": "no such job"}]}"#) }
        return .scripted(json(id, job))
    }

    private func listing() -> HTTPReply {
        let entries = order.filter { !hidden.contains($0) }.compactMap { id in jobs[id].map { json(id, $0) } }
        return .scripted(#"{"jobs": [\#(entries.joined(separator: ","))]}"#)
    }

    private func result(_ call: HTTPCall) -> HTTPReply {
        guard let job = jobs[query(call, "job_id")] else { return .scripted(status: 404, "{}") }
        guard query(call, "type") == "visual_captions" else { return part(of: job.result, call) }
        return job.captions.map { .scripted($0) }
            ?? .scripted(status: 400, #"{"errors": [{"message": "The subscription includes no captions."}]}"#)
    }

    private func startUpload(_ call: HTTPCall) -> HTTPReply {
        startedUploads += 1
        let id = "upload-\(startedUploads)"
        uploads[id] = Upload(size: Int(field(call, "file_size_bytes")) ?? 0)
        return .scripted(#"{"upload_id": "\#(id)", "file_chunk_size_bytes": \#(chunkSize)}"#)
    }

    private func takeChunk(_ call: HTTPCall) -> HTTPReply {
        let id = field(call, "upload_id")
        guard let index = Int(field(call, "chunk_index")), uploads[id] != nil else {
            return .scripted(status: 404, #"{"errors": [{"message": "no such upload"}]}"#)
        }
        uploads[id]?.chunks[index] = fieldBytes(call, "file_data")
        return .scripted("{}")
    }

    private func finish(_ call: HTTPCall) -> HTTPReply {
        let id = field(call, "upload_id")
        guard uploads[id] != nil else {
            return .scripted(status: 400, #"{"errors": [{"message": "unknown upload"}]}"#)
        }
        return .scripted(#"{"uploaded_file_url": "valossaupload://\#(id)"}"#)
    }

    private func json(_ id: String, _ job: State) -> String {
        var members = [#""job_id": "\#(id)""#, #""status": "\#(job.status)""#]
        members.append(#""media_transfer_status": "\#(job.transfer)""#)
        if let details = job.details { members.append(#""details": "\#(details)""#) }
        if let hint = job.hint { members.append(#""poll_again_after_seconds": \#(hint)"#) }
        if tellsURLs { members.append(#""media": {"video": {"url": "\#(job.videoURL)"}}"#) }
        if tellsMediaIDs, let id = job.mediaID { members.append(#""customer_media_info": {"id": "\#(id)"}"#) }
        return "{\(members.joined(separator: ","))}"
    }

    /// What the file looks like from here.
    func bytes(of upload: String) -> [UInt8] {
        (uploads[upload]?.chunks ?? [:]).sorted { $0.key < $1.key }.flatMap(\.value)
    }

    private func query(_ call: HTTPCall, _ name: String) -> String {
        URLComponents(string: call.url)?.queryItems?.first { $0.name == name }?.value ?? ""
    }

    private func field(_ call: HTTPCall, _ name: String) -> String {
        String(decoding: fieldBytes(call, name), as: UTF8.self)
    }

    private func fieldBytes(_ call: HTTPCall, _ name: String) -> [UInt8] {
        let body = call.bytes.map { Data($0.readableBytesView) } ?? Data()
        guard let start = body.range(of: Data("name=\"\(name)\"".utf8)),
            let head = body.range(of: Data("\r\n\r\n".utf8), in: start.upperBound..<body.endIndex),
            let end = body.range(of: Data("\r\n--kajo-".utf8), in: head.upperBound..<body.endIndex)
        else { return [] }
        return Array(body[head.upperBound..<end.lowerBound])
    }

    private static func cancellation() async -> TransportFailure {
        let (never, continuation) = AsyncStream.makeStream(of: Never.self)
        for await _ in never {}
        withExtendedLifetime(continuation) {}
        return TransportFailure(kind: .cancelled, reason: "Cancelled.", requestMayHaveArrived: true)
    }
}

extension HTTPCall {
    /// Of a body in memory.
    fileprivate var bytes: ByteBuffer? { if case .bytes(let bytes)? = body { bytes } else { nil } }
}
