import Foundation
import Synchronization

/// A service that makes a job for each `new_job` and takes uploads; its jobs are in processing until a test ends them.
final class JobsService: Sendable {
    private struct State {
        var made = 0
        var status = "processing"
        var silent: Set<String> = []
        var losesAnswers = false
    }

    private let server: Mutex<ScriptedServer?> = Mutex(nil)
    private let state = Mutex(State())

    init() throws {
        let made = try ScriptedServer { [self] function in answer(function) }
        server.withLock { $0 = made }
    }

    var environment: [String: String] { server.withLock { $0?.environment } ?? [:] }
    var calls: [String] { server.withLock { $0?.calls } ?? [] }
    var made: Int { state.withLock { $0.made } }

    func finish() { state.withLock { $0.status = "finished" } }

    func isSilent(_ function: String, _ isSo: Bool) {
        state.withLock { state in
            if isSo { state.silent.insert(function) } else { state.silent.remove(function) }
        }
    }

    /// `new_job` ends in an error that leaves open whether a job was made.
    func losesAnswers(_ isSo: Bool) { state.withLock { $0.losesAnswers = isSo } }

    /// Also lets go of the server, which holds this.
    func stop() {
        server.withLock { server in
            server?.stop()
            server = nil
        }
    }

    private func answer(_ function: String) -> ScriptedServer.Answer {
        state.withLock { state in
            if state.silent.contains(function) { return nil }
            switch function {
            case "new_job":
                if state.losesAnswers { return (500, #"{"errors": [{"message": "lost"}]}"#) }
                state.made += 1
                return (200, #"{"job_id": "job-\#(state.made)"}"#)
            case "list_jobs": return (200, Self.listing(state))
            case "initialize_file_upload": return (200, #"{"upload_id": "upload", "file_chunk_size_bytes": 65536}"#)
            case "send_file_chunk": return (200, "{}")
            case "finalize_file_upload": return (200, #"{"uploaded_file_url": "valossaupload://upload"}"#)
            default: return (404, #"{"errors": [{"message": "Job not found"}]}"#)
            }
        }
    }

    private static func listing(_ state: State) -> String {
        let jobs = (0..<state.made).map { number in
            #"{"job_id": "job-\#(number + 1)", "status": "\#(state.status)", "media_transfer_status": "finished"}"#
        }
        return #"{"jobs": [\#(jobs.joined(separator: ","))]}"#
    }
}
