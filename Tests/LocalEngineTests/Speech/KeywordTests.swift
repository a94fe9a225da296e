import Testing

@testable import LocalEngine

@Suite struct KeywordTests {
    struct Row: Sendable, CustomTestStringConvertible {
        var said: String
        var names: [String]
        var testDescription: String { said }

        init(_ said: String, _ names: String...) {
            self.said = said
            self.names = names
        }
    }

    private func keywords(_ lines: [String], language: String = "en-US") -> [Keyword] {
        let cues = lines.enumerated().map { position, line in
            Cue(stretch: Stretch(start: Double(position), end: Double(position) + 1), lines: [line])
        }
        return Keyword.all(in: cues, language: SpeechLanguage(language))
    }

    @Test(arguments: [
        Row("We met Mr. Smith in the harbour.", "person Smith"),
        Row("They asked Dr. Anna K. Berg, who agreed.", "person Anna K. Berg"),
        Row("President Lincoln's hat. He wore it.", "person Lincoln"),
        Row("Prime Minister Niinistö said so.", "person Niinistö"),
        Row("Thank you, Mr. President. Mr. Speaker, I object."),
        Row("Then Mr. Smith I think left.", "person Smith"),
        Row("It snows in Finland and New Zealand.", "location Finland", "location New Zealand"),
        Row("Finland's lakes are deep. Yesterday France won.", "location Finland", "location France"),
        Row("Along the Thames River and down Baker Street.", "location Thames River", "location Baker Street"),
        Row("Shares of Acme Corporation fell.", "organization Acme Corporation"),
        Row("Yesterday Nordic Widgets Ltd. opened a shop.", "organization Nordic Widgets Ltd"),
        Row("So says Mr. T & Co.", "person T"),
        Row("Shares of Acme Corporation & Mr. Smith fell.", "organization Acme Corporation", "person Smith"),
        Row("Shares of Smith & Sons Ltd fell."),
        Row("Paris is a city, or the hero Paris."),
        Row("Michael Jordan scored; so did Jordan."),
        Row("The Ocean is deep. River, stay away."),
        Row("MR. SMITH WENT TO FINLAND"),
    ])
    func `a name is claimed where the words tell its kind`(_ row: Row) {
        let found = keywords([row.said]).map { "\($0.kind.rawValue.split(separator: ".").last ?? "") \($0.label)" }
        #expect(found == row.names)
    }

    @Test func `a name has an occurrence for each caption in which it is said`() {
        let found = keywords(["In Finland, yes, Finland.", "And then", "to Finland again."])
        #expect(found.map(\.label) == ["Finland"])
        #expect(found.first?.stretches == [Stretch(start: 0, end: 1), Stretch(start: 2, end: 3)])
    }

    @Test func `rare words are those that are said again and that not everybody says`() {
        let found = keywords([
            "The walrus and the harpoon", "walrus, walruses and people", "a people of harpoons", "The walrus slept",
            "one xylophone, meanwhile the Narwhal and the Narwhal",
        ])
        #expect(found.map(\.label) == ["walrus"])
        #expect(found.map(\.kind) == [.noveltyWord])
        #expect(found.first?.stretches.map(\.start) == [0, 1, 3])
    }

    @Test(arguments: ["walking", "Hoped", "cities", "biggest", "quickly", "stopped", "it's", "We're"])
    func `common words are common in every form`(_ word: String) {
        #expect(CommonWords.contains(word))
    }

    @Test func `nothing is claimed of a language whose rules these are not`() {
        #expect(keywords(["Suomessa on Finland ja Mr. Smith"], language: "fi-FI").isEmpty)
    }
}
