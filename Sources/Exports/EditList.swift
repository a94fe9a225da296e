public import AnalysisModel

/// Stretches of a video as an edit decision list (CMX 3600), one event for each, that an editing program cuts the video by.
public struct EditList {
    private let framesPerSecond: Double
    private let title: String

    /// - Parameter framesPerSecond: 25 where the file does not tell it.
    public init(title: String, framesPerSecond: Double?) {
        self.title = Self.line(title)
        self.framesPerSecond = framesPerSecond.flatMap { (1...1000).contains($0) ? $0 : nil } ?? 25
    }

    /// The most events that the format has numbers for; further ones are numbered on, and not every program takes them.
    public static let mostEvents = 999

    /// - Parameters:
    ///   - shots: all of them, by their frames where the file tells these.
    ///   - filter: its window says which are listed.
    public func text(shots: [Shot], _ filter: ExportFilter = ExportFilter()) -> (text: String, events: Int) {
        let wanted = shots.enumerated().filter { filter.wants($0.element.span) }
        return text(wanted.map { index, shot in (frames(of: shot), ["SHOT \(index + 1)"]) })
    }

    /// What must be looked at, in whole shots.
    public func text(flags: [ComplianceFlag]) -> (text: String, events: Int) {
        let spans = flags.flatMap { flag in flag.wholeShots.map { ($0, flag) } }
            .sorted { ($0.0.start, $0.0.end) < ($1.0.start, $1.0.end) }
        return text(
            spans.map { span, flag in
                (frame(span.start)..<max(frame(span.start) + 1, frame(span.end)), ["\(flag.type): \(flag.label)"])
            })
    }

    private func text(_ events: [(frames: Range<Int>, comments: [String])]) -> (text: String, events: Int) {
        let isDropFrame = SMPTETimecode(frame: 0, framesPerSecond: framesPerSecond)?.isDropFrame == true
        var lines = ["TITLE: \(title)", isDropFrame ? "FCM: DROP FRAME" : "FCM: NON-DROP FRAME", ""]
        var record = 0
        for (number, event) in events.enumerated() {
            let end = record + event.frames.count
            let times = [event.frames.lowerBound, event.frames.upperBound, record, end].map(timecode)
            lines.append("\(Self.three(number + 1))  AX       V     C        \(times.joined(separator: " "))")
            lines.append("* FROM CLIP NAME: \(title)")
            lines += event.comments.map { "* COMMENT: \(Self.line($0))" }
            record = end
        }
        return (lines.joined(separator: "\r\n") + "\r\n", events.count)
    }

    private func frames(of shot: Shot) -> Range<Int> {
        if shot.lastFrame >= shot.firstFrame, shot.lastFrame > 0, shot.firstFrame >= 0 {
            return shot.firstFrame..<shot.lastFrame + 1
        }
        return frame(shot.span.start)..<max(frame(shot.span.start) + 1, frame(shot.span.end))
    }

    private func frame(_ time: Timecode) -> Int { Int((min(max(0, time.seconds), 1e6) * framesPerSecond).rounded()) }

    private func timecode(_ frame: Int) -> String {
        SMPTETimecode(frame: frame, framesPerSecond: framesPerSecond)?.description ?? ""
    }

    private static func three(_ number: Int) -> String {
        String(repeating: "0", count: max(0, 3 - "\(number)".count)) + "\(number)"
    }

    /// One line, whatever the text says.
    private static func line(_ text: String) -> String {
        let plain = text.unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control || scalar.value == 0x2028 || scalar.value == 0x2029
                ? " " : Character(scalar)
        }
        return String(plain).split(separator: " ").joined(separator: " ")
    }
}
