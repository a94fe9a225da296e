import AnalysisModel
import AppLogic
import ArgumentParser
import Foundation
import Screens

/// What `kajo submit` is told about the videos: the fields of `new_job` but the source.
struct SubmitOptions: ParsableArguments {
    @Option(help: "The video's title.") var title: String?
    @Option(help: "The language spoken in it, such as en-US.") var language: String?
    @Option(help: "A text about the video; the service looks for keywords in it.") var description: String?
    @Option(help: ArgumentHelp("An http(s) link to an SRT transcript, or valossaupload://…", valueName: "url"))
    var transcriptURL: String?
    @Option(help: ArgumentHelp("Your own id for the video, in place of one that kajo makes.", valueName: "id"))
    var mediaID: String?
    @Option(help: ArgumentHelp("Leave out faces smaller than this part of the frame, 0 to 1.", valueName: "number"))
    var faceMinHeight: String?
    @Option(help: ArgumentHelp("The id of another face gallery than the account's default.", valueName: "id"))
    var faceGallery: String?
    @Option(help: ArgumentHelp("An http(s) address that is told when the job has ended.", valueName: "url"))
    var callbackURL: String?
    @Flag(
        inversion: .prefixedNo,
        help: "Have those who may see the key's results sent an e-mail when the job has ended.")
    var notify: Bool?

    /// Everything that is wrong at once, each with its option.
    func validate() throws {
        let problems = given.compactMap { field, text in
            FieldCheck.problem(of: text, in: field).map { "\(field.option ?? ""): \(ProblemWords.of($0))" }
        }
        guard problems.isEmpty else { throw ValidationError(problems.joined(separator: "\n")) }
    }

    /// - Parameter defaults: for what was not given; what was given empty is none.
    func request(for source: MediaSource, defaults: [SubmitForm.Field: String]) -> SubmissionRequest {
        let text = { (given: String?, field: SubmitForm.Field) -> String? in
            let inner = (given ?? defaults[field])?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
            return inner.isEmpty ? nil : inner
        }
        let group = notify.map { $0 ? JobOptions.documentedEmailGroup : "" }
        return SubmissionRequest(
            source: source, title: text(title, .title), language: text(language, .language),
            options: JobOptions(
                description: text(description, .description), transcriptURL: text(transcriptURL, .transcript),
                customerMediaID: text(mediaID, .mediaID),
                faceMinRelativeHeight: text(faceMinHeight, .faceHeight).flatMap(FieldCheck.fraction),
                faceGalleryID: text(faceGallery, .faceGallery), callbackURL: text(callbackURL, .callback),
                emailGroup: text(group, .email)))
    }

    private var given: [(SubmitForm.Field, String)] {
        let values: [(SubmitForm.Field, String?)] = [
            (.language, language), (.transcript, transcriptURL), (.faceHeight, faceMinHeight),
            (.faceGallery, faceGallery), (.callback, callbackURL),
        ]
        return values.compactMap { field, value in value.map { (field, $0) } }
    }

    /// The message with the option before it, where it names a field that an option gives.
    static func named(_ message: String) -> String {
        let fields = ContractField.named(in: message).compactMap(SubmitForm.Field.init(path:))
        return fields.lazy.compactMap(\.option).first.map { "\($0): \(message)" } ?? message
    }
}

extension SubmitForm.Field {
    /// Which option of `kajo submit` gives it; `nil` for the source, which is an argument.
    fileprivate var option: String? {
        switch self {
        case .source: nil
        case .title: "--title"
        case .language: "--language"
        case .description: "--description"
        case .transcript: "--transcript-url"
        case .mediaID: "--media-id"
        case .faceHeight: "--face-min-height"
        case .faceGallery: "--face-gallery"
        case .callback: "--callback-url"
        case .email: "--notify"
        }
    }
}
