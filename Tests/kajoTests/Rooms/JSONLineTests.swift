import Foundation
import Testing

@testable import kajo

struct JSONLineTests {
    @Test(arguments: [
        "\u{9B}31m", "\u{85}", "\u{7F}", "\u{202E}gpm.exe", "\u{2066}a\u{2069}", "a\u{2028}b\u{2029}c", "\u{200F}",
        "\u{061C}", "\u{1B}]0;title\u{07}", "line\nend\t\"quoted\" \\ /", "\u{0}", "東京 👩‍👧 é",
    ])
    func `a text comes back as it was, and drives no terminal on its way`(text: String) throws {
        let line = JSONLine.text(of: [text])
        #expect(try JSONDecoder().decode([String].self, from: Data(line.utf8)) == [text])
        let unsafe = line.unicodeScalars.filter { scalar in
            scalar.properties.generalCategory == .control || scalar.properties.isBidiControl
                || scalar.properties.generalCategory == .lineSeparator
                || scalar.properties.generalCategory == .paragraphSeparator
        }
        #expect(unsafe.isEmpty)
    }

    @Test func `names are escaped as well, and come in order`() throws {
        let line = JSONLine.text(of: ["b\u{9B}": 1, "a": 2])
        #expect(line == #"{"a":2,"b\u009b":1}"#)
    }

    @Test func `a number that JSON has no word for is told as text`() {
        #expect(JSONLine.text(of: [Double.infinity, -.infinity, .nan]) == #"["inf","-inf","nan"]"#)
    }
}

struct ExitStatusTests {
    @Test func `of several outcomes the one with the higher number counts`() {
        let all: [kajo.ExitStatus] = [.done, .serviceError, .wrongUsage, .jobError, .noAnswer]
        #expect(all.shuffled().sorted() == all)
        #expect(all.map(\.rawValue) == [0, 1, 2, 3, 4])
    }
}
