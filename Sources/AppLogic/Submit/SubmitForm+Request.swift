import AnalysisModel

extension SubmitForm {
    /// The form as it was filled in for an earlier submission, with the fields marked that its refusal names.
    init(again job: TrackedJob, after failure: JobFailure?, defaults: [Field: String]) {
        self.init(defaults: defaults)
        source = TextField(job.source)
        title = TextField(job.title ?? "")
        language = TextField(job.language ?? "")
        fill(with: job.options)
        for message in failure?.messages ?? [] {
            for field in ContractField.named(in: message).compactMap(Field.init(path:)) where problems[field] == nil {
                problems[field] = .service(message)
            }
        }
        focusProblem()
    }

    /// The source is a file, and one that lists sources.
    public var namesList: Bool {
        guard fileSize != nil else { return false }
        // Only the name's end matters, so the directories do not.
        return (try? MediaSource(typed: source.text, in: "/", home: "/"))?.isNamedAsList ?? false
    }

    /// What the service said about it stays until it is changed.
    mutating func sourceIsGood() {
        if problems[.source]?.isOfService != true { problems[.source] = nil }
    }

    func request(for source: MediaSource) -> SubmissionRequest {
        SubmissionRequest(
            source: source, title: title.trimmed, language: language.trimmed,
            options: JobOptions(
                description: self[.description].trimmed, transcriptURL: self[.transcript].trimmed,
                customerMediaID: self[.mediaID].trimmed,
                faceMinRelativeHeight: self[.faceHeight].trimmed.flatMap(FieldCheck.fraction),
                faceGalleryID: self[.faceGallery].trimmed, callbackURL: self[.callback].trimmed,
                emailGroup: self[.email].trimmed))
    }

    private mutating func fill(with options: JobOptions) {
        let values: [Field: String?] = [
            .description: options.description, .transcript: options.transcriptURL, .mediaID: options.customerMediaID,
            .faceHeight: options.faceMinRelativeHeight.map { "\($0)" }, .faceGallery: options.faceGalleryID,
            .callback: options.callbackURL, .email: options.emailGroup,
        ]
        for (field, value) in values { self[field] = TextField(value ?? "") }
    }

    /// Who sends it again as it is has read what the service said.
    mutating func checkValues() {
        problems = problems.filter { !$0.value.isOfService }
        for field in Field.allCases where field != .source { problems[field] = valueProblem(in: field) }
    }

    mutating func focusProblem() { focus = Field.allCases.first { problems[$0] != nil } ?? focus }

    func valueProblem(in field: Field) -> Problem? { FieldCheck.problem(of: self[field].text, in: field) }

    /// What is shown while a choice is typed; one that is typed out needs no more.
    var liveChoices: [String] {
        guard !focused.text.isEmpty else { return [] }
        let choices = FieldChoices.matching(focused.text, in: focus)
        return choices == [focused.text] ? [] : choices
    }
}

extension TextField {
    /// Without white space at its ends; `nil` if nothing is left.
    var trimmed: String? {
        let inner = characters.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()
        return inner.isEmpty ? nil : String(inner)
    }
}

extension SubmitForm.Field {
    /// The line of the form that a field of `new_job` comes from.
    public init?(path: String) {
        switch path {
        case "media.video.url", "media.video": self = .source
        case "media.title": self = .title
        case "media.language": self = .language
        case "media.description": self = .description
        case "media.transcript.url", "media.transcript": self = .transcript
        case "media.customer_media_info.id", "media.customer_media_info": self = .mediaID
        case "analysis_parameters.face_min_relative_height": self = .faceHeight
        case "analysis_parameters.face_galleries.custom_gallery.id": self = .faceGallery
        case "callback.url": self = .callback
        case "email_notification.to_group": self = .email
        default: return nil
        }
    }
}

extension SubmitForm.Problem {
    /// It may go away when more is typed.
    var isUnfinished: Bool { self == .file(.missing) || self == .file(.isDirectory) }

    var isOfService: Bool {
        if case .service = self { return true }
        return false
    }
}
