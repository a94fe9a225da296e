/// Two results beside each other: what both have, what only one has, and how long each is on screen there.
public struct ResultComparison: Hashable, Sendable {
    /// One of the two, without what is compared.
    public struct Side: Hashable, Sendable {
        public var title: String?
        public var technical: ResultSummary.Technical
        public var shots: Int
        public var detections: Int
        public var occurrences: Int

        init(_ result: ResultSummary) {
            title = result.title
            technical = result.technical
            shots = result.shots.count
            detections = result.detections
            occurrences = result.occurrences
        }
    }

    /// How many detections of one type there are, and how long they are there; zero where a side has none.
    public struct OfType: Hashable, Sendable {
        public var type: String
        public var detections: [Int]
        public var screenTime: [Duration]
    }

    /// One label of one type, or somebody with a name, under the type of faces.
    public struct Item: Hashable, Sendable {
        public var type: String
        public var label: String
        /// Of the first and of the second; `nil` where it is not there.
        public var screenTimes: [Duration?]

        /// How much longer it is on screen in the second, in seconds.
        public var difference: Double { (screenTimes[1]?.seconds ?? 0) - (screenTimes[0]?.seconds ?? 0) }
    }

    /// The first and the second.
    public var sides: [Side]
    /// Sorted by type.
    public var types: [OfType]
    /// The greatest difference of screen time first, then by label and type. Colours are none.
    public var items: [Item]

    /// O(n log n) in the labels of both.
    public init(_ first: ResultSummary, _ second: ResultSummary) {
        let both = [first, second]
        sides = both.map(Side.init)
        types = Self.types(both)
        items = Self.items(both)
    }

    private static func types(_ both: [ResultSummary]) -> [OfType] {
        let found = both.map { Dictionary($0.byType.map { ($0.type, $0) }, uniquingKeysWith: { first, _ in first }) }
        return Set(both.flatMap { $0.byType.map(\.type) }).sorted().map { type in
            OfType(
                type: type, detections: found.map { $0[type]?.detections ?? 0 },
                screenTime: found.map { $0[type]?.screenTime ?? .zero })
        }
    }

    private struct Name: Hashable {
        var type: String
        var label: String
    }

    private static func items(_ both: [ResultSummary]) -> [Item] {
        let times = both.map(screenTimes)
        let items = Set(times.flatMap(\.keys)).map { name in
            Item(type: name.type, label: name.label, screenTimes: times.map { $0[name] })
        }
        return items.map { (item: $0, size: abs($0.difference)) }.sorted { one, other in
            if one.size != other.size { return one.size > other.size }
            return (one.item.label, one.item.type) < (other.item.label, other.item.type)
        }.map(\.item)
    }

    private static func screenTimes(_ result: ResultSummary) -> [Name: Duration] {
        let labels = result.labels.filter { !$0.type.hasPrefix("visual.color") }
            .map { (Name(type: $0.type, label: $0.label), $0.screenTime) }
        let people = result.faces.compactMap { face in
            face.identity.map { (Name(type: "human.face", label: $0.name), face.screenTime) }
        }
        return Dictionary(labels + people, uniquingKeysWith: +)
    }
}
