import AnalysisModel
import AppLogic
import TestSupport
import Testing

@testable import kajo

/// What a batch says after each portion, beside what it would say of all of it at once.
struct BatchEntriesTests {
    private static func file(_ name: String, _ path: String) -> NamedSource {
        NamedSource(name: name, content: .success(SubmissionRequest(source: .file(path))), size: 1)
    }

    private static func bad(_ name: String) -> NamedSource {
        NamedSource(name: name, content: .failure(ListFault(.file(.missing))))
    }

    @Test func `a file that turns out to be bad takes its repetitions with it`() {
        let sources = [
            Self.file("a", "/a"), Self.file("./a", "/a"), Self.file("a", "/a"), Self.file("b", "/b"), Self.bad("c"),
            Self.bad("c"),
        ]
        var batch = BatchEntries(sources)
        #expect(batch.entries.map(\.name) == ["a", "./a", "a", "b", "c"])
        let first = batch.take([Self.bad("a"), Self.bad("./a"), Self.bad("a")])
        #expect(first.range == 0..<3 && first.entries.map(\.name) == ["a", "./a"])
        let second = batch.take([Self.file("b", "/b"), Self.bad("c"), Self.bad("c")])
        #expect(second.range == 2..<4 && second.entries.map(\.name) == ["b", "c"])
        #expect(batch.entries.map(\.name) == ["a", "./a", "b", "c"])
    }

    @Test(arguments: 1...40) func `portion by portion it comes to the same`(seed: Int) {
        var random = SeededRandom(seed: UInt64(seed))
        let before = (0..<60).map { _ in
            let number = Int.random(in: 0..<20, using: &random)
            let name = number % 3 == 0 ? "./\(number)" : "\(number)"
            return number == 0 ? Self.bad("bad") : Self.file(name, "/\(number)")
        }
        let worse = Set((0..<20).filter { _ in Int.random(in: 0..<3, using: &random) == 0 }.map { "/\($0)" })
        let after = before.map { source in
            if case .success(let request) = source.content, worse.contains(request.source.text) {
                return Self.bad(source.name ?? "")
            }
            return source
        }
        var (batch, told) = (BatchEntries(before), BatchEntries(before).entries)
        var rest = after[...]
        while !rest.isEmpty {
            let portion = rest.prefix(Int.random(in: 1...9, using: &random))
            rest = rest.dropFirst(portion.count)
            let (range, entries) = batch.take(Array(portion))
            told.replaceSubrange(range, with: entries)
            #expect(told == batch.entries)
        }
        #expect(batch.entries == BatchEntries(after).entries)
    }
}
