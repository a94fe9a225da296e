import Testing

@testable import JobServices

@Suite struct UploadPlanTests {
    @Test(arguments: [1, 999, 1000, 1001, 2500, 3000] as [Int64])
    func `the chunks cover the file without gap or overlap`(size: Int64) {
        var plan = UploadPlan(fileSize: size, chunkSize: 1000)
        var end: Int64 = 0
        var index = 0
        while let chunk = plan.next {
            #expect(chunk.offset == end)
            #expect(chunk.index == index)
            #expect(chunk.count == 1000 || chunk.offset + Int64(chunk.count) == size)
            end = chunk.offset + Int64(chunk.count)
            index += 1
            plan.confirmed()
        }
        #expect(end == size)
        #expect(plan.bytesSent == size)
    }

    @Test(arguments: [(0, 0), (2, 2000), (3, 2500), (99, 2500), (-1, 0)] as [(Int, Int64)])
    func `it goes on after what is confirmed`(chunks: Int, bytes: Int64) {
        #expect(UploadPlan(fileSize: 2500, chunkSize: 1000, chunksSent: chunks).bytesSent == bytes)
    }

    @Test func `confirming after the end changes nothing`() {
        var plan = UploadPlan(fileSize: 10, chunkSize: 10, chunksSent: 1)
        plan.confirmed()
        #expect(plan.chunksSent == 1)
    }
}
