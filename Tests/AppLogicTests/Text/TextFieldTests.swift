import Testing

@testable import AppLogic

/// Triples: a text with its cursor `|`, an edit, and the text after it.
struct TextFieldTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let before: String
        let edit: TextEdit
        let after: String

        init(_ before: String, _ edit: TextEdit, _ after: String) {
            self.before = before
            self.edit = edit
            self.after = after
        }

        var testDescription: String { "\(before) \(edit)" }
    }

    static let rows = [
        Row("|", .insert("a"), "a|"),
        Row("ab|c", .insert("XY"), "abXY|c"),
        Row("|", .insert("one\ntwo"), "one two|"),
        Row("|", .insert("one\r\ntwo\r\n"), "one two|"),
        Row("|", .insert("\n\n"), "|"),
        Row("|", .insert(""), "|"),
        Row("|", .insert("a\tb"), "a\tb|"),
        Row("ab|c", .deleteBackward, "a|c"),
        Row("|abc", .deleteBackward, "|abc"),
        Row("|", .deleteBackward, "|"),
        Row("ab|c", .deleteForward, "ab|"),
        Row("abc|", .deleteForward, "abc|"),
        Row("|", .deleteForward, "|"),
        Row("one two|", .deleteWord, "one |"),
        Row("one two   |", .deleteWord, "one |"),
        Row("/v/one/two|", .deleteWord, "/v/one/|"),
        Row("/v/one/|two", .deleteWord, "/v/|two"),
        Row("/|", .deleteWord, "|"),
        Row("|one", .deleteWord, "|one"),
        Row("ab|cd", .deleteToStart, "|cd"),
        Row("ab|cd", .deleteToEnd, "ab|"),
        Row("ab|cd", .move(-1), "a|bcd"),
        Row("ab|cd", .move(1), "abc|d"),
        Row("ab|cd", .move(-99), "|abcd"),
        Row("ab|cd", .move(99), "abcd|"),
        Row("ab|cd", .moveToStart, "|abcd"),
        Row("ab|cd", .moveToEnd, "abcd|"),
        Row("👩‍👩‍👧‍👦|", .deleteBackward, "|"),
        Row("a|👍🏽b", .deleteForward, "a|b"),
        Row("🇫🇮|🇸🇪", .deleteBackward, "|🇸🇪"),
        Row("日|本", .insert("語"), "日語|本"),
        Row("cafe\u{301}|", .deleteBackward, "caf|"),
        Row("cafe\u{301}|x", .move(-1), "caf|e\u{301}x"),
    ]

    @Test(arguments: rows)
    func `an edit changes the text and the cursor`(row: Row) {
        var field = Self.field(row.before)
        field.apply(row.edit)
        #expect(Self.marked(field) == row.after)
    }

    @Test func `a mark that is typed after its letter becomes one character with it`() {
        var field = TextField("cafe")
        field.apply(.insert("\u{301}"))
        #expect(field.characters.count == 4)
        #expect(field.cursor == 4)
        field.apply(.deleteBackward)
        #expect(field.text == "caf")
    }

    @Test func `a joined emoji that comes scalar by scalar becomes one character`() {
        var field = TextField()
        for scalar in "👩‍👧".unicodeScalars { field.apply(.insert(String(scalar))) }
        #expect(field.text == "👩‍👧")
        #expect(field.characters.count == 1)
        #expect(field.cursor == 1)
    }

    @Test func `what comes together by a deletion becomes one character`() {
        var field = TextField("ex")
        field.apply(.move(-1))
        field.apply(.insert("y"))
        field.apply(.moveToEnd)
        field.apply(.insert("\u{301}"))
        field.apply(.move(-1))
        field.apply(.deleteBackward)
        #expect(field.characters == Array(field.text))
        #expect(field.cursor <= field.characters.count)
    }

    @Test func `an edit never leaves the cursor outside of the text`() {
        var field = TextField("/v/a b/ä.mp4")
        let edits: [TextEdit] = [
            .deleteForward, .move(3), .deleteWord, .insert("x\ny"), .move(-5), .deleteToEnd, .deleteBackward,
            .moveToEnd, .deleteToStart, .deleteWord, .insert("\u{301}"), .move(.max / 2), .move(.min / 2),
        ]
        for edit in edits {
            field.apply(edit)
            #expect((0...field.characters.count).contains(field.cursor), "\(edit)")
        }
    }

    private static func field(_ marked: String) -> TextField {
        let parts = marked.split(separator: "|", omittingEmptySubsequences: false)
        var field = TextField(parts.joined())
        field.apply(.moveToStart)
        field.apply(.move(parts[0].count))
        return field
    }

    private static func marked(_ field: TextField) -> String {
        String(field.characters[..<field.cursor]) + "|" + String(field.characters[field.cursor...])
    }
}
