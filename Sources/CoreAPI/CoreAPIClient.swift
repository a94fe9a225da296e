public import AnalysisModel
public import Foundation
public import NIOCore

/// The service's functions as a client calls them. One value per base URL and key; cheap to copy.
public struct CoreAPIClient: Sendable {
    /// A started upload (Core API, "Initialize file upload").
    public struct UploadSession: Hashable, Sendable {
        /// `upload_id` on the wire: a UUID string, opaque to kajo.
        public struct ID: RawRepresentable, Hashable, Sendable {
            public let rawValue: String

            public init(rawValue: String) { self.rawValue = rawValue }
        }

        public var id: ID
        /// In bytes, dictated by the service; every chunk but the last has exactly this size.
        public var chunkSize: Int

        public init(id: ID, chunkSize: Int) {
            self.id = id
            self.chunkSize = chunkSize
        }
    }

    /// What `new_job` is asked for. `videoURL` is an http(s) link or a `valossaupload://` reference. Only what is there
    /// is sent.
    public struct NewJob: Hashable, Sendable {
        public var videoURL: String
        public var title: String?
        public var language: String?
        public var options: JobOptions

        public init(
            videoURL: String, title: String? = nil, language: String? = nil, options: JobOptions = JobOptions()
        ) {
            self.videoURL = videoURL
            self.title = title
            self.language = language
            self.options = options
        }
    }

    /// An entry of `list_jobs`; everything but the report is told by some servers only.
    public struct ListedJob: Hashable, Sendable {
        public var report: JobStatusReport
        public var title: String?
        public var videoURL: String?
        /// `media.customer_media_info.id`, as `new_job` was given it.
        public var mediaID: String?

        public init(
            report: JobStatusReport, title: String? = nil, videoURL: String? = nil, mediaID: String? = nil
        ) {
            self.report = report
            self.title = title
            self.videoURL = videoURL
            self.mediaID = mediaID
        }
    }

    let baseURL: BaseURL
    let key: CurrentKey
    let transport: any HTTPTransport
    let now: @Sendable () -> Date
    let boundary: @Sendable () -> String
    let limits: AnswerLimits

    /// - Parameters:
    ///   - now: the present time, to understand a `Retry-After` that names a date.
    ///   - boundary: proposes the text between the parts of a form; one that occurs in the data is not used.
    public init(
        baseURL: BaseURL, key: APIKey, transport: any HTTPTransport,
        now: @escaping @Sendable () -> Date = { Date() },
        boundary: @escaping @Sendable () -> String = { "kajo-" + UUID().uuidString }
    ) {
        self.init(
            baseURL: baseURL, key: key, transport: transport, now: now, boundary: boundary, limits: AnswerLimits())
    }

    init(
        baseURL: BaseURL, key: APIKey, transport: any HTTPTransport, now: @escaping @Sendable () -> Date,
        boundary: @escaping @Sendable () -> String, limits: AnswerLimits
    ) {
        (self.baseURL, self.key, self.transport) = (baseURL, CurrentKey(key), transport)
        (self.now, self.boundary, self.limits) = (now, boundary, limits)
    }

    /// Every call from now on, also by copies of this client, is made with this key. What is on its way ends with the one
    /// that it was sent with.
    /// - Returns: false if it is the key in use.
    public func use(_ key: APIKey) -> Bool { self.key.replace(with: key) }

    /// Counts the keys: 0 for the first. `APIError.keyEdition` tells with which of them a call was made.
    public var keyEdition: Int { key.now.edition }

    private var calls: CallBuilder {
        let (key, edition) = key.now
        return CallBuilder(baseURL: baseURL, key: key, keyEdition: edition, boundary: boundary)
    }

    private var reading: AnswerReading {
        AnswerReading(limits: limits, failures: FailureReading(redaction: key.redaction, now: now))
    }

    private func send(_ call: HTTPCall) async throws(APIError) -> HTTPReply {
        guard !Task.isCancelled else {
            throw reading.failures.cancelled(call.endpoint, requestMayHaveArrived: false)
        }
        do {
            return try await transport.send(call)
        } catch {
            throw reading.failures.transport(error, of: call.endpoint)
        }
    }

    private func value<Wire: Decodable, Value>(
        of call: HTTPCall, _ wire: Wire.Type, expected: String, limit: Int? = nil, read: (Wire) -> Value?
    ) async throws(APIError) -> Value {
        try await telling(call) { () async throws(APIError) in
            try await reading.value(
                wire, from: try await send(call), of: call.endpoint, expected: expected,
                limit: limit ?? reading.limits.answer, read: read)
        }
    }

    /// For calls of whose success only the status is documented.
    private func confirmation(of call: HTTPCall) async throws(APIError) {
        try await telling(call) { () async throws(APIError) in
            let reply = try await send(call)
            let body = try await reading.success(reply, of: call.endpoint, limit: reading.limits.answer)
            let isPage = Excerpt.isHTML(String(decoding: body.prefix(512), as: UTF8.self))
            if ErrorEnvelope(body)?.isFailure == true || isPage {
                throw reading.failures.answer(body, from: reply, of: call.endpoint, expected: "a confirmation")
            }
        }
    }

    /// Where the request may be at fault, the error shows it.
    private func telling<Value>(
        _ call: HTTPCall, _ work: () async throws(APIError) -> Value
    ) async throws(APIError) -> Value {
        do {
            return try await work()
        } catch {
            var error = error
            error.keyEdition = call.keyEdition
            if error.kind.place == .request || error.kind == .malformedRequest { error.request = call.outline }
            throw error
        }
    }

    private func made(
        _ endpoint: Endpoint, _ call: () throws -> HTTPCall
    ) throws(APIError) -> HTTPCall {
        do {
            return try call()
        } catch {
            throw APIError(
                endpoint: endpoint, code: .badRequest, kind: .malformedRequest,
                messages: ["The request could not be written as JSON."], requestMayHaveArrived: false)
        }
    }
}

extension CoreAPIClient {
    /// Asks for an analysis. Sent once, never repeated: after an unclear answer a job may exist.
    public func newJob(_ job: NewJob) async throws(APIError) -> Job.ID {
        let call = try made(.newJob) { try calls.newJob(job) }
        return try await value(of: call, NewJobAnswerWire.self, expected: "the id of a job") { wire in
            wire.jobID.flatMap { $0.isEmpty ? nil : Job.ID($0) }
        }
    }

    /// What the service says about one job. An answer that names another job than the one asked for is an error.
    public func jobStatus(of id: Job.ID) async throws(APIError) -> JobStatusReport {
        let call = calls.query(.jobStatus, [("job_id", id.rawValue)])
        return try await value(of: call, JobWire.self, expected: "the status of this job") { wire in
            wire.report(for: id)
        }
    }

    /// All jobs of the key, in the order the service gives. Entries without an id or a status are left out.
    public func listJobs() async throws(APIError) -> [ListedJob] {
        try await value(
            of: calls.query(.listJobs), JobListWire.self, expected: "a list of jobs", limit: reading.limits.list
        ) { wire in
            wire.jobs.compactMap(\.listed)
        }
    }

    /// Takes a job that still waits out of the queue (Core API, "Cancel job"). Any 200 without `errors` says that it is
    /// done; the service refuses a job that has left the queue.
    public func cancelJob(_ id: Job.ID) async throws(APIError) {
        try await confirmation(of: try made(.cancelJob) { try calls.job(.cancelJob, id) })
    }

    /// Removes a job with its video and all its results, for ever (Core API, "Delete job"). Any 200 without `errors`
    /// says that it is done.
    public func deleteJob(_ id: Job.ID) async throws(APIError) {
        try await confirmation(of: try made(.deleteJob) { try calls.job(.deleteJob, id) })
    }

    /// Streams a result of a finished job piece by piece into `receive`; returns when it is whole.
    ///
    /// The first 4 KiB are looked at before anything is handed on, so that an error or an HTML page with status 200
    /// is never taken for a result of the type. The next piece is asked for when `receive` has returned; what it has been given
    /// is not whole before this function returns.
    /// - Parameters:
    ///   - part: what came before the call broke off that is to be gone on with. It is if the service still has the same
    ///     document and takes ranges; else the document comes from its beginning.
    ///   - begin: called once before the first piece, with the place where that belongs.
    /// - Throws: an error thrown by `receive` or `begin` ends the call with `.receiver` and its words in `messages`, a
    ///   `CancellationError` of it with `.cancelled`.
    public func jobResults(
        of id: Job.ID, type: ResultType = .core, after part: PartialResult? = nil,
        receive: @escaping @Sendable (ByteBuffer) async throws -> Void,
        begin: @escaping @Sendable (ResultHead) async throws -> Void = { _ in }
    ) async throws(APIError) {
        // Core is what the service gives without a word.
        let choice = type == .core ? [] : [(name: "type", value: type.rawValue)]
        let call = calls.query(.jobResults, [("job_id", id.rawValue)] + choice)
        let receiver = ResultStreaming.Receiver(begin: begin, receive: receive)
        let streaming = ResultStreaming(reading: reading, beginning: ResultBeginning(type: type))
        try await telling(call) { () async throws(APIError) in
            if let part, try await wentOn(with: call, after: part, streaming, receiver) { return }
            try await streaming.stream(try await send(call), of: .jobResults, to: receiver)
        }
    }

    /// - Returns: false if the service cannot go on with the document, so that it has to be asked for anew.
    private func wentOn(
        with call: HTTPCall, after part: PartialResult, _ streaming: ResultStreaming,
        _ receiver: ResultStreaming.Receiver
    ) async throws(APIError) -> Bool {
        var call = call
        call.headers += [("Range", "bytes=\(part.bytes)-"), ("If-Range", part.entityTag.rawValue)]
        let reply = try await send(call)
        if let head = ResultHead(rest: reply, after: part) {
            try await streaming.goOn(with: reply, head, of: .jobResults, to: receiver)
            return true
        }
        if reply.status == 206 || reply.status == 416 { return false }
        try await streaming.stream(reply, of: .jobResults, to: receiver)
        return true
    }

    /// - Parameter fileSize: in bytes.
    public func initializeFileUpload(fileSize: Int64) async throws(APIError) -> UploadSession {
        let call = calls.form(.initializeFileUpload, [("file_size_bytes", "\(fileSize)")])
        return try await value(of: call, UploadSessionWire.self, expected: "an upload's id and chunk size") { wire in
            guard let id = wire.uploadID, !id.isEmpty, let size = wire.chunkSize, size > 0 else { return nil }
            return UploadSession(id: UploadSession.ID(rawValue: id), chunkSize: size)
        }
    }

    /// Any 200 without `errors` says that the chunk is there; what else it holds is not documented.
    /// - Parameter index: 0-based position of the chunk; sending the same again replaces it.
    public func sendFileChunk(
        _ bytes: ByteBuffer, index: Int, of upload: UploadSession.ID
    ) async throws(APIError) {
        let fields = Self.fields(index, upload)
        try await confirmation(of: calls.form(.sendFileChunk, fields, data: ("file_data", bytes)))
    }

    /// As `sendFileChunk` with bytes in memory, for a chunk that is read while it is sent. What its `read` throws ends
    /// the call as a broken connection does.
    public func sendFileChunk(
        _ chunk: FileChunk, index: Int, of upload: UploadSession.ID
    ) async throws(APIError) {
        let fields = Self.fields(index, upload)
        try await confirmation(of: calls.form(.sendFileChunk, fields, chunk: ("file_data", chunk)))
    }

    private static func fields(_ index: Int, _ upload: UploadSession.ID) -> [(name: String, value: String)] {
        [("upload_id", upload.rawValue), ("chunk_index", "\(index)")]
    }

    /// - Returns: the `valossaupload://` reference for `new_job`.
    public func finalizeFileUpload(_ upload: UploadSession.ID) async throws(APIError) -> String {
        let call = calls.form(.finalizeFileUpload, [("upload_id", upload.rawValue)])
        return try await value(
            of: call, FinalizedUploadWire.self, expected: "a reference to the uploaded file", read: \.reference)
    }
}
