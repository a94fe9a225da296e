import AnalysisModel
import Hummingbird

extension EngineAPI {
    /// Documented kinds of results that need recognition the engine does not have.
    static let absentResultTypes: Set<String> = [
        "frames_faces", "seconds_objects", "frames_objects", "visual_captions", "speech_to_text_vtt",
        "speech_to_text_ttml", "speech_to_text_avid_txt",
    ]

    func jobResults(_ request: Request, _ context: EngineContext) async throws -> Response {
        let (fields, owner) = try admittedQuery(request, to: .jobResults)
        let job = try await job(try fields.required("job_id"), of: owner)
        let (path, contentType) = try file(of: fields.optional("type") ?? "core", job)
        guard job.status == .finished else {
            throw RequestFailure.refused("The job has no results: its status is \(job.status.word)")
        }
        let body = try await FileIO().loadFile(path: path, context: context)
        return Response(status: .ok, headers: [.contentType: contentType, .cacheControl: "no-store"], body: body)
    }

    /// A transcript that was given with the job is given back as it came.
    private func file(of type: String, _ job: JobRecord) throws(RequestFailure) -> (path: String, contentType: String) {
        if type == "core" { return (folders.result(of: job.id), "application/json") }
        if type == "speech_to_text_srt" {
            guard job.request.transcriptURL != nil else {
                throw .refused("The embedded engine has results of type \(type) only for jobs with a transcript")
            }
            return (folders.transcript(of: job.id), "text/plain; charset=utf-8")
        }
        guard Self.absentResultTypes.contains(type) else { throw .invalid("type", "no such type of results") }
        throw .refused("The embedded engine does not produce results of type \(type), only core")
    }
}
