import Foundation
import Synchronization

/// A service with one job, called `job-1`, in a state that a test sets.
final class OneJobService: Sendable {
    static let result =
        #"{"version_info": {"metadata_type": "core", "metadata_format": "1.8.1"}, "detections": {}, "x": "é\n"}"#

    private let server: Mutex<ScriptedServer?> = Mutex(nil)
    private let state: Mutex<(status: String?, left: Int)>

    /// - Parameters:
    ///   - status: the job's state; `nil` for a job that the service does not know.
    ///   - answers: after so many answers about the job it is forgotten.
    init(status: String?, forgottenAfter answers: Int = .max) throws {
        state = Mutex((status, answers))
        let made = try ScriptedServer { [self] function in answer(function) }
        server.withLock { $0 = made }
    }

    var environment: [String: String] { server.withLock { $0?.environment } ?? [:] }
    var calls: [String] { server.withLock { $0?.calls } ?? [] }

    func set(_ status: String?) { state.withLock { $0.status = status } }

    /// Also lets go of the server, which holds this.
    func stop() {
        server.withLock { server in
            server?.stop()
            server = nil
        }
    }

    private func answer(_ function: String) -> ScriptedServer.Answer {
        switch function {
        case "new_job": return (200, #"{"job_id": "job-1"}"#)
        case "list_jobs": return (200, #"{"jobs": [\#(job() ?? "")]}"#)
        case "delete_job": return (200, "{}")
        case "job_results": return (200, Self.result)
        case "job_status":
            let job = state.withLock { state in
                if state.left <= 0 { state.status = nil }
                state.left -= 1
                return state.status
            }
            return job.map { (200, Self.text($0)) } ?? (404, #"{"errors": [{"message": "Job not found"}]}"#)
        default: return (404, #"{"errors": [{"message": "no such function"}]}"#)
        }
    }

    private func job() -> String? { state.withLock { $0.status }.map(Self.text) }

    private static func text(_ status: String) -> String {
        #"{"job_id": "job-1", "status": "\#(status)", "media_transfer_status": "finished", "#
            + #""poll_again_after_seconds": 1}"#
    }
}
