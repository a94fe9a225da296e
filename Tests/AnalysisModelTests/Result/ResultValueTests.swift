import AnalysisModel
import Testing

struct ResultValueTests {
    @Test func `detections are ordered by number, not by letter`() {
        let ids = ["10", "9", "1", "100", "2"].map(Detection.ID.init)
        #expect(ids.sorted().map(\.rawValue) == ["1", "2", "9", "10", "100"])
    }

    static let pairs: [(String, String)] = [
        ("1", "2"), ("2", "10"), ("-1", "0"), ("a", "b"), ("1", "a"), ("01", "1"), ("0", ""), ("100", "1a"),
        ("20", "1a"),
        ("99999999999999999999", "a"),
    ]

    @Test(arguments: pairs)
    func `of two detection ids one comes first`(first: String, second: String) {
        let (first, second) = (Detection.ID(rawValue: first), Detection.ID(rawValue: second))
        #expect(first < second)
        #expect(!(second < first))
        #expect(!(first < first))
    }

    @Test func `a length that nothing lasts is bounded, not a crash`() {
        for seconds in [Double.infinity, -.infinity, .nan, 1e300, -1e300] {
            #expect(abs(Duration(boundedSeconds: seconds).seconds) <= 1e15)
        }
        #expect(Duration(boundedSeconds: 1.5) == .milliseconds(1500))
        let endless = TimeSpan(start: .zero, end: Timecode(seconds: 1e300))
        #expect(endless.duration == ScreenTime.total(of: [endless]))
    }

    static let lengths: [(Duration, Double)] = [
        (.zero, 0), (.seconds(2), 2), (.milliseconds(1500), 1.5), (.milliseconds(-250), -0.25),
        (.seconds(18_000), 18_000), (.nanoseconds(1), 1e-9),
    ]

    @Test(arguments: lengths)
    func `a duration in seconds keeps its fraction`(duration: Duration, seconds: Double) {
        #expect(abs(duration.seconds - seconds) <= 1e-15 * max(1, abs(seconds)))
    }

    @Test func `positions in a video are ordered by time`() {
        #expect(Timecode(seconds: 1.5) < Timecode(seconds: 2))
        #expect(Timecode.zero.seconds == 0)
    }
}
