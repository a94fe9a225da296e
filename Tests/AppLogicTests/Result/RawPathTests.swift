import AppLogic
import Testing

/// The way to a value of a file: as people type it, and as it is told.
struct RawPathTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let typed: String
        let names: [String]?
        let text: String

        init(_ typed: String, _ names: [String]?, _ text: String = "") {
            self.typed = typed
            self.names = names
            self.text = text
        }

        var testDescription: String { typed }
    }

    static let rows = [
        Row("", [], "."), Row(".", [], "."), Row("$", [], "."), Row("  ", [], "."),
        Row("media_info.technical.fps", ["media_info", "technical", "fps"], ".media_info.technical.fps"),
        Row(
            ".detections[\"17\"].occs[0].ss", ["detections", "17", "occs", "0", "ss"], ".detections[\"17\"].occs[0].ss"),
        Row("$['a b'].c", ["a b", "c"], ".[\"a b\"].c"), Row(" $.a[2] ", ["a", "2"], ".a[2]"),
        Row("detections.17.occs.0", ["detections", "17", "occs", "0"], ".detections[\"17\"].occs[\"0\"]"),
        Row("[3][4]", ["3", "4"], ".[3][4]"), Row("ä", ["ä"], ".[\"ä\"]"),
        Row(#"["a\"b\\c"]"#, [#"a"b\c"#], #".["a\"b\\c"]"#), Row("[\"\"]", [""], ".[\"\"]"),
        Row("a..b", nil), Row("a.", nil), Row("a[", nil), Row("a[x]", nil), Row("a[\"b]", nil), Row("a['b'", nil),
        Row("a[]", nil), Row("[-1]", nil),
    ]

    @Test(arguments: rows)
    func `a typed path leads where it says, and is told as jq takes it`(row: Row) {
        let path = RawPath(typed: row.typed)
        #expect(path?.names == row.names)
        if let path { #expect(path.text == row.text) }
    }

    @Test(arguments: rows)
    func `what is told can be typed`(row: Row) throws {
        guard let path = RawPath(typed: row.typed) else { return }
        #expect(RawPath(typed: path.text)?.names == path.names)
    }
}
