import AnalysisModel
import Testing

/// Positions as editing programs count them.
struct SMPTETimecodeTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let rate: Double
        /// The frame's number from the start.
        let frame: Int
        let text: String

        init(_ rate: Double, _ frame: Int, _ text: String) {
            (self.rate, self.frame, self.text) = (rate, frame, text)
        }

        var exact: Double { [29.97: 30_000 / 1001.0, 59.94: 60_000 / 1001.0, 23.976: 24_000 / 1001.0][rate] ?? rate }
        var testDescription: String { "frame \(frame) at \(rate)" }
    }

    /// ST 12-1 leaves out numbers 0 and 1 (0 to 3 at 59.94) of each minute but every tenth.
    static let rows = [
        Row(29.97, 0, "00:00:00;00"), Row(29.97, 29, "00:00:00;29"), Row(29.97, 1799, "00:00:59;29"),
        Row(29.97, 1800, "00:01:00;02"), Row(29.97, 3597, "00:01:59;29"), Row(29.97, 3598, "00:02:00;02"),
        Row(29.97, 17_981, "00:09:59;29"), Row(29.97, 17_982, "00:10:00;00"), Row(29.97, 17_983, "00:10:00;01"),
        Row(29.97, 19_781, "00:10:59;29"), Row(29.97, 19_782, "00:11:00;02"), Row(29.97, 107_892, "01:00:00;00"),
        Row(29.97, 2_589_408, "24:00:00;00"),
        Row(59.94, 3599, "00:00:59;59"), Row(59.94, 3600, "00:01:00;04"), Row(59.94, 35_963, "00:09:59;59"),
        Row(59.94, 35_964, "00:10:00;00"), Row(59.94, 215_784, "01:00:00;00"),
        Row(23.976, 1439, "00:00:59:23"), Row(23.976, 1440, "00:01:00:00"), Row(23.976, 86_400, "01:00:00:00"),
        Row(25, 24, "00:00:00:24"), Row(25, 1500, "00:01:00:00"), Row(30, 1800, "00:01:00:00"),
        Row(60, 216_000, "01:00:00:00"), Row(120, 119, "00:00:00:119"),
    ]

    @Test(arguments: rows)
    func `a frame bears the number that the standard gives it`(row: Row) throws {
        let time = Double(row.frame) / row.exact
        // Also where a file rounds to milliseconds, and in the middle of the frame.
        for seconds in [time, (time * 1000).rounded() / 1000, time + 0.5 / row.exact] {
            let timecode = try #require(SMPTETimecode(seconds: seconds, framesPerSecond: row.rate))
            #expect(timecode.description == row.text)
        }
    }

    @Test(arguments: [29.97, 30_000 / 1001.0, 59.94, 60_000 / 1001.0, 23.976, 23.98, 25, 12.5, 14.985])
    func `numbers only rise, none bears what is left out, and an hour by the clock stays one`(rate: Double) throws {
        var last = ""
        for second in stride(from: 0, to: 660.0, by: 0.5 / rate * 3) {
            let timecode = try #require(SMPTETimecode(seconds: second, framesPerSecond: rate))
            #expect(timecode.description >= last)
            last = timecode.description
            let isLeftOut = timecode.isDropFrame && timecode.seconds == 0 && timecode.minutes % 10 != 0
            #expect(!isLeftOut || timecode.frames >= timecode.framesPerCountedSecond / 15)
        }
        let hour = try #require(SMPTETimecode(seconds: 3600, framesPerSecond: rate))
        let drift = hour.framesPerCountedSecond == 24 || hour.framesPerCountedSecond == 15 ? 3.6 : 0.05
        let counted = Double(hour.hours * 3600 + hour.minutes * 60 + hour.seconds)
        #expect(abs(3600 - counted) <= drift + 1)
    }

    @Test(arguments: [(29.97, true), (59.94, true), (23.976, false), (24, false), (30, false), (60, false)])
    func `numbers are left out where the standard says so`(rate: Double, isDropped: Bool) {
        #expect(SMPTETimecode(seconds: 1, framesPerSecond: rate)?.isDropFrame == isDropped)
    }

    @Test func `what is no rate or no position has no number, or the nearest`() throws {
        for rate: Double in [0, -25, .nan, .infinity, 1e9] {
            #expect(SMPTETimecode(seconds: 1, framesPerSecond: rate) == nil)
        }
        for seconds: Double in [-1, .nan, -.infinity] {
            #expect(SMPTETimecode(seconds: seconds, framesPerSecond: 25)?.description == "00:00:00:00")
        }
        #expect(SMPTETimecode(seconds: 1e300, framesPerSecond: 29.97) != nil)
    }
}
