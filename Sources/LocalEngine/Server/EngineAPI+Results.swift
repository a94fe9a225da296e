import AnalysisModel
import Foundation
import Hummingbird

extension EngineAPI {
    /// Documented kinds of results that the engine has no way to make.
    static let absentResultTypes: Set<String> = [
        "frames_faces", "seconds_objects", "frames_objects", "visual_captions", "speech_to_text_avid_txt",
    ]

    func jobResults(_ request: Request, _ context: EngineContext) async throws -> Response {
        let (fields, owner) = try admittedQuery(request, to: .jobResults)
        let job = try await job(try fields.required("job_id"), of: owner)
        let type = fields.optional("type") ?? "core"
        let speech = try speechFile(of: type)
        guard job.status == .finished else {
            throw RequestFailure.refused("The job has no results: its status is \(job.status.word)")
        }
        let path = speech.map { folders.speech($0, of: job.id) } ?? folders.result(of: job.id)
        if speech != nil, !FileManager.default.fileExists(atPath: path) {
            throw RequestFailure.refused(
                "The job has no results of type \(type): there is no speech in a transcript, a subtitle track or, "
                    + "if pocketsphinx is installed, the sound")
        }
        return try await ServedFile(path: path).response(
            to: request, type: speech?.contentType ?? "application/json", context)
    }

    /// `nil` for the core result.
    private func speechFile(of type: String) throws(RequestFailure) -> SpeechFile? {
        if type == "core" { return nil }
        if let file = SpeechFile.allCases.first(where: { $0.resultType == type }) { return file }
        guard Self.absentResultTypes.contains(type) else { throw .invalid("type", "no such type of results") }
        let made = SpeechFile.allCases.map(\.resultType)
        throw .refused(
            "The embedded engine does not produce results of type \(type), only core, "
                + made.dropLast().joined(separator: ", ") + " and " + (made.last ?? ""))
    }
}
