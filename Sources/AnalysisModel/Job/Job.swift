/// A unit of analysis work in the service: one video, one set of results.
///
/// Made by `new_job`; the service knows it by its identifier alone (Core API, "New job").
public enum Job {
    /// The service's name for a job: a UUID string, opaque to kajo (`job_id` on the wire).
    public struct ID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
        public let rawValue: String

        public init(rawValue: String) { self.rawValue = rawValue }

        public init(_ rawValue: String) { self.rawValue = rawValue }

        public var description: String { rawValue }
    }
}
