import AnalysisModel
import Testing

struct UploadProgressTests {
    static let fractions: [(sent: Int64, total: Int64, fraction: Double)] = [
        (0, 100, 0), (25, 100, 0.25), (100, 100, 1), (150, 100, 1), (-5, 100, 0), (0, 0, 1), (7, -1, 1),
        (.max, .max, 1),
    ]

    @Test(arguments: fractions)
    func `the fraction stays between nothing and all`(row: (sent: Int64, total: Int64, fraction: Double)) {
        let progress = UploadProgress(sent: row.sent, total: row.total, elapsed: .seconds(1))
        #expect(progress.fraction == row.fraction)
    }

    @Test func `rate and time left are the mean of this run`() {
        let progress = UploadProgress(sent: 600, total: 1000, elapsed: .seconds(4))
        #expect(progress.bytesPerSecond == 150)
        #expect(progress.timeLeft?.seconds == 400.0 / 150)
    }

    @Test func `bytes of an earlier run do not count in the rate`() {
        let progress = UploadProgress(sent: 600, total: 1000, elapsed: .seconds(4), resumedFrom: 400)
        #expect(progress.bytesPerSecond == 50)
        #expect(progress.timeLeft == .seconds(8))
    }

    @Test func `how fast it went lately goes before the mean`() {
        let progress = UploadProgress(sent: 600, total: 1000, elapsed: .seconds(4), recentRate: 50)
        #expect(progress.bytesPerSecond == 50)
        #expect(progress.timeLeft == .seconds(8))
    }

    @Test(arguments: [
        UploadProgress(sent: 0, total: 10, elapsed: .seconds(1)),
        UploadProgress(sent: 5, total: 10, elapsed: .zero),
        UploadProgress(sent: 5, total: 10, elapsed: .seconds(-1)),
        UploadProgress(sent: 5, total: 10, elapsed: .seconds(1), resumedFrom: 5),
        UploadProgress(sent: 5, total: 10, elapsed: .seconds(1), resumedFrom: 7),
    ])
    func `nothing is foretold before a byte has moved`(progress: UploadProgress) {
        #expect(progress.bytesPerSecond == nil)
        #expect(progress.timeLeft == nil)
    }
}
