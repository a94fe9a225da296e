import Foundation
import TestSupport
import Testing

@testable import CoreAPI

/// A server may cut what it echoes, or put it next to something else.
@Suite struct `Parts of a key` {
    static let secret = "canary-7f3a+9c/e21=b64d"
    private static let length = 8

    private struct Form: CustomTestStringConvertible, Sendable {
        var name: String
        var text: String
        /// How many of its characters hold eight of the key's.
        var length: Int

        var testDescription: String { name }
    }

    private static let percent = secret.replacing("+", with: "%2B").replacing("/", with: "%2F")
        .replacing("=", with: "%3D")

    private static let forms = [
        Form(name: "plain", text: secret, length: 8),
        Form(name: "percent", text: percent, length: 14),
        Form(
            name: "percent in small letters",
            text: percent.replacing("%2B", with: "%2b").replacing("%2F", with: "%2f").replacing("%3D", with: "%3d"),
            length: 14),
        Form(name: "every byte", text: secret.utf8.map { String(format: "%%%02X", $0) }.joined(), length: 24),
        Form(name: "JSON's escapes", text: secret.utf8.map { String(format: "\\u%04x", $0) }.joined(), length: 48),
        Form(
            name: "JSON's escapes in capitals", text: secret.utf8.map { String(format: "\\u%04X", $0) }.joined(),
            length: 48),
        Form(name: "base64", text: Data(secret.utf8.dropLast(2)).base64EncodedString(), length: 12),
        Form(name: "base64 one on", text: Data(secret.utf8.dropFirst(1).dropLast(1)).base64EncodedString(), length: 12),
        Form(name: "base64 two on", text: Data(secret.utf8.dropFirst(2)).base64EncodedString(), length: 12),
    ]

    private func redaction() throws -> (String) -> String {
        let redaction = KeyRedaction([try #require(APIKey(Self.secret))])
        return { redaction.applied(to: $0) }
    }

    @Test(.serialized, arguments: forms)
    private func `every part of eight characters or more goes, as one mark`(form: Form) throws {
        let redacted = try redaction()
        let characters = Array(form.text)
        for length in form.length...characters.count {
            for start in 0...(characters.count - length) {
                let part = String(characters[start..<start + length])
                let text = redacted("in: \(part) :out")
                let left = text.replacing("in: ", with: "").replacing(" :out", with: "").replacing("<key>", with: "")
                #expect(text.contains("<key>"), "\(part)")
                // Of an escape that was cut, its pieces may stay.
                #expect(left.count <= (form.length - Self.length) / 2, "\(part) became \(text)")
            }
        }
    }

    @Test func `parts side by side and in a word leave nothing that is long enough`() throws {
        let redacted = try redaction()
        let text = "x" + Self.secret.prefix(12) + Self.secret.suffix(9) + "y" + Self.secret.dropFirst(3) + "Z"
        let shown = redacted(text)
        for start in 0..<(Self.secret.count - 7) {
            let part = Self.secret.dropFirst(start).prefix(8)
            #expect(!shown.contains(part))
        }
        #expect(shown == "x<key><key>y<key>Z")
    }

    @Test(arguments: [
        "", "canary-", "7f3a+9c", "an ordinary message of the service", "canary-8f3a+9d/e22", "%2B%2F%3D",
    ])
    func `what is no part stays as it is`(text: String) throws {
        #expect(try redaction()(text) == text)
    }

    @Test func `a key shorter than a part goes as a whole only`() throws {
        let redaction = KeyRedaction([try #require(APIKey("k-12345"))])
        #expect(redaction.applied(to: "k-12345 k-1234") == "<key> k-1234")
    }

    @Test func `a cut key is in no error, wherever the answer repeats it`() async throws {
        for length in 8...Self.secret.count {
            let part = String(Self.secret.prefix(length))
            let transport = FakeTransport([
                .listJobs: [
                    .reply(.scripted(status: 401, #"{"errors":[{"message":"no key \#(part)…"}]}"#)),
                    .reply(.scripted(status: 500, "<title>\(part)</title>")),
                    .reply(.scripted("{\"x\":\"\(part)")),
                    .reply(.scripted(status: 302, headers: [("Location", "https://\(part).example/")], "")),
                ]
            ])
            let client = CoreAPIClient(
                baseURL: try BaseURL("https://api.example/core/1.0"), key: try #require(APIKey(Self.secret)),
                transport: transport)
            for _ in 0..<4 {
                let error = await failure { () throws(APIError) in _ = try await client.listJobs() }
                let words = try #require(error).messages.joined()
                #expect(words.contains("<key>") && !words.contains("canary-7"), "\(words)")
            }
        }
    }

    @Test func `a page of 64 kB full of near misses is gone through once`() throws {
        let parts = KeyParts([KeyParts.Form(text: "aaaaaaab")])
        let page = String(repeating: "aaaaaaac", count: 8192)
        #expect(parts.replaced(in: page, with: "<key>") == page)
        #expect(parts.replaced(in: page + "aaaaaaab", with: "<key>") == page + "<key>")
    }
}
