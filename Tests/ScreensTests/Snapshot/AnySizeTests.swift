import AppLogic
import Canvas
import Screens
import TestSupport
import Testing

/// Terminals of every size, the absurd ones too.
struct AnySizeTests {
    @Test(.serialized, arguments: Scene.all)
    func `a tiny terminal gets rows that fit and a cursor inside`(scene: Scene) {
        for (columns, rows) in [(0, 0), (1, 1), (10, 3), (0, 24), (80, 0), (3, 40), (-1, -1)] {
            check(scene, ScreenSize(columns: columns, rows: rows), .ascii)
        }
    }

    static let sweepers = Scene.all.filter(\.isAlsoPlain)

    @Test(.serialized, arguments: sweepers)
    func `every size up to 60 by 20 gets rows that fit and a cursor inside`(scene: Scene) {
        for columns in 0...60 {
            // Every width and every height, if not always both together.
            for rows in 0...20 where isLong || (columns + rows) % 3 == 0 {
                check(scene, ScreenSize(columns: columns, rows: rows), .colored)
            }
        }
    }

    private func check(_ scene: Scene, _ size: ScreenSize, _ theme: Theme) {
        let frame = draw(scene.state.resized(to: size), theme: theme)
        let place = "\(scene.name) at \(size.columns)x\(size.rows)"
        let rows = frame.textRows()
        guard rows.count == max(0, size.rows), frame.size.width == max(0, size.columns) else {
            Issue.record("The frame has another size: \(place)")
            return
        }
        if let long = rows.first(where: { TextWidth.columns(of: $0) > frame.size.width }) {
            Issue.record("A row is too long: \(place): \(long)")
        }
        if let cursor = frame.cursor, !Rect(frame.size).contains(x: cursor.x, y: cursor.y) {
            Issue.record("The cursor is at \(cursor.x),\(cursor.y), outside: \(place)")
        }
    }
}
