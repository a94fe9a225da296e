import AnalysisModel
import Testing

@testable import AppLogic

/// Playing the video that a result is of.
struct VideoTests {
    static let sources: [(String, String?)] = [
        ("https://media.example/a.mp4?sig=1", "https://media.example/a.mp4?sig=1"),
        ("HTTP://media.example/a.mp4", "HTTP://media.example/a.mp4"), ("/v/a b.mp4", "/v/a b.mp4"),
        ("file:///v/a%20b.mp4", "/v/a b.mp4"), ("valossaupload://abc", nil), ("", nil), ("--script=evil.lua", nil),
        ("a.mp4", nil), ("~/a.mp4", nil), ("ftp://host/a.mp4", nil), ("memory://evil", nil), ("https:///a", nil),
        ("https://host/a\u{7}b", nil),
    ]

    @Test(arguments: sources)
    func `a link or a file by its absolute path is played, and nothing else`(source: String, played: String?) {
        var job = TrackedJob.row("a", status: .finished)
        job.source = source
        var store = TestStore(.listing([job]))
        store.play(
            .resultRequested,
            .resultLoaded(
                .row("a"),
                ResultSummary(shots: [
                    Shot(span: .init(start: .zero, end: .init(seconds: 30)), firstFrame: 0, lastFrame: 749)
                ])), .result(.positionShifted(seconds: 12)))
        if let played {
            store.send(.result(.videoRequested), [.play(played, seconds: 12)])
        } else {
            store.send(.result(.videoRequested)) { $0.notice = Notice(.refused, .noVideo) }
        }
    }

    @Test func `a player that cannot be run is told, and a line goes to the clipboard`() {
        var store = TestStore(.listing([.row("a", status: .finished)]))
        store.send(.playerFailed("mpv: No such file.")) {
            $0.notice = Notice(.refused, .playerFailed("mpv: No such file."))
        }
        store.play(.resultRequested, .resultLoaded(.row("a"), ResultSummary()))
        store.send(.result(.lineCopied("a\tb")), [.copy("a\tb")])
        store.send(.result(.lineCopied(nil))) { $0.notice = Notice(.refused, .nothingToCopy) }
    }
}
