import NIOCore
import Testing

@testable import LocalEngine

@Suite struct RuleTests {
    @Test(arguments: [
        "127.0.0.1", "10.1.2.3", "192.168.0.1", "172.16.0.1", "172.31.255.255", "169.254.169.254", "100.64.0.1",
        "0.0.0.0",
        "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:0:7f00::1", "192.0.0.8", "198.18.0.1",
    ])
    func `an address inside is not public`(_ text: String) throws {
        #expect(try !#require(NetworkAddress(text)).isPublic)
    }

    @Test(arguments: ["8.8.8.8", "172.32.0.1", "172.15.0.1", "100.128.0.1", "2a00:1450:4010::1", "::ffff:8.8.8.8"])
    func `an address outside is public`(_ text: String) throws {
        #expect(try #require(NetworkAddress(text)).isPublic)
    }

    @Test(arguments: ["", "localhost", "127.1", "2130706433", "0x7f.0.0.1", "1.2.3.4.5", "[::1]"])
    func `only full numeric addresses are read`(_ text: String) {
        #expect(NetworkAddress(text) == nil)
    }

    @Test(
        arguments: [
            ("127.0.0.1:80", true), ("127.0.0.1", true), ("localhost:9000", true), ("LOCALHOST", true),
            ("[::1]:8080", true),
            ("[::1]", true), ("studio.local:8080", true), ("10.0.0.5:8080", true), ("10.0.0.6:8080", false),
            ("evil.example", false), ("evil.example:80", false), ("127.0.0.1.evil.example", false), ("", false),
            (":80", false), ("127.0.0.1:", false), ("127.0.0.1:x", false), ("127.0.0.1:99999", false),
            ("127.0.0.1:80:80", false), ("localhost.", false), ("::1", false), ("user@localhost", false),
        ] as [(String, Bool)])
    func `a Host is answered when it names the engine, on whatever port`(_ host: String, _ allowed: Bool) {
        let rule = HostRule(configuredHost: "studio.local")
        #expect((rule.refusal(host: host, origin: nil, localAddress: "10.0.0.5") == nil) == allowed)
    }

    @Test func `a request without Host is refused`() {
        #expect(HostRule(configuredHost: "127.0.0.1").refusal(host: nil, origin: nil, localAddress: nil) != nil)
    }

    @Test(arguments: ["", "k", "kex", "keyy", "KEY", "keykey"])
    func `only the whole key opens`(_ candidate: String) {
        #expect(throws: RequestFailure.invalidKey) { try KeyRing(mainKey: "key").holder(of: candidate) }
    }

    @Test func `the key opens, and an engine without a key opens to none`() throws {
        #expect(try KeyRing(mainKey: "key").holder(of: "key").name == KeyHolder.main)
        #expect(throws: RequestFailure.invalidKey) { try KeyRing(mainKey: "").holder(of: "") }
    }
}

@Suite struct MultipartFormTests {
    private func parse(_ text: String, boundary: String = "B") throws -> [String: String] {
        try MultipartForm(ByteBuffer(string: text), boundary: boundary).parts.mapValues { String(buffer: $0) }
    }

    @Test func `parts are found by name, whatever lies around and in them`() throws {
        let text =
            "preamble\r\n--B \t\r\ncontent-disposition: form-data; filename=\"x\"; name=\"a\"\r\nX: y\r\n\r\n"
            + "one\r\n--C\r\n-B\r\n--B\r\nContent-Disposition: form-data; name=b\r\n\r\n\r\n--B--\r\nepilogue"
        #expect(try parse(text) == ["a": "one\r\n--C\r\n-B", "b": ""])
    }

    @Test func `bytes come out as they went in`() throws {
        let noise = (0..<200_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 7)) }
        var body = ByteBuffer(string: "--B\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\n")
        body.writeBytes(noise)
        body.writeString("\r\n--B--")
        #expect(try MultipartForm(body, boundary: "B").parts["f"].map { Array($0.readableBytesView) } == noise)
    }

    @Test(arguments: [
        "", "--B", "--B\r\n", "--Bx", "--B\r\n\r\n", "--B\r\nContent-Disposition: form-data\r\n\r\nx\r\n--B--",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nnever ended",
        "--B\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx\r\n--B",
        "--B\r\nX: \(String(repeating: "y", count: 5000))\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n--B--",
    ])
    func `a broken body is refused`(_ text: String) {
        #expect(throws: RequestFailure.malformedBody) { try parse(text) }
    }

    @Test func `a flood of parts is refused`() {
        let part = "--B\r\nContent-Disposition: form-data; name=a\r\n\r\nx\r\n"
        #expect(throws: RequestFailure.self) { try parse(String(repeating: part, count: 1000) + "--B--") }
    }

    @Test(
        arguments: [
            ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data;charset=x; BOUNDARY=\"a b\"", "a b"),
            ("multipart/form-data", nil), ("multipart/form-data; boundary=", nil),
            ("application/json; boundary=a", nil),
        ] as [(String, String?)])
    func `the boundary stands in the content type`(_ type: String, _ boundary: String?) {
        #expect(MultipartForm.boundary(inContentType: type) == boundary)
    }
}

@Suite struct JSONValueTests {
    @Test func `what is written is read again`() throws {
        let value: JSONValue = [
            "a": .string("q\"\\\n\u{1}\u{7f}ä🎬"), "b": .array([.null, .bool(true), .int(-5), .double(0.5)]), "c": [:],
        ]
        let read = try JSONValue(parsing: Array(value.text.utf8))
        for name in ["a", "b", "c"] { #expect(read[name] == value[name]) }
    }

    @Test(arguments: ["", "{", "{\"a\":}", "nul", "\"\u{1}\"", String(repeating: "[", count: 100_000)])
    func `what is no JSON is refused`(_ text: String) {
        #expect(throws: JSONValue.Malformed.self) { try JSONValue(parsing: Array(text.utf8)) }
    }

    @Test(arguments: [(7.0, "7.0"), (0.04, "0.04"), (17.999999999, "18.0"), (1.0 / 3, "0.333333"), (.nan, "null")])
    func `seconds are written as decimals to the microsecond`(_ number: Double, _ text: String) {
        #expect(JSONValue.double(number).text == text)
    }

    @Test(
        arguments: [(999, "999 bytes"), (100_000, "100 kB"), (7_000_000_000, "7 GB"), (1_550_000, "1.5 MB")]
            as [(Int64, String)])
    func `sizes are written for people`(_ bytes: Int64, _ text: String) {
        #expect(ByteText(bytes).description == text)
    }

    @Test(
        arguments: [(12, "12 s"), (200, "3 min 20 s"), (18_000, "5 h"), (21_720, "6 h 02 min"), (59.2, "1 min")]
            as [(Double, String)])
    func `times are written for people`(_ seconds: Double, _ text: String) {
        #expect(MediaFacts.time(seconds) == text)
    }
}
