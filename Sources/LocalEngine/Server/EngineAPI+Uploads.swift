import Hummingbird
import NIOCore

extension EngineAPI {
    func initializeFileUpload(_ request: Request) async throws -> Response {
        let fields = try await bodies.form(request)
        let owner = try admit(try fields.requiredString("api_key"), to: .initializeFileUpload)
        let limits = configuration.limits
        let size = try fields.requiredInteger("file_size_bytes")
        guard (1...limits.videoBytes).contains(size) else {
            throw RequestFailure.invalid(
                "file_size_bytes", "expected 1 to \(limits.videoBytes), the largest video accepted")
        }
        let upload = UploadRecord(
            id: configuration.makeID(), owner: owner, createdAt: configuration.now(), size: size,
            chunkBytes: Int64(limits.chunkBytes), finalized: false)
        try await saving { try await UploadFile(path: folders.upload(upload.id)).create() }
        try await store.insert(upload)
        return .json(["upload_id": .string(upload.id), "file_chunk_size_bytes": .int(upload.chunkBytes)])
    }

    func sendFileChunk(_ request: Request) async throws -> Response {
        let fields = try await bodies.form(request)
        let owner = try admit(try fields.requiredString("api_key"), to: .sendFileChunk)
        var problems = FieldProblems()
        let id = problems.reading { () throws(RequestFailure) in try fields.requiredString("upload_id") }
        let index = problems.reading { () throws(RequestFailure) in try fields.requiredInteger("chunk_index") }
        let bytes = problems.reading { () throws(RequestFailure) in try fields.requiredBytes("file_data") }
        try problems.check()
        guard let id, let index, let bytes else { throw RequestFailure.malformedBody }
        let upload = try await upload(id, of: owner)
        try Self.check(bytes, asChunk: index, of: upload)
        let file = UploadFile(path: folders.upload(upload.id))
        try await saving { try await file.write(bytes, at: index * upload.chunkBytes) }
        guard try await ledger.acknowledge(ChunkMark(upload: upload.id, index: index)) else {
            throw RequestFailure.uploadNotFound
        }
        return .json([:])
    }

    private static func check(
        _ bytes: ByteBuffer, asChunk index: Int64, of upload: UploadRecord
    ) throws(RequestFailure) {
        let last = upload.chunkCount - 1
        guard (0...last).contains(index) else {
            throw .invalid("chunk_index", "expected 0 to \(last), for the file has \(last + 1) chunks")
        }
        let length = upload.length(ofChunk: index)
        guard bytes.readableBytes == length else {
            throw .invalid("file_data", "chunk \(index) must have \(length) bytes, not \(bytes.readableBytes)")
        }
        guard !upload.finalized else { throw .refused("The upload has been finalized already") }
    }

    func finalizeFileUpload(_ request: Request) async throws -> Response {
        let fields = try await bodies.formOrJSON(request)
        let owner = try admit(try fields.requiredString("api_key"), to: .finalizeFileUpload)
        let upload = try await upload(try fields.requiredString("upload_id"), of: owner)
        if let missing = try await store.finalize(upload) {
            throw RequestFailure.refused(
                "The upload is not complete: \(missing.count) of \(upload.chunkCount) chunks are missing, "
                    + "the first is chunk \(missing.first)")
        }
        return .json(["uploaded_file_url": .string(UploadReference.scheme + upload.id)])
    }

    private func upload(_ id: String, of owner: String) async throws -> UploadRecord {
        guard let upload = try await store.upload(id, of: owner) else { throw RequestFailure.uploadNotFound }
        return upload
    }

    private func saving(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error where DiskError.isFull(error) {
            throw RequestFailure.diskFull
        }
    }
}
