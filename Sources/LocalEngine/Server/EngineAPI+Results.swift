import AnalysisModel
import Hummingbird

extension EngineAPI {
    /// Documented kinds of results that need recognition the engine does not have.
    static let absentResultTypes: Set<String> = [
        "frames_faces", "seconds_objects", "frames_objects", "visual_captions", "speech_to_text_srt",
        "speech_to_text_vtt", "speech_to_text_ttml", "speech_to_text_avid_txt",
    ]

    func jobResults(_ request: Request, _ context: EngineContext) async throws -> Response {
        let (fields, owner) = try admittedQuery(request, to: .jobResults)
        let job = try await job(try fields.required("job_id"), of: owner)
        try Self.checkType(fields.optional("type") ?? "core")
        guard job.status == .finished else {
            throw RequestFailure.refused("The job has no results: its status is \(job.status.word)")
        }
        let body = try await FileIO().loadFile(path: folders.result(of: job.id), context: context)
        return Response(
            status: .ok, headers: [.contentType: "application/json", .cacheControl: "no-store"], body: body)
    }

    private static func checkType(_ type: String) throws(RequestFailure) {
        guard type != "core" else { return }
        guard absentResultTypes.contains(type) else {
            throw .invalid("type", "no such type of results")
        }
        throw .refused("The embedded engine does not produce results of type \(type), only core")
    }
}
