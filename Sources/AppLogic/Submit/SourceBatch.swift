public import AnalysisModel

/// Several videos that are to be submitted with what the form says beside the source.
public struct SourceBatch: Hashable, Sendable {
    /// One of them, and what is known of it.
    public struct Entry: Hashable, Sendable {
        /// What can be said before anything is sent.
        public enum Verdict: Hashable, Sendable {
            /// Size in bytes, of a file.
            case good(MediaSource, size: Int64?)
            case bad(SubmitForm.Problem)
            /// The same video as the one of this name before it, which counts for both.
            case same(as: String)
        }

        /// As it was given, or the path at which it was found.
        public var name: String
        public var verdict: Verdict
        /// The submission that was made of the same video before.
        public var earlier: TrackedJob?
        /// Where it stands, if a list was given.
        public var place: ListPlace?
        /// What the list says of it goes before what the form says.
        public var said: SubmissionRequest?

        public init(
            name: String, verdict: Verdict, earlier: TrackedJob? = nil, place: ListPlace? = nil,
            said: SubmissionRequest? = nil
        ) {
            self.name = name
            self.verdict = verdict
            self.earlier = earlier
            self.place = place
            self.said = said
        }
    }

    /// As they were given: links, paths, directories, patterns and lists. Never empty.
    public internal(set) var texts: [String]
    /// In the order in which they were given.
    public private(set) var entries: [Entry] = []
    /// How many files of directories are left out, since their names are not those of videos.
    public private(set) var leftOut = 0
    /// So many of the entries have been looked into.
    public private(set) var looked = 0
    /// Not everything is known yet.
    public private(set) var isLooking = true
    /// The first line shown.
    public var top = 0

    init(_ texts: [String]) { self.texts = texts }

    mutating func lookAgain() {
        isLooking = true
        looked = 0
        top = 0
    }

    mutating func take(_ report: SourceReport) {
        if let range = report.range {
            entries.replaceSubrange(range.clamped(to: 0..<entries.count), with: report.entries)
        } else {
            entries = report.entries
        }
        leftOut = report.leftOut
        looked = report.looked
        isLooking = !report.isFinal
    }

    /// What can be sent, in the order in which it was given.
    public var good: [(source: MediaSource, size: Int64?)] {
        entries.compactMap { entry in
            if case .good(let source, let size) = entry.verdict { (source, size) } else { nil }
        }
    }

    /// What would be sent, in the same order.
    func requests(from form: SubmitForm) -> [SubmissionRequest] {
        entries.compactMap { entry in
            guard case .good(let source, _) = entry.verdict else { return nil }
            let request = form.request(for: source)
            return entry.said?.completed(by: request) ?? request
        }
    }

    /// What cannot be sent.
    public var bad: [Entry] { entries.filter(\.isBad) }

    /// Nothing but what has this claim; `nil` if nothing has.
    func keeping(_ isKept: (Entry) -> Bool) -> SourceBatch? {
        let given = Set(texts)
        var rest = SourceBatch([])
        rest.entries = entries.filter(isKept)
        var lists: Set<String> = []
        rest.texts = rest.entries.compactMap { entry in
            // A row has no text of its own: its list is looked at again as a whole.
            if let place = entry.place { return lists.insert(place.list).inserted ? place.list : nil }
            return given.contains(entry.name) ? entry.name : Self.typed(entry.name)
        }
        rest.isLooking = false
        return rest.entries.isEmpty ? nil : rest
    }

    /// A path so that it is read back as it is.
    private static func typed(_ path: String) -> String {
        let isOdd = path.contains("\\") || ["'", "\"", " "].contains { path.hasPrefix($0) || path.hasSuffix($0) }
        return isOdd ? "'\(path)'" : path
    }
}

/// Where a row stands.
public struct ListPlace: Hashable, Sendable {
    /// As the list was given: its path, or `-` for standard input.
    public var list: String
    /// From 1.
    public var line: Int

    public init(list: String, line: Int) {
        self.list = list
        self.line = line
    }
}

extension SourceBatch.Entry {
    /// It cannot be sent.
    public var isBad: Bool { if case .bad = verdict { true } else { false } }
}

/// What was found out about several sources, so far.
public struct SourceReport: Hashable, Sendable {
    /// What was asked about; an older question than the last one is of no use.
    public var texts: [String]
    /// All of them, or those that stand in the place of `range`.
    public var entries: [SourceBatch.Entry]
    /// Which of the entries that were told before have changed; `nil` if all are told.
    public var range: Range<Int>?
    /// How many files of directories are left out, since their names are not those of videos.
    public var leftOut: Int
    /// So many of the entries have been looked into; the others may still turn out to be none.
    public var looked: Int
    /// No other report of the same question follows.
    public var isFinal: Bool

    public init(
        texts: [String], entries: [SourceBatch.Entry], range: Range<Int>? = nil, leftOut: Int = 0, looked: Int = 0,
        isFinal: Bool
    ) {
        self.texts = texts
        self.entries = entries
        self.range = range
        self.leftOut = leftOut
        self.looked = looked
        self.isFinal = isFinal
    }
}
