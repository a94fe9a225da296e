import CoreAPI
import Testing

@Suite struct `Base URL` {
    @Test(arguments: [
        ("https://api-eu.valossa.com/core/1.0", "https://api-eu.valossa.com/core/1.0", "api-eu.valossa.com", false),
        ("  HTTPS://API.Example:8443/Core/// \n", "https://api.example:8443/Core", "api.example:8443", false),
        ("https://api.example", "https://api.example", "api.example", false),
        ("http://localhost:8080/", "http://localhost:8080", "localhost:8080", true),
        ("http://127.9.8.7/core/1.0", "http://127.9.8.7/core/1.0", "127.9.8.7", true),
        ("http://[::1]:80/x", "http://[::1]:80/x", "[::1]:80", true),
        ("https://127.0.0.1", "https://127.0.0.1", "127.0.0.1", true),
        ("https://[2001:db8::1]/c", "https://[2001:db8::1]/c", "[2001:db8::1]", false),
    ])
    func `is read and put in order`(typed: String, text: String, host: String, isLoopback: Bool) throws {
        let url = try BaseURL(typed)
        #expect(url.text == text)
        #expect(url.host == host)
        #expect(url.isLoopback == isLoopback)
    }

    @Test(arguments: [
        "", "api.example/core/1.0", "ftp://api.example", "file:///etc/passwd", "https://", "https:///core",
        "http://api.example/core/1.0", "http://127.0.0.1.evil.example", "http://localhost.evil.example",
        "http://2130706433/", "http://127.1/", "http://0x7f.0.0.1/", "http://127.0.0.01/", "http://[::2]/",
        "https://user:password@api.example/", "https://user@api.example", "http://localhost@evil.example/",
        "https://api.example/core?x=1", "https://api.example/core#top", "https://api.example:0/",
        "https://api.example:65536/", "https://api.example:/", "https://api.example:8a/", "https://api.example:+80/",
        "https://api.exa mple/", "https://api.example/\u{7}", "https://api.example\\@evil.example/", "https://[::1",
        "https://[zz::1]/", "https://ÿ.example/", "https://./", "https://[::1]x/",
    ])
    func `what is none is refused with a sentence`(typed: String) throws {
        let problem = #expect(throws: BaseURL.Problem.self) { try BaseURL(typed) }
        #expect(problem?.message.hasSuffix(".") == true)
        #expect(problem?.message.contains("password@") == false)
    }

    @Test func `Valossa's own is what reading it gives`() throws {
        #expect(try BaseURL(BaseURL.valossa.text) == BaseURL.valossa)
    }
}
