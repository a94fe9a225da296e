import AnalysisModel
import AppLogic
import Screens

/// A member of `new_job` that a list may give, by its dotted path or its short name.
struct ListColumn: Sendable {
    private enum Target: Sendable {
        case text(any WritableKeyPath<ListedSource, String?> & Sendable)
        case number(any WritableKeyPath<ListedSource, Double?> & Sendable)
    }

    let path: String
    let short: String
    private let target: Target

    static let all = [
        ListColumn(path: "media.video.url", short: "source", target: .text(\.source)),
        ListColumn(path: "media.title", short: "title", target: .text(\.title)),
        ListColumn(path: "media.language", short: "language", target: .text(\.language)),
        ListColumn(path: "media.description", short: "description", target: .text(\.options.description)),
        ListColumn(path: "media.transcript.url", short: "transcript", target: .text(\.options.transcriptURL)),
        ListColumn(path: "media.customer_media_info.id", short: "media_id", target: .text(\.options.customerMediaID)),
        ListColumn(
            path: "analysis_parameters.face_min_relative_height", short: "face_min_height",
            target: .number(\.options.faceMinRelativeHeight)),
        ListColumn(
            path: "analysis_parameters.face_galleries.custom_gallery.id", short: "face_gallery",
            target: .text(\.options.faceGalleryID)),
        ListColumn(path: "callback.url", short: "callback", target: .text(\.options.callbackURL)),
        ListColumn(path: "email_notification.to_group", short: "email_group", target: .text(\.options.emailGroup)),
    ]

    /// Throws for a name that no column has.
    static func named(_ name: String) throws(ListFault) -> ListColumn {
        if name == "api_key" { throw .key }
        guard let column = all.first(where: { $0.path == name || $0.short == name }) else {
            throw ListFault(message: "kajo knows no \(name); there are \(all.map(\.short).joined(separator: ", ")).")
        }
        return column
    }

    /// Puts a cell's text into the row; an empty one says nothing.
    func put(_ text: String, into row: inout ListedSource) throws(ListFault) {
        guard !text.isEmpty else { return }
        switch target {
        case .text(let member):
            try check(text)
            row[keyPath: member] = text
        case .number(let member):
            try check(text)
            row[keyPath: member] = FieldCheck.fraction(text)
        }
    }

    /// Puts a JSON value into the row.
    func put(_ value: ListedValue, into row: inout ListedSource) throws(ListFault) {
        switch (target, value) {
        case (_, .null): break
        case (.text, .text(let text)): try put(text, into: &row)
        case (.number(let member), .number(let number)):
            guard (0...1).contains(number) else { throw fault(.faceHeight) }
            row[keyPath: member] = number
        case (.text, _): throw ListFault(message: "\(path) is to be a text.")
        case (.number, _): throw ListFault(message: "\(path) is to be a number.")
        }
    }

    /// The same rules as in the form.
    private func check(_ text: String) throws(ListFault) {
        guard let field = SubmitForm.Field(path: path), let problem = FieldCheck.problem(of: text, in: field) else {
            return
        }
        throw fault(problem)
    }

    private func fault(_ problem: SubmitForm.Problem) -> ListFault {
        ListFault(message: "\(short): \(ProblemWords.of(problem))")
    }
}
