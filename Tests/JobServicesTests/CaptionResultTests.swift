import AnalysisModel
import CoreAPI
import Foundation
import Testing

@testable import JobServices

/// A result of another type than the one that every job has.
@Suite struct CaptionResultTests {
    let world = World()

    private func finished(captions: String?) async throws -> (JobBoard, TrackedJob) {
        var state = ScriptedService.State(status: "finished")
        state.captions = captions
        await world.service.set("a", state)
        let board = try world.board()
        return (board, try await board.track(Job.ID("a")))
    }

    @Test func `captions lie beside the core result, and go with it`() async throws {
        let text = #"{"version_info": {"metadata_type": "visual_captions"}, "selected_sections": []}"#
        let (board, job) = try await finished(captions: text)
        let path = try await board.resultFile(of: job.id, type: .visualCaptions)
        #expect(path == world.cache + "/a.visual_captions.json")
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
        #expect(try await board.resultFile(of: job.id, type: .visualCaptions) == path)
        #expect(await world.service.count(.jobResults) == 1)
        #expect(try await board.jobs().first?.hasResult == false)
        let core = try await board.resultFile(of: job.id)
        #expect(try String(contentsOfFile: core, encoding: .utf8) == ScriptedService.State().result)
        try await board.delete(job.id)
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `that a job has no captions is no problem of the job's`() async throws {
        let (board, job) = try await finished(captions: nil)
        await #expect {
            _ = try await board.resultFile(of: job.id, type: .visualCaptions)
        } throws: { error in
            let error = error as? JobServiceError
            return error?.httpStatus == 400 && error?.messages == ["The subscription includes no captions."]
        }
        #expect(try await board.failures(of: job.id).isEmpty)
        #expect(try await board.jobs().first?.hasResult == false)
    }
}
