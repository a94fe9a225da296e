/// A position as editing programs count it: hours, minutes, seconds and frames (SMPTE ST 12-1).
///
/// At the NTSC rates that are multiples of 30000/1001 the numbers of the first frames of every minute but each tenth are
/// left out, so that the count stays with the clock. At 24000/1001 nothing is left out, and the count falls behind it.
public struct SMPTETimecode: Hashable, Sendable {
    public let hours: Int
    public let minutes: Int
    public let seconds: Int
    /// 0-based, in the second.
    public let frames: Int
    /// How many frames a counted second has.
    public let framesPerCountedSecond: Int
    public let isDropFrame: Bool

    /// The frame that is shown at a position; one that is as good as at the next frame counts as that, since files round.
    ///
    /// - Parameters:
    ///   - seconds: from the start of the video.
    ///   - framesPerSecond: as a file tells it, also rounded: `29.97` stands for 30000/1001.
    /// - Returns: `nil` for a rate that no video has.
    public init?(seconds: Double, framesPerSecond: Double) {
        guard framesPerSecond.isFinite, framesPerSecond >= 1, framesPerSecond <= 1000 else { return nil }
        let nominal = Int(framesPerSecond.rounded())
        let exact = Self.exactRate(framesPerSecond, nominal: nominal)
        let position = seconds.isFinite ? min(max(0, seconds), 1e9) : 0
        let isWhole = exact.isNTSC || abs(framesPerSecond - Double(nominal)) < 0.001
        guard !isWhole else {
            let shown = Int((position * exact.rate + Self.tolerance).rounded(.down))
            self.init(shown: shown, nominal: nominal, isNTSC: exact.isNTSC)
            return
        }
        // No standard counts such a rate: seconds by the clock, and the frames since.
        let second = Int(position)
        let number = second * nominal + min(nominal - 1, Int((position - Double(second)) * exact.rate))
        self.init(shown: number, nominal: nominal, isNTSC: false)
    }

    /// A frame of the video, each by the next number that there is.
    ///
    /// - Parameters:
    ///   - frame: 0-based; a negative one counts as the first.
    ///   - framesPerSecond: as a file tells it, also rounded.
    /// - Returns: `nil` for a rate that no video has.
    public init?(frame: Int, framesPerSecond: Double) {
        guard framesPerSecond.isFinite, framesPerSecond >= 1, framesPerSecond <= 1000 else { return nil }
        let nominal = Int(framesPerSecond.rounded())
        let isNTSC = Self.exactRate(framesPerSecond, nominal: nominal).isNTSC
        self.init(shown: max(0, frame), nominal: nominal, isNTSC: isNTSC)
    }

    private init(shown: Int, nominal: Int, isNTSC: Bool) {
        framesPerCountedSecond = nominal
        isDropFrame = isNTSC && nominal % 30 == 0
        let number = isDropFrame ? Self.withDropped(shown, nominal: nominal) : shown
        frames = number % nominal
        let whole = number / nominal
        (hours, minutes, seconds) = (whole / 3600, whole / 60 % 60, whole % 60)
    }

    /// Of a frame.
    private static let tolerance = 0.05

    private static func exactRate(_ told: Double, nominal: Int) -> (rate: Double, isNTSC: Bool) {
        let broadcast = Double(nominal) * 1000 / 1001
        return abs(told - broadcast) < 0.006 && told < Double(nominal) ? (broadcast, true) : (told, false)
    }

    /// The number that a frame bears: so many as were left out before it are added.
    private static func withDropped(_ frame: Int, nominal: Int) -> Int {
        let dropped = nominal / 15
        let minute = nominal * 60 - dropped
        let tenMinutes = minute * 10 + dropped
        let (tens, rest) = frame.quotientAndRemainder(dividingBy: tenMinutes)
        let minutes = rest < nominal * 60 ? 0 : 1 + (rest - nominal * 60) / minute
        return frame + dropped * (9 * tens + minutes)
    }
}

extension SMPTETimecode: CustomStringConvertible {
    /// `HH:MM:SS:FF`; a semicolon before the frames tells that numbers are left out.
    public var description: String {
        let digits = max(2, "\(framesPerCountedSecond - 1)".utf8.count)
        let places = [hours, minutes, seconds].map { Self.padded($0, to: 2) }.joined(separator: ":")
        return places + (isDropFrame ? ";" : ":") + Self.padded(frames, to: digits)
    }

    private static func padded(_ number: Int, to digits: Int) -> String {
        let text = "\(number)"
        return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
    }
}
