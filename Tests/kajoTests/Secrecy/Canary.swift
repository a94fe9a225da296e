import Foundation

/// A key that is nothing but itself, in all the forms in which it might get out.
enum Canary {
    /// With characters that every encoding treats differently.
    static let key = "Cnry5e1c/93d0+a7Zq=8vW&2x"

    /// As the URL has it.
    static let percent = key.utf8.map(percentEncoded).joined()

    /// As a server may say it again: whole, encoded, in parts.
    static let echoes: [String] = {
        let characters = Array(key)
        let parts = stride(from: 0, through: characters.count - 8, by: 3).map { String(characters[$0..<$0 + 8]) }
        return [
            key, percent, percent.replacing("%2F", with: "%2f"), percent.replacing("%", with: "%25"), base64("", key),
            base64("k", key),
            base64("ke", key), key.replacing("/", with: "\\/"), key.unicodeScalars.map(escaped).joined(),
            "https://x.example/core/1.0/list_jobs?api_key=\(percent)", String(key.prefix(15)), String(key.suffix(11)),
        ] + parts
    }()

    /// What must be found nowhere: each eight characters of it, plain and percent-encoded, and each nine in base64.
    static let traces: [[UInt8]] = {
        let bytes = Array(key.utf8)
        let parts = (0...(bytes.count - 8)).map { Array(bytes[$0..<$0 + 8]) }
        let encoded = parts.map { Array($0.map(percentEncoded).joined().utf8) }
        let nines = (0...(bytes.count - 9)).map { Array(Data(bytes[$0..<$0 + 9]).base64EncodedString().utf8) }
        return Array(Set(parts + encoded + nines))
    }()

    /// The first trace in some bytes.
    static func trace(in data: Data) -> String? {
        traces.first { data.range(of: Data($0)) != nil }.map { String(decoding: $0, as: UTF8.self) }
    }

    private static func percentEncoded(_ byte: UInt8) -> String {
        let scalar = Unicode.Scalar(byte)
        let isPlain = scalar.properties.isAlphabetic || (0x30...0x39).contains(byte)
        return isPlain ? String(scalar) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    private static func base64(_ before: String, _ key: String) -> String {
        Data((before + key).utf8).base64EncodedString()
    }

    private static func escaped(_ scalar: Unicode.Scalar) -> String {
        "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
    }
}
