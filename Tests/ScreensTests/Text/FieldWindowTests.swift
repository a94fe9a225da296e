import Canvas
import Testing

@testable import AppLogic
@testable import Screens

struct FieldWindowTests {
    @Test(arguments: SubmitForm.Field.allCases)
    func `a field's name and explanation fit their lines on 80 columns`(field: SubmitForm.Field) {
        #expect(TextWidth.columns(of: field.name) < FormRows.labelWidth)
        #expect(TextWidth.columns(of: field.explanation) <= 78 - FormRows.labelWidth)
    }

    private func field(_ text: String, cursor: Int) -> TextField {
        var field = TextField(text)
        field.apply(.moveToStart)
        field.apply(.move(cursor))
        return field
    }

    struct Row: Sendable {
        let text: String
        let place: Int
        let width: Int
        let shown: String
        let cursor: Int
    }

    static let rows = [
        Row(text: "", place: 0, width: 10, shown: "", cursor: 0),
        Row(text: "abc", place: 3, width: 10, shown: "abc", cursor: 3),
        Row(text: "abc", place: 0, width: 10, shown: "abc", cursor: 0),
        Row(text: "abcdef", place: 6, width: 4, shown: "def", cursor: 3),
        Row(text: "abcdef", place: 4, width: 4, shown: "bcdef", cursor: 3),
        Row(text: "abcdef", place: 3, width: 4, shown: "abcdef", cursor: 3),
        Row(text: "日本の朝", place: 4, width: 6, shown: "の朝", cursor: 4),
        Row(text: "e\u{301}x", place: 2, width: 10, shown: "e\u{301}x", cursor: 2),
        Row(text: "a\u{1B}b", place: 3, width: 10, shown: "a\u{1B}b", cursor: 4),
        Row(text: "👩‍👩‍👧‍👦x", place: 2, width: 10, shown: "👩‍👩‍👧‍👦x", cursor: 3),
        Row(text: "abc", place: 3, width: 1, shown: "", cursor: 0),
        Row(text: "abc", place: 3, width: 0, shown: "", cursor: 0),
    ]

    @Test(arguments: rows)
    func `the part around the cursor is shown`(row: Row) {
        let window = FieldWindow(field(row.text, cursor: row.place), width: row.width)
        #expect(window.text == row.shown)
        #expect(window.cursor == row.cursor)
    }

    @Test(arguments: 1...30)
    func `the cursor is always in the field, just behind what stands before it`(width: Int) {
        let text = "/v/日本 e\u{301}👍🏽\u{1B}[31m/a long name.mp4"
        for place in 0...text.count {
            let window = FieldWindow(field(text, cursor: place), width: width)
            #expect((0..<width).contains(window.cursor))
            let rest = String(text.dropFirst(place))
            #expect(window.text.hasSuffix(rest))
            #expect(TextWidth.columns(of: String(window.text.dropLast(rest.count))) == window.cursor)
        }
    }
}
