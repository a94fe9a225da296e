import AnalysisModel
import Canvas

/// The state of a row as word, sign and look.
struct StatusText {
    let word: String
    let glyph: String
    let style: Style

    init(_ job: TrackedJob, theme: Theme) {
        let glyphs = theme.glyphs
        if job.isGone && job.status != .finished {
            (word, glyph, style) = ("gone", glyphs.failed, theme.bad)
            return
        }
        guard let status = job.status else {
            (word, glyph, style) =
                job.isPaused
                ? ("paused", glyphs.onHold, theme.doubtful) : Self.submission(job.submission, theme: theme)
            return
        }
        switch status {
        case .queued: (word, glyph, style) = ("queued", glyphs.queued, theme.text)
        case .onHold: (word, glyph, style) = ("on hold", glyphs.onHold, theme.text)
        case .preparingAnalysis: (word, glyph, style) = ("preparing", glyphs.preparing, theme.accent)
        case .processing: (word, glyph, style) = ("processing", glyphs.processing, theme.accent)
        case .finished: (word, glyph, style) = ("finished", glyphs.finished, theme.good)
        case .error: (word, glyph, style) = ("error", glyphs.failed, theme.bad)
        case .unknown(let other): (word, glyph, style) = (other, glyphs.unknown, theme.doubtful)
        }
    }

    private static func submission(_ state: SubmissionState, theme: Theme) -> (String, String, Style) {
        let glyphs = theme.glyphs
        return switch state {
        case .intended: ("waiting", glyphs.pending, theme.text)
        case .uploading: ("uploading", glyphs.uploading, theme.accent)
        case .submitting: ("submitting", glyphs.uploading, theme.accent)
        case .submitted, .listed: ("submitted", glyphs.queued, theme.text)
        case .failed: ("not sent", glyphs.failed, theme.bad)
        case .unknown: ("unknown", glyphs.unknown, theme.doubtful)
        }
    }
}
