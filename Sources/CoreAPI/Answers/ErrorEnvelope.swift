import Foundation
import StrictJSON

/// The service's own words about a failure: `{"errors": [{"message": …}]}`, read as far as it goes.
struct ErrorEnvelope: Decodable {
    /// `errors` is there as an array, an object or a text. A success never has it.
    var isFailure: Bool
    /// Every message of which anything can be seen, in order.
    var messages: [String]

    /// - Returns: `nil` if the body is no JSON object.
    init?(_ body: [UInt8]) {
        // An error in damaged JSON is still an error, and its words are better than none.
        guard let envelope = try? JSONDecoder().decode(Self.self, from: RepairedText.of(Data(body))) else { return nil }
        self = envelope
    }

    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: MemberName.self)
        let entries = members.value("errors", as: LenientArray<Entry>.self)?.elements
        let single = members.value("errors", as: Entry.self)
        isFailure = entries != nil || single != nil
        let messages = (entries ?? single.map { [$0] } ?? []).compactMap(\.message)
        // Gateways in front of the service say it like this.
        self.messages = messages.isEmpty ? [members.text("message")].compactMap(\.self) : messages
        self.messages.removeAll(where: Excerpt.isBlank)
    }

    /// An object with `message`, or the text itself.
    private struct Entry: Decodable {
        var message: String?

        init(from decoder: any Decoder) throws {
            if let text = try? decoder.singleValueContainer().decode(String.self) {
                message = text
            } else {
                let members = try decoder.container(keyedBy: MemberName.self)
                message = members.text("message") ?? members.number("message").map { "\($0)" }
            }
        }
    }
}
