import AnalysisModel
import AppLogic
import Configuration
import Screens

/// What the configuration file says of new submissions where nothing else is said.
struct SubmissionDefaults {
    /// What may hold for more videos than one, by its name in the file.
    private static let keys: [(field: SubmitForm.Field, name: String)] = [
        (.language, "language"), (.description, "description"), (.faceHeight, "faceMinHeight"),
        (.faceGallery, "faceGallery"), (.callback, "callbackUrl"), (.email, "notify"),
    ]

    static let names = keys.map(\.name)

    let file: String
    /// Where they may stand, each with the path before its keys; what stands in an earlier one goes before.
    private let sections: [(path: String, reader: ConfigReader)]

    /// - Parameter profile: the name of the one that goes before what stands beside the profiles.
    init(_ reader: ConfigReader, profile: String?, file: String) {
        self.file = file
        let own = profile.map { ("profiles.\($0).", reader.scoped(to: ConfigKey(["profiles", $0]))) }
        sections = [own, ("", reader)].compactMap(\.self)
    }

    /// The texts of the form's lines; an empty text in the file is none. Throws everything that is wrong at once.
    func texts() throws(CommandFailure) -> [SubmitForm.Field: String] {
        var texts: [SubmitForm.Field: String] = [:]
        var faults: [String] = []
        for (field, name) in Self.keys {
            for (path, reader) in sections {
                do throws(Fault) {
                    guard let text = try Self.text(of: field, ConfigKey(name), in: reader) else { continue }
                    texts[field] = text.isEmpty ? nil : text
                } catch {
                    faults.append("\(path)\(name) in the configuration file \(file): \(error.message)")
                }
                break
            }
        }
        guard faults.isEmpty else { throw CommandFailure(.wrongUsage, faults) }
        return texts
    }

    private struct Fault: Error { var message: String }

    /// - Returns: `nil` if nothing stands there.
    private static func text(
        of field: SubmitForm.Field, _ key: ConfigKey, in reader: ConfigReader
    ) throws(Fault) -> String? {
        guard let value = reader.string(forKey: key) else { return nil }
        // A text in YAML may go over several lines.
        let text = value.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        if field == .email, !text.isEmpty {
            guard let isWished = reader.bool(forKey: key) else {
                throw Fault(message: "It takes true or false. It is \(text).")
            }
            return isWished ? JobOptions.documentedEmailGroup : ""
        }
        guard let problem = FieldCheck.problem(of: text, in: field) else { return text }
        throw Fault(message: "\(ProblemWords.of(problem)) It is \(text).")
    }
}
