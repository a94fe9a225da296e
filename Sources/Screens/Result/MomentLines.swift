import AnalysisModel
import AppLogic
import Canvas

/// What there is in the second that is looked at.
struct MomentLines {
    let view: ResultView
    let width: Int

    /// More than anybody looks for in one second.
    private static let most = 40

    var all: [Line] {
        let result = view.result
        let moment = ResultMoment(result, labels: view.state.ownLabels, at: view.state.position)
        let shot = moment.shot.map { "shot \($0 + 1) of \(result.shots.count)" }
        let head = Line("At \(view.times.of(view.state.position))", view.theme.strong)
            .adding(shot.map { ", \($0)" } ?? "", view.theme.quiet)
        let parts =
            named("Flagged", moment.compliance.map { result.compliance[$0].label }, view.theme.doubtful)
            + named("Labels", moment.labels.map { result.labels[$0].label })
            + named("Faces", moment.faces.map { FaceWords.name(result.faces[$0]) })
            + moment.speech.prefix(Self.most).flatMap { said(result.speech[$0]) }
            + moment.captions.prefix(Self.most).flatMap { scene(result.captions[$0]) }
            + named("Topics", moment.topics.map { result.topics[$0].label })
        return [head] + (parts.isEmpty ? [Line("Nothing that was recognised is there.", view.theme.quiet)] : parts)
    }

    private func named(_ name: String, _ texts: [String], _ style: Style = .plain) -> [Line] {
        guard !texts.isEmpty else { return [] }
        let shown = texts.prefix(Self.most).map(LongText.word)
        let rest = texts.count > Self.most ? ["and \(texts.count - Self.most) more"] : []
        let lines = Line.packed(shown + rest, style, gap: 2, width: max(1, width - Line.nameColumns))
        return Line.named(name, lines, view.theme)
    }

    private func scene(_ caption: Caption) -> [Line] {
        let text = LongText.beginning(of: caption.text)
        return Line.named("Scene", Line.wrapped(text, width: max(1, width - Line.nameColumns)), view.theme)
    }

    private func said(_ segment: SpeechSegment) -> [Line] {
        let speaker = segment.speaker.map { "\(LongText.word($0)): " } ?? ""
        // A mark at its beginning stays its own, whoever speaks.
        let text = speaker + VisibleText.of(LongText.beginning(of: segment.text))
        return Line.named("Said", Line.wrapped(text, width: max(1, width - Line.nameColumns)), view.theme)
    }
}
