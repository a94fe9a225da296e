import Foundation

/// The `Retry-After` header (RFC 9110, 10.2.3): seconds or a date in one of three forms.
enum RetryAfter {
    static func wait(_ value: String, now: Date) -> Duration? {
        let value = value.trimmingCharacters(in: .whitespaces)
        if let seconds = Double(value) { return seconds.isFinite ? Duration(unbelieved: seconds) : nil }
        return date(value).map { Duration(unbelieved: $0.timeIntervalSince(now)) }
    }

    private static func date(_ text: String) -> Date? {
        let formatter = DateFormatter()
        formatter.locale = Locale(identifier: "en_US_POSIX")
        formatter.timeZone = TimeZone(identifier: "GMT")
        let forms = ["EEE, dd MMM yyyy HH:mm:ss 'GMT'", "EEEE, dd-MMM-yy HH:mm:ss 'GMT'", "EEE MMM d HH:mm:ss yyyy"]
        for form in forms {
            formatter.dateFormat = form
            if let date = formatter.date(from: text) { return date }
        }
        return nil
    }
}
