import CoreAPI
import NIOCore
import Synchronization

/// A chunk of a file on its way: read piece by piece, no faster than is allowed.
final class ChunkReading: Sendable {
    private let file: SourceFile
    private let chunk: UploadPlan.Chunk
    private let throttle: UploadThrottle
    private let memory: PieceMemory
    private let failure = Mutex<JobServiceError?>(nil)

    init(_ chunk: UploadPlan.Chunk, of file: SourceFile, throttle: UploadThrottle, memory: PieceMemory) {
        (self.chunk, self.file, self.throttle, self.memory) = (chunk, file, throttle, memory)
    }

    /// Why the file could not be read; what the network says of a call that this has ended means nothing.
    var trouble: JobServiceError? { failure.withLock { $0 } }

    var body: FileChunk {
        FileChunk(length: chunk.count, pieceLength: throttle.pieceLength) { range in
            try await self.throttle.pass(range.count)
            do throws(JobServiceError) {
                return try self.memory.piece { (piece: inout ByteBuffer) throws(JobServiceError) in
                    try self.file.read(range.count, at: self.chunk.offset + Int64(range.lowerBound), into: &piece)
                }
            } catch {
                self.failure.withLock { $0 = error }
                throw error
            }
        }
    }
}
