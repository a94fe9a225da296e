import AnalysisModel
import AppLogic
import Canvas

/// The runs of frames between two cuts.
struct ShotsTab: ResultTabView {
    let view: ResultView
    /// Of the longest one, in seconds.
    private let longest: Double

    init(view: ResultView) {
        self.view = view
        longest = view.result.shots.reduce(0) { max($0, $1.span.duration.seconds) }
    }

    var columns: [ResultColumn] {
        [
            ResultColumn("SHOT", atMost: 20), ResultColumn("FRAMES", width: 17, align: .right, need: 60),
            ResultColumn("BEGINS", width: view.times.columns, align: .right),
            ResultColumn("LASTS", width: 9, align: .right),
            ResultColumn("COLOURS", width: 25, need: 90),
        ]
    }

    func cells(of item: Int) -> [(String, Style)] {
        let shot = result.shots[item]
        return [
            ("\(item + 1)", theme.text), ("\(shot.firstFrame) to \(shot.lastFrame)", theme.quiet),
            (view.times.of(shot.span.start.seconds), theme.text),
            (NumberText.oneDecimal(min(shot.span.duration.seconds, 1e9)) + " s", theme.text),
            (colors(of: shot).joined(separator: " "), theme.quiet),
        ]
    }

    let stripTitle = "LENGTH"

    /// A shot is in one place; how long it is beside the others says more.
    func strip(of item: Int, in kind: ResultList.Kind, width: Int) -> String {
        let length = result.shots[item].span.duration.seconds
        return Bar.length(longest > 0 ? length / longest : 0, width: width, glyphs: theme.glyphs)
    }

    /// The strongest where it begins.
    private func colors(of shot: Shot) -> [String] {
        let second = second(of: shot)
        guard result.colorsBySecond.indices.contains(second) else { return [] }
        return result.colorsBySecond[second].prefix(3).compactMap(RGB.init).map { "#" + $0.hex }
    }

    private func second(of shot: Shot) -> Int {
        let start = shot.span.start.seconds
        return start.isFinite ? Int(min(max(0, start.rounded(.up)), 1e9)) : 0
    }

    func name(of item: Int) -> String { "Shot \(item + 1), and where the cuts are" }

    func details(of item: Int, width: Int) -> [Line] {
        let shot = result.shots[item]
        let rhythm = CutRhythm(shots: result.shots, duration: view.duration)
        let lively = rhythm.liveliest.map { minute in
            "at most \(minute.cuts) in the minute from \(view.times.of(Double(minute.start)))"
        }
        let words = ["\(NumberText.oneDecimal(rhythm.perMinute)) cuts per minute", lively].compactMap(\.self)
        return fact("Shot", "\(view.times.of(shot.span)), frames \(shot.firstFrame) to \(shot.lastFrame)", width: width)
            + fact("Cuts", words.joined(separator: ", "), width: width)
            + self.words("Colours", colors(of: shot), width: width)
    }

    var wouldBe: String { "every shot with its place and length, and how fast the cuts follow each other" }
    var whyNot: String { "The file tells no shots, as old ones do not." }
}

/// How fast cuts follow each other.
struct CutRhythm {
    let perMinute: Double
    /// The minute of the video with the most cuts, if there are any.
    let liveliest: (start: Int, cuts: Int)?

    init(shots: [Shot], duration: Double) {
        let cuts = shots.dropFirst().map(\.span.start.seconds).filter { $0.isFinite && $0 >= 0 }
        perMinute = duration > 0 ? min(1e6, Double(cuts.count) * 60 / duration) : 0
        let minutes = Dictionary(cuts.map { (Int(min($0, 1e9)) / 60, 1) }, uniquingKeysWith: +)
        liveliest = minutes.min { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }
            .map { ($0.key * 60, $0.value) }
    }
}
