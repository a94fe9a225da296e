import AnalysisModel
import CoreAPI
import NIOCore
import Synchronization
import TestSupport
import Testing

@Suite struct `Results of every type` {
    private static let beginnings: [ResultType: String] = [
        .core: #"{"version_info": {}}"#, .framesFaces: #"{"faces_by_frame": []}"#,
        .secondsObjects: #"{"objects_by_second": []}"#, .framesObjects: "\u{FEFF}{}",
        .visualCaptions: #"{"selected_sections": []}"#,
        .speechSRT: "\u{FEFF}1\r\n00:00:01,000 --> 00:00:02,000\r\nHello.\r\n", .speechVTT: "WEBVTT\n\n",
        .speechTTML: #"<?xml version="1.0"?><!-- x --><tt:tt xmlns:tt="http://www.w3.org/ns/ttml"/>"#,
        .speechAvid: "@ This file written with Valossa\r\n",
    ]

    @Test(arguments: ResultType.allCases)
    func `a result comes as it is, and its type is asked for by its name`(type: ResultType) async throws {
        let text = try #require(Self.beginnings[type])
        let test = try ClientUnderTest(.jobResults, .scripted(text))
        let got = Mutex<[UInt8]>([])
        try await test.client.jobResults(of: Job.ID("job"), type: type) { piece in
            got.withLock { $0 += piece.readableBytesView }
        }
        #expect(got.withLock { $0 } == Array(text.utf8))
        let url = try #require(await test.transport.calls.first?.url)
        #expect(url.hasSuffix(type == .core ? "&job_id=job" : "&job_id=job&type=\(type.rawValue)"))
    }

    @Test(
        arguments: ResultType.allCases,
        [
            "", " \n", "<!DOCTYPE html><title>Log in</title>", "<html><tt>x</tt></html>",
            #"{"errors": [{"message": "No such result"}]}"#, #"{"x": 1, "errors": [{"message": "No such result"}]}"#,
        ])
    func `what came in its place is never handed on`(type: ResultType, body: String) async throws {
        let client = try ClientUnderTest(.jobResults, .scripted(body)).client
        let error = await failure { () throws(APIError) in
            try await client.jobResults(of: Job.ID("job"), type: type) { _ in
                Issue.record("bytes of something else were handed on")
            }
        }
        #expect(error?.code == .undecodable)
    }

    @Test func `the types are those of the documentation`() {
        #expect(
            ResultType.allCases.map(\.rawValue) == [
                "core", "frames_faces", "seconds_objects", "frames_objects", "visual_captions", "speech_to_text_srt",
                "speech_to_text_vtt", "speech_to_text_ttml", "speech_to_text_avid_txt",
            ])
        #expect(ResultType.allCases.filter(\.isJSON).count == 5)
    }
}
