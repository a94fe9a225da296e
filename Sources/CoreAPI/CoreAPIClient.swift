public import AnalysisModel
public import NIOCore

/// The service's functions as a client calls them. One value per base URL and key; cheap to copy.
public struct CoreAPIClient: Sendable {
    /// A started upload (Core API, "Initialize file upload").
    public struct UploadSession: Hashable, Sendable {
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

    /// What `new_job` is asked for. `videoURL` is an http(s) link or a `valossaupload://` reference.
    public struct NewJob: Hashable, Sendable {
        public var videoURL: String
        public var title: String?
        public var language: String?

        public init(videoURL: String, title: String? = nil, language: String? = nil) {
            self.videoURL = videoURL
            self.title = title
            self.language = language
        }
    }

    /// An entry of `list_jobs`; everything but the report is told by some servers only.
    public struct ListedJob: Hashable, Sendable {
        public var report: JobStatusReport
        public var title: String?
        public var videoURL: String?

        public init(report: JobStatusReport, title: String? = nil, videoURL: String? = nil) {
            self.report = report
            self.title = title
            self.videoURL = videoURL
        }
    }

    let baseURL: BaseURL
    let key: APIKey
    let transport: any HTTPTransport

    public init(baseURL: BaseURL, key: APIKey, transport: any HTTPTransport) {
        self.baseURL = baseURL
        self.key = key
        self.transport = transport
    }

    /// Asks for an analysis. Sent once, never repeated: after an unclear answer a job may exist.
    public func newJob(_ job: NewJob) async throws(APIError) -> Job.ID { throw .unwritten(.newJob) }

    public func jobStatus(of id: Job.ID) async throws(APIError) -> JobStatusReport { throw .unwritten(.jobStatus) }

    /// All jobs of the key, in the order the service gives.
    public func listJobs() async throws(APIError) -> [ListedJob] { throw .unwritten(.listJobs) }

    /// Streams the core result of a finished job piece by piece into `receive`; returns when it is whole.
    /// An error thrown by `receive` ends the call with `.cancelled`.
    public func jobResults(
        of id: Job.ID, receive: @Sendable (ByteBuffer) async throws -> Void
    ) async throws(APIError) {
        throw .unwritten(.jobResults)
    }

    /// - Parameter fileSize: in bytes.
    public func initializeFileUpload(fileSize: Int64) async throws(APIError) -> UploadSession {
        throw .unwritten(.initializeFileUpload)
    }

    /// - Parameter index: 0-based position of the chunk; sending the same again replaces it.
    public func sendFileChunk(
        _ bytes: ByteBuffer, index: Int, of upload: UploadSession.ID
    ) async throws(APIError) {
        throw .unwritten(.sendFileChunk)
    }

    /// - Returns: the `valossaupload://` reference for `new_job`.
    public func finalizeFileUpload(_ upload: UploadSession.ID) async throws(APIError) -> String {
        throw .unwritten(.finalizeFileUpload)
    }
}

extension APIError {
    static func unwritten(_ endpoint: Endpoint) -> APIError {
        APIError(endpoint: endpoint, code: .cancelled, messages: ["unwritten"], requestMayHaveArrived: false)
    }
}
