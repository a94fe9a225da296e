import Foundation

/// Recognises the names whose kind the words themselves tell.
///
/// A capitalised word alone may be anything, so it is claimed to be nothing.
enum NameRules {
    /// Whoever is called so is a person.
    private static let titles: Set<String> = [
        "Mr", "Mrs", "Ms", "Dr", "Prof", "Professor", "President", "Chancellor", "Minister", "Senator",
    ]
    /// Follow a title without being a name.
    private static let offices: Set<String> = [
        "Speaker", "Chairman", "Chair", "Secretary", "Ambassador", "Justice", "Mayor", "Vice", "General", "Elect", "Of",
    ]
    private static let legalForms: Set<String> = [
        "Inc", "Ltd", "LLC", "Corp", "Corporation", "GmbH", "Oyj", "Plc", "PLC",
    ]
    private static let landscapes: Set<String> = [
        "River", "Street", "Avenue", "Ocean", "Island", "Islands", "Mountains", "Strait", "Desert",
    ]
    /// Also names of people, or words.
    private static let ambiguous: Set<String> = ["Chad", "Jordan", "Georgia", "Jersey"]

    /// The countries of the world, as English calls them.
    private static let countries: Set<String> = {
        let english = Locale(identifier: "en")
        let codes = Locale.Region.isoRegions.map(\.identifier).filter { $0.count == 2 && $0.allSatisfy(\.isLetter) }
        let names = codes.compactMap { english.localizedString(forRegionCode: $0) }
        let groups: Set = ["European Union", "Eurozone", "United Nations", "Outlying Oceania"]
        return Set(names).union(["China", "Myanmar"]).subtracting(groups).subtracting(ambiguous)
    }()

    static func names(in words: [SpokenWord]) -> [Keyword.Name] {
        var names: [Keyword.Name] = []
        var rest = words[...]
        while let start = rest.firstIndex(where: \.isCapitalised) {
            let end = endOfRun(from: start, in: words)
            if let name = name(words[start..<end]) { names.append(name) }
            rest = words[end...]
        }
        return names
    }

    /// Capitalised words that nothing parts; at least one.
    private static func endOfRun(from start: Int, in words: [SpokenWord]) -> Int {
        var end = start + 1
        while end < words.count, !words[end - 1].endsPhrase, words[end].isCapitalised, words[end].text != "I",
            !words[end].text.hasPrefix("I'")
        { end += 1 }
        return end
    }

    private static func name(_ run: ArraySlice<SpokenWord>) -> Keyword.Name? {
        if let title = run.lastIndex(where: { titles.contains($0.text) }) {
            let name = run[(title + 1)...]
            guard let first = name.first, let last = name.last, !offices.contains(first.text),
                !last.text.hasSuffix("."),
                !landscapes.contains(last.text), !legalForms.contains(last.text)
            else { return nil }
            return named(.person, name)
        }
        // A sentence begins with a capital whatever its first word is.
        let name = run.first.map { $0.isSentenceStart && CommonWords.contains($0.text) } == true ? run.dropFirst() : run
        guard let last = name.last else { return nil }
        if countries.contains(label(name)) { return named(.location, name) }
        guard name.count > 1, run.first?.followsMark == false else { return nil }
        if legalForms.contains(last.text) { return named(.organization, name) }
        return landscapes.contains(last.text) ? named(.location, name) : nil
    }

    private static func named(_ kind: Keyword.Kind, _ words: ArraySlice<SpokenWord>) -> Keyword.Name {
        Keyword.Name(kind: kind, label: label(words))
    }

    private static func label(_ words: ArraySlice<SpokenWord>) -> String {
        words.map(\.text).joined(separator: " ")
    }
}
