/// Which piece of a file goes next, as a value. The pieces go in order, each after the one before is confirmed.
struct UploadPlan: Hashable, Sendable {
    struct Chunk: Hashable, Sendable {
        /// 0-based.
        var index: Int
        var offset: Int64
        var count: Int
    }

    /// More is not read into memory at once, whatever the service asks for.
    static let largestChunk = 256 << 20

    let fileSize: Int64
    let chunkSize: Int
    /// Confirmed by the service.
    private(set) var chunksSent: Int

    /// - Parameter chunksSent: from an earlier run; more than there are counts as all.
    init(fileSize: Int64, chunkSize: Int, chunksSent: Int = 0) {
        self.fileSize = fileSize
        self.chunkSize = max(1, chunkSize)
        let chunks = (fileSize + Int64(self.chunkSize) - 1) / Int64(self.chunkSize)
        self.chunksSent = Int(min(Int64(max(0, chunksSent)), chunks))
    }

    var bytesSent: Int64 { min(fileSize, Int64(chunksSent) * Int64(chunkSize)) }

    /// `nil` when all of the file is there.
    var next: Chunk? {
        let offset = bytesSent
        guard offset < fileSize else { return nil }
        return Chunk(index: chunksSent, offset: offset, count: Int(min(Int64(chunkSize), fileSize - offset)))
    }

    mutating func confirmed() {
        if next != nil { chunksSent += 1 }
    }
}
