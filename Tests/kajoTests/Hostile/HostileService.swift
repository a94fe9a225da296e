import Foundation
import TestSupport

/// A service in whose every word somebody else has had a hand.
enum HostileService {
    static let kinds = HostileText.all
    /// The job that has a result.
    static let finishedID = "job-0-finished"

    static func answer(_ function: String) -> ScriptedServer.Answer {
        switch function {
        case "list_jobs": return (200, text(["jobs": [finished] + kinds.enumerated().map(job)]))
        case "job_status":
            return (200, text(["status": "finished", "media_transfer_status": acting, "details": acting]))
        case "job_results": return (200, text(result))
        default: return (400, text(["errors": kinds.map { ["message": $0.text] }]))
        }
    }

    /// The messages of the error that it answers to everything else; what cannot be seen is no message.
    static var messages: [HostileText.Kind] {
        kinds.filter { kind in
            kind.text.unicodeScalars.contains { scalar in
                switch scalar.properties.generalCategory {
                case .format, .nonspacingMark:
                    scalar.properties.isBidiControl || !scalar.properties.isDefaultIgnorableCodePoint
                default: !scalar.properties.isWhitespace
                }
            }
        }
    }

    /// What the screens would be upset by most, in one text.
    static let acting = "\u{1B}[2J\u{1B}[H\u{1B}]0;owned\u{7}\u{9B}2J\r\nError: forged\u{202E}\u{7}"

    private static var finished: [String: Any] {
        [
            "job_id": finishedID, "status": "finished", "media_transfer_status": "finished", "title": "t-finished",
        ]
    }

    /// Half of the jobs have failed for a hostile reason, the others are in hostile states.
    private static func job(_ number: Int, _ kind: HostileText.Kind) -> [String: Any] {
        [
            "job_id": "job-\(number + 1)\(kind.text)", "status": number % 2 == 0 ? "error" : "s\(kind.text)",
            "media_transfer_status": "t\(kind.text)", "details": "d\(kind.text)",
            "title": "n\(number + 1) \(kind.text)",
            "media_url": "https://media.example/\(kind.text)",
        ]
    }

    static var result: [String: Any] {
        let detections = kinds.enumerated().map { number, kind in
            (
                "\(number)",
                [
                    "t": "visual.\(kind.text)", "label": "l\(kind.text)",
                    "occs": [["ss": number, "se": number + 2]],
                ] as [String: Any]
            )
        }
        return [
            "version_info": ["metadata_type": "core", "metadata_format": "1\(acting)"],
            "job_info": ["job_id": acting],
            "media_info": [
                "technical": [
                    "duration_s": 400, "fps": 25, "codecs": ["video": acting, "audio": acting],
                    "n_audio_channels": 2,
                ],
                "from_customer": ["title": acting],
            ],
            "detections": Dictionary(uniqueKeysWithValues: detections),
        ]
    }

    static func text(_ value: [String: Any]) -> String {
        (try? JSONSerialization.data(withJSONObject: value)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}
