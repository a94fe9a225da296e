import Foundation

/// One address on the way to a video.
struct DownloadAddress: Sendable {
    let url: URL
    let host: String

    /// Only http and https with a host; anything else a redirect may lead to is refused.
    init(_ text: String, relativeTo base: URL? = nil) throws(DownloadFailure) {
        guard let url = URL(string: text, relativeTo: base)?.absoluteURL, let scheme = url.scheme?.lowercased() else {
            throw .failed("the address cannot be read")
        }
        guard scheme == "http" || scheme == "https" else {
            throw .failed("it leads to a \(scheme.prefix(20)) address, and only http and https are followed")
        }
        guard let host = url.host, !host.isEmpty else { throw .failed("the address has no host") }
        self.url = url
        self.host = host
    }

    /// Host and port: all of an address that may be shown.
    var label: String { "\(host):\(url.port ?? (url.scheme?.lowercased() == "https" ? 443 : 80))" }

    /// Credentials in an address go into a header, as any client would send them.
    var authorization: String? {
        guard let user = url.user?.removingPercentEncoding else { return nil }
        let password = url.password?.removingPercentEncoding ?? ""
        return "Basic " + Data("\(user):\(password)".utf8).base64EncodedString()
    }

    /// The text to request: without credentials and fragment.
    var requestText: String {
        var parts = URLComponents(url: url, resolvingAgainstBaseURL: true)
        parts?.user = nil
        parts?.password = nil
        parts?.fragment = nil
        return parts?.string ?? url.absoluteString
    }
}
