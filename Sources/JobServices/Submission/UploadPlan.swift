/// Which piece of a file goes next, as a value. Several may be on their way, and be confirmed in any order.
struct UploadPlan: Hashable, Sendable {
    struct Chunk: Hashable, Sendable {
        /// 0-based.
        var index: Int
        var offset: Int64
        var count: Int
    }

    let fileSize: Int64
    let chunkSize: Int
    /// Confirmed by the service, by this run or an earlier one: all before this index, and these beyond it.
    private(set) var confirmedBefore = 0
    private(set) var confirmedBeyond: Set<Int> = []
    private(set) var bytesConfirmed: Int64 = 0
    /// Where the search for one that has not been handed out begins.
    private var cursor = 0

    /// - Parameters:
    ///   - confirmedBefore: from an earlier run; more than there are counts as all.
    ///   - confirmedBeyond: from an earlier run; indexes that there are not are left out.
    init(fileSize: Int64, chunkSize: Int, confirmedBefore: Int = 0, confirmedBeyond: Set<Int> = []) {
        self.fileSize = fileSize
        self.chunkSize = max(1, chunkSize)
        self.confirmedBefore = min(max(0, confirmedBefore), count)
        bytesConfirmed = min(fileSize, Int64(self.confirmedBefore) * Int64(self.chunkSize))
        for index in confirmedBeyond { confirm(index) }
        cursor = self.confirmedBefore
    }

    var count: Int { Int((fileSize + Int64(chunkSize) - 1) / Int64(chunkSize)) }
    var isComplete: Bool { confirmedBefore == count }

    /// Hands out the first chunk that is neither confirmed nor handed out; `nil` when none is left.
    mutating func take() -> Chunk? {
        while cursor < count {
            defer { cursor += 1 }
            if cursor >= confirmedBefore, !confirmedBeyond.contains(cursor) { return chunk(cursor) }
        }
        return nil
    }

    /// What has been confirmed already changes nothing.
    mutating func confirm(_ index: Int) {
        guard (confirmedBefore..<count).contains(index), confirmedBeyond.insert(index).inserted else { return }
        bytesConfirmed += Int64(chunk(index).count)
        while confirmedBeyond.remove(confirmedBefore) != nil { confirmedBefore += 1 }
    }

    private func chunk(_ index: Int) -> Chunk {
        let offset = Int64(index) * Int64(chunkSize)
        return Chunk(index: index, offset: offset, count: Int(min(Int64(chunkSize), fileSize - offset)))
    }
}
