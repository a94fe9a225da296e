public import AnalysisModel

/// The form for a new submission.
public struct SubmitForm: Hashable, Sendable {
    /// The lines of the form, from top to bottom; the ones that are filled in most often come first.
    public enum Field: Int, Hashable, Sendable, CaseIterable {
        case source, title, language
        case description, transcript, mediaID, faceHeight, faceGallery, callback, email
    }

    /// What is wrong with a field; the words are chosen where it is drawn.
    public enum Problem: Hashable, Sendable {
        case source(MediaSource.Problem)
        case file(FileProblem)
        case language
        case transcript
        case callback
        case faceHeight
        /// What should be a name has white space in it.
        case space
        /// What the service said about the field when it was last sent. Foreign text.
        case service(String)
    }

    /// An earlier entry that stands in the focused field.
    struct Recall: Hashable, Sendable {
        /// What stood there before.
        var typed: String
        /// The entry's number, the newest being 1; 0 is what was typed.
        var place = 0
    }

    private var lines = Field.allCases.map { _ in TextField() }
    public var focus = Field.source
    /// What is wrong with each field; a field without an entry is not known to be wrong.
    public var problems: [Field: Problem] = [:]
    /// What is known of the file named in `source`, if it names one and it is good.
    public var fileSize: Int64?
    /// Several sources that stand in the place of one.
    public internal(set) var batch: SourceBatch?
    var recall: Recall?
    /// Ways to go on with what is in the focused field.
    public var candidates: [String] = []
    /// Confirmed; waits for the check of the source.
    public var awaitsCheck = false
    /// What is confirmed is only to be shown as it would be sent.
    public var isForPreview = false
    /// Written down; waits for the store.
    public var awaitsStore = false
    /// Why the last try was not written down.
    public var refusal: [String] = []

    /// What stands in a new form, in the fields that have such a text.
    public private(set) var defaults: [Field: String] = [:]

    /// A new form, empty but for the defaults.
    public init(defaults: [Field: String] = [:]) {
        self.defaults = defaults
        for (field, text) in defaults { self[field] = TextField(text) }
    }

    /// What stands in the field is its default.
    public func holdsDefault(in field: Field) -> Bool { defaults[field] == self[field].text }

    /// The field has a default, and was emptied.
    public func lacksDefault(in field: Field) -> Bool { defaults[field] != nil && self[field].text.isEmpty }

    public var source: TextField {
        get { self[.source] }
        set { self[.source] = newValue }
    }

    public var title: TextField {
        get { self[.title] }
        set { self[.title] = newValue }
    }

    public var language: TextField {
        get { self[.language] }
        set { self[.language] = newValue }
    }

    /// The focused line.
    public var focused: TextField {
        get { self[focus] }
        set { self[focus] = newValue }
    }

    /// The line of one field.
    public subscript(field: Field) -> TextField {
        get { lines[field.rawValue] }
        set { lines[field.rawValue] = newValue }
    }
}

/// Why a file cannot be submitted.
public enum FileProblem: Hashable, Sendable {
    case missing
    case isDirectory
    case notRegular
    case unreadable
    case empty
    /// A directory without a file that is named as a video is.
    case noVideoInside
    case unreadableDirectory
    /// Larger than the service takes; its size in bytes.
    case tooLarge(Int64)
    /// No video, or none that the service takes: why, in words that may hold the file's own.
    case unfit(String)
}

/// What was found out about a source as typed.
public struct SourceVerdict: Hashable, Sendable {
    /// What the text turned out to be.
    public enum Finding: Hashable, Sendable {
        case link(MediaSource)
        /// Size in bytes.
        case file(MediaSource, size: Int64)
        case noSource(MediaSource.Problem)
        case badFile(FileProblem)
    }

    /// The text that was checked; an older one than is in the field by now is of no use.
    public var text: String
    public var finding: Finding

    public init(text: String, finding: Finding) {
        self.text = text
        self.finding = finding
    }

    /// It is about a file that lists sources.
    public var isOfList: Bool {
        if case .file(let source, _) = finding { source.isNamedAsList } else { false }
    }
}

/// How a typed path can go on.
public struct PathCompletion: Hashable, Sendable {
    /// The text that was completed.
    public var text: String
    /// The text with as much added as is certain.
    public var completed: String
    /// Names to choose from, when there are several; directories end in a slash.
    public var candidates: [String]

    public init(text: String, completed: String, candidates: [String]) {
        self.text = text
        self.completed = completed
        self.candidates = candidates
    }
}
