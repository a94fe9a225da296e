import AnalysisModel
import AppLogic
import Foundation
import Testing

@testable import Screens

/// A failure as text, as it is copied and read elsewhere.
struct FailureTextTests {
    private let failing = Scene.failing

    @Test func `it is whole: which job, which call, every message, cause, way out, id and request`() throws {
        let text = try #require(FailureText.all(in: failing))
        for part in [
            "Title     Lost reel", "Job       167d6a67-fb99-438c-a44c-lost",
            "Service   api-eu.valossa.com (profile work)", "2023-11-20 13:05:00 GMT  new_job, HTTP 400",
            "  media.language is not supported: tlh", "  callback.url: no such host", "  Why ", "  Do ",
            "  Call id   req-5f2e", "  Sent      POST new_job",
        ] {
            #expect(text.contains(part), "\(part)\n\(text)")
        }
    }

    @Test func `nothing in it drives a terminal, and no link shows its query`() throws {
        let text = try #require(FailureText.all(in: failing))
        #expect(text.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F || $0 == "\n" })
        #expect(!text.contains("\u{202E}") && !text.contains("s3cret"))
    }

    @Test func `one is the newest of the job, or what is wrong with the service where the job has none`() throws {
        let newest = try #require(FailureText.newest(in: failing))
        #expect(newest.contains("The video could not be downloaded") && !newest.contains("new_job"))
        let trouble = ServiceTrouble(
            FailureFacts(kind: .unavailable, endpoint: "list_jobs", httpStatus: 503, messages: ["Busy."]),
            at: at(-5), nextTry: nil)
        let state = AppState.listing(Scene.running, of: .remote).after(.serviceFailed(trouble))
        #expect(try #require(FailureText.newest(in: state)).contains("list_jobs, HTTP 503"))
    }

    @Test func `where nothing failed there is no text`() {
        #expect(FailureText.newest(in: .listing(Scene.running)) == nil)
        #expect(FailureText.all(in: .listing([])) == nil)
    }
}
