import AppLogic
import Canvas
import Glibc
import Screens
import TestSupport
import Testing

/// A megabyte in any field costs no more than its beginning, which is all that is shown.
struct LongFieldTests {
    static let pieces = ["e\u{301}"] + (isLong ? ["x", "\u{202E}", "\u{200B}", "line\n"] : [])
    static let size = isLong ? 1_000_000 : 200_000

    @Test(.serialized, arguments: Field.all)
    func `what is past the beginning is not looked at`(field: Field) {
        for piece in Self.pieces {
            let beginning = String(repeating: piece, count: 1 + 20_000 / piece.unicodeScalars.count)
            let rest = Self.size - beginning.utf8.count
            let texts = ["y", "\u{9B}"].map { beginning + String(repeating: $0, count: rest / $0.utf8.count) }
            let (frame, time) = drawn(field.state(texts[0]))
            // Of what was typed the end is seen, where the cursor is.
            let isSame = field.isTyped || frame == drawn(field.state(texts[1])).frame
            #expect(isSame, "\(piece.debugDescription)")
            // Of the processor's time; the whole text would take seconds.
            #expect(time < .milliseconds(500), "\(piece.debugDescription)")
        }
    }

    private func drawn(_ state: AppState) -> (frame: CellBuffer, time: Duration) {
        let start = Self.processorTime
        let frame = draw(state, theme: .colored)
        return (frame, Self.processorTime - start)
    }

    private static var processorTime: Duration {
        var time = timespec()
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
