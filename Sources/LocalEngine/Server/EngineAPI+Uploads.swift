import Hummingbird
import NIOCore

extension EngineAPI {
    func initializeFileUpload(_ request: Request) async throws -> Response {
        let fields = try await checkedForm(request)
        let limits = configuration.limits
        let size = try fields.requiredInteger(
            "file_size_bytes", in: 1...limits.videoBytes,
            otherwise: "expected 1 to \(limits.videoBytes), the largest video accepted")
        let upload = UploadRecord(
            id: configuration.makeID(), createdAt: configuration.now(), size: size,
            chunkBytes: Int64(limits.chunkBytes), finalized: false)
        try await saving { try await UploadFile(path: folders.upload(upload.id)).create() }
        try await store.insert(upload)
        return .json(["upload_id": .string(upload.id), "file_chunk_size_bytes": .int(upload.chunkBytes)])
    }

    func sendFileChunk(_ request: Request) async throws -> Response {
        let fields = try await checkedForm(request)
        let upload = try await upload(fields)
        let last = upload.chunkCount - 1
        let index = try fields.requiredInteger(
            "chunk_index", in: 0...last, otherwise: "expected 0 to \(last), for the file has \(last + 1) chunks")
        let bytes = try fields.requiredBytes("file_data")
        let length = upload.length(ofChunk: index)
        guard bytes.readableBytes == length else {
            throw RequestFailure.invalid(
                "file_data", "chunk \(index) must have \(length) bytes, not \(bytes.readableBytes)")
        }
        guard !upload.finalized else { throw RequestFailure.refused("The upload has been finalized already") }
        let file = UploadFile(path: folders.upload(upload.id))
        try await saving { try await file.write(bytes, at: index * upload.chunkBytes) }
        try await store.acknowledge(chunk: index, of: upload.id)
        return .json([:])
    }

    func finalizeFileUpload(_ request: Request) async throws -> Response {
        let fields = try await bodies.formOrJSON(request)
        try checkKey(try fields.requiredString("api_key"))
        let upload = try await upload(fields)
        if let missing = try await store.finalize(upload) {
            throw RequestFailure.refused(
                "The upload is not complete: \(missing.count) of \(upload.chunkCount) chunks are missing, "
                    + "the first is chunk \(missing.first)")
        }
        return .json(["uploaded_file_url": .string(UploadReference.scheme + upload.id)])
    }

    private func checkedForm(_ request: Request) async throws -> FormFields {
        let fields = try await bodies.form(request)
        try checkKey(try fields.requiredString("api_key"))
        return fields
    }

    private func upload(_ fields: FormFields) async throws -> UploadRecord {
        guard let upload = try await store.upload(try fields.requiredString("upload_id")) else {
            throw RequestFailure.uploadNotFound
        }
        return upload
    }

    private func saving(_ work: () async throws -> Void) async throws {
        do {
            try await work()
        } catch let error as DiskError where error.isDiskFull {
            throw RequestFailure(status: .internalServerError, message: "The engine's disk is full")
        }
    }
}
