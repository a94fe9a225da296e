import Testing

@testable import JobServices

@Suite struct UploadPlanTests {
    @Test(arguments: [1, 999, 1000, 1001, 2500, 3000] as [Int64])
    func `the chunks cover the file without gap or overlap`(size: Int64) {
        var plan = UploadPlan(fileSize: size, chunkSize: 1000)
        var end: Int64 = 0
        var index = 0
        while let chunk = plan.take() {
            #expect(chunk.offset == end)
            #expect(chunk.index == index)
            #expect(chunk.count == 1000 || chunk.offset + Int64(chunk.count) == size)
            end = chunk.offset + Int64(chunk.count)
            index += 1
            plan.confirm(chunk.index)
        }
        #expect(end == size)
        #expect(plan.bytesConfirmed == size)
        #expect(plan.isComplete)
    }

    struct Known: Sendable {
        var before: Int
        var beyond: Set<Int> = []
        let bytes: Int64
        let left: [Int]
    }

    @Test(arguments: [
        Known(before: 0, bytes: 0, left: [0, 1, 2]), Known(before: 2, bytes: 2000, left: [2]),
        Known(before: 3, bytes: 2500, left: []), Known(before: 99, bytes: 2500, left: []),
        Known(before: -1, bytes: 0, left: [0, 1, 2]), Known(before: 0, beyond: [1], bytes: 1000, left: [0, 2]),
        Known(before: 0, beyond: [2], bytes: 500, left: [0, 1]), Known(before: 1, beyond: [1], bytes: 2000, left: [2]),
        Known(before: 2, beyond: [0, 7, -1], bytes: 2000, left: [2]),
    ])
    func `only what is not confirmed is handed out, each once`(row: Known) {
        var plan = UploadPlan(
            fileSize: 2500, chunkSize: 1000, confirmedBefore: row.before, confirmedBeyond: row.beyond)
        #expect(plan.bytesConfirmed == row.bytes)
        var left: [Int] = []
        while let chunk = plan.take() { left.append(chunk.index) }
        #expect(left == row.left)
        #expect(plan.isComplete == row.left.isEmpty)
    }

    @Test(arguments: 1...20) func `chunks may be confirmed in any order`(seed: Int) {
        var plan = UploadPlan(fileSize: 9_700, chunkSize: 1000)
        var random = Seeded(seed: UInt64(seed))
        for index in (0..<10).shuffled(using: &random) {
            #expect(!plan.isComplete)
            plan.confirm(index)
            plan.confirm(index)
        }
        #expect(plan.isComplete)
        #expect(plan.bytesConfirmed == 9_700)
        #expect(plan.confirmedBeyond.isEmpty)
    }

    @Test func `confirming what is not there changes nothing`() {
        var plan = UploadPlan(fileSize: 10, chunkSize: 10)
        plan.confirm(1)
        plan.confirm(-1)
        #expect(plan.bytesConfirmed == 0)
    }
}
