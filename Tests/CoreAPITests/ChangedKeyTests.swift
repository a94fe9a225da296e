import CoreAPI
import Foundation
import TestSupport
import Testing

/// A client whose key is exchanged.
struct ChangedKeyTests {
    private static let another = "another/+&secret-of-later"

    @Test func `calls are made with the key of the day, also by copies, and errors tell with which`() async throws {
        let refusal = HTTPReply.scripted(status: 401, #"{"errors":[{"message":"Invalid API key"}]}"#)
        let tested = try ClientUnderTest([.listJobs: [.reply(refusal), .reply(refusal), .reply(refusal)]])
        let copy = tested.client
        #expect(copy.keyEdition == 0)
        #expect(await tested.failure(.listJobs)?.keyEdition == 0)
        let key = try #require(APIKey(Self.another))
        #expect(copy.use(key))
        #expect(!copy.use(key))
        #expect(await tested.failure(.listJobs)?.keyEdition == 1)
        let urls = await tested.transport.calls.map(\.url)
        #expect(urls[0].contains("api_key=canary%2F"))
        #expect(urls[1].contains("api_key=another%2F%2B%26secret-of-later"))
        #expect(!urls[1].contains("canary"))
        #expect(tested.client.use(try #require(APIKey(ClientUnderTest.secret))))
        #expect(await tested.failure(.listJobs)?.keyEdition == 2)
    }

    /// An answer to the old key may come after the exchange, and a server may know both.
    @Test(arguments: [ClientUnderTest.secret, another, "canary%2F%2B%26%3D%25", "another%2F%2B%26secret"])
    func `no key of before or of now is in any text of an error`(echo: String) async throws {
        let body = #"{"errors":[{"message":"bad: \#(echo)!"}]}"#
        let tested = try ClientUnderTest([.listJobs: [.reply(.scripted(status: 500, body))]])
        #expect(tested.client.use(try #require(APIKey(Self.another))))
        var dumped = ""
        dump(tested.client, to: &dumped)
        #expect(!dumped.contains("secret-of-later") && !dumped.contains("canary"))
        let error = try #require(await tested.failure(.listJobs))
        #expect(error.messages == ["bad: <key>!"] || error.messages == ["bad: <key>%25!"], "\(error.messages)")
    }
}
