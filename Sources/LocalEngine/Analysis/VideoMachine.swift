/// Makes shots and stretches out of what the video filters say about each frame. Pure: lines in, findings out.
///
/// Times come from the frames' own time stamps in microseconds. The times that the filters print beside them have six
/// digits in all, which is too coarse in a long video.
struct VideoMachine {
    /// A change this close behind a cut is its echo in the detector: the difference falls as sharply as it rose.
    static let shortestShot = 3
    /// Shorter black is a flash or a soft cut.
    static let shortestBlack = 0.5
    /// What `freezedetect` is told: it reports a freeze when it has lasted this long.
    static let shortestFreeze = 1.0

    private struct Cut {
        var frame: Int
        var time: Double
    }

    private let frameDuration: Double
    private var frame = -1
    private var time = 0.0
    private var cuts: [Cut] = []
    private var blackStart: Double?
    private var freezeStart: Double?
    private var black: [Stretch] = []
    private var frozen: [Stretch] = []
    /// Time stamps of about the last second, to find the frame at which a freeze began.
    private var recent: [Double] = []

    init(framesPerSecond: Double) { frameDuration = 1 / framesPerSecond }

    var framesSeen: Int { frame + 1 }
    var position: Double { time }

    mutating func take(_ line: String) {
        switch MetadataLine(line) {
        case .frame(let number, let pts): begin(frame: number, at: Double(pts) / 1e6)
        case .value("lavfi.scd.time", _): cut()
        case .value("lavfi.black_start", _): blackStart = time
        case .value("lavfi.black_end", _): endBlack(at: time)
        case .value("lavfi.freezedetect.freeze_start", _): freezeStart = startOfFreeze()
        case .value("lavfi.freezedetect.freeze_end", _): endFreeze(at: time)
        default: break
        }
    }

    /// Ends what is still going on and cuts the video into shots. Empty if there was no frame.
    mutating func finish() -> (shots: [ShotSpan], black: [Stretch], frozen: [Stretch]) {
        guard frame >= 0 else { return ([], [], []) }
        let end = time + frameDuration
        endBlack(at: end)
        endFreeze(at: end)
        var shots: [ShotSpan] = []
        for (position, cut) in cuts.enumerated() {
            let next = position + 1 < cuts.count ? cuts[position + 1] : Cut(frame: frame + 1, time: end)
            shots.append(
                ShotSpan(
                    stretch: Stretch(start: cut.time, end: next.time), firstFrame: cut.frame,
                    lastFrame: next.frame - 1))
        }
        return (shots, black, frozen)
    }

    private mutating func begin(frame number: Int, at time: Double) {
        frame = number
        self.time = time
        if cuts.isEmpty { cuts.append(Cut(frame: number, time: time)) }
        recent.append(time)
        let old = recent.prefix { $0 < time - Self.shortestFreeze - 1 }.count
        if old > 32 || recent.count > 4096 { recent.removeFirst(max(old, 1)) }
    }

    private mutating func cut() {
        guard let last = cuts.last, frame - last.frame >= Self.shortestShot else { return }
        cuts.append(Cut(frame: frame, time: time))
    }

    private mutating func endBlack(at end: Double) {
        guard let start = blackStart else { return }
        blackStart = nil
        if end - start >= Self.shortestBlack - frameDuration / 2 { black.append(Stretch(start: start, end: end)) }
    }

    private mutating func endFreeze(at end: Double) {
        guard let start = freezeStart else { return }
        freezeStart = nil
        frozen.append(Stretch(start: start, end: end))
    }

    /// The freeze is noticed at the first frame that is `shortestFreeze` after its start.
    private func startOfFreeze() -> Double {
        let latest = time - Self.shortestFreeze + 1e-6
        return recent.last { $0 <= latest } ?? max(0, latest)
    }
}
