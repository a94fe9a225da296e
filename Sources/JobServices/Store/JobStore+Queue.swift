import AnalysisModel
import Foundation
import GRDB

extension JobStore {
    /// Which of these submissions are to rest, or to go on. Those whose `new_job` is on its way stay as they are.
    /// - Returns: those that have changed.
    func recordPaused(
        _ isPaused: Bool, _ ids: [TrackedJob.ID], at: Date
    ) async throws(StoreError) -> [TrackedJob.ID] {
        try await write { db in try ids.filter { try db.setPaused(isPaused, $0, at: at) } }
    }

    /// What is still to be submitted, in the order in which it is taken up.
    func queue(of profile: String) async throws(StoreError) -> [TrackedJob] {
        try await read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT * FROM job WHERE profile = ? AND submission IN ('intended', 'uploading', 'submitting')
                        AND merged_into IS NULL
                    ORDER BY place, rowid
                    """,
                arguments: [profile]
            ).map(TrackedJob.init(row:))
        }
    }

    /// Puts a submission before another one; before none is at the end.
    /// - Returns: false if one of them is no longer to be submitted.
    func recordPlace(
        of id: TrackedJob.ID, before other: TrackedJob.ID?, profile: String
    ) async throws(StoreError) -> Bool {
        try await write { db in
            guard try db.place(of: id, in: profile) != nil else { return false }
            guard let other else {
                try db.change(id, "place = ?", [try db.lastPlace(in: profile) + 1])
                return true
            }
            guard other != id else { return true }
            guard let upper = try db.place(of: other, in: profile) else { return false }
            let lower = try db.lastPlace(in: profile, before: upper, besides: id)
            let middle = lower / 2 + upper / 2
            if middle > lower && middle < upper {
                try db.change(id, "place = ?", [middle])
            } else {
                try db.renumber(profile, putting: id, before: other)
            }
            return true
        }
    }
}

extension Database {
    private static let underWay = "submission IN ('intended', 'uploading', 'submitting')"

    /// The highest place in the queue; 0 if nothing is in it.
    func lastPlace(in profile: String) throws -> Double {
        try Double.fetchOne(
            try cachedStatement(sql: "SELECT max(place) FROM job WHERE profile = ? AND \(Self.underWay)"),
            arguments: [profile]) ?? 0
    }

    /// - Returns: whether that changed anything.
    func setPaused(_ isPaused: Bool, _ id: TrackedJob.ID, at: Date) throws -> Bool {
        guard let job = try job(id), job.submission == .intended || job.submission == .uploading,
            job.isPaused != isPaused
        else { return false }
        try change(id, "paused = ?", [isPaused])
        try note(isPaused ? "paused" : "resumed", of: id, at: at)
        return true
    }

    fileprivate func place(of id: TrackedJob.ID, in profile: String) throws -> Double? {
        try Double.fetchOne(
            self, sql: "SELECT place FROM job WHERE id = ? AND profile = ? AND \(Self.underWay)",
            arguments: [id.rawValue, profile])
    }

    fileprivate func lastPlace(in profile: String, before place: Double, besides id: TrackedJob.ID) throws -> Double {
        try Double.fetchOne(
            self, sql: "SELECT max(place) FROM job WHERE profile = ? AND \(Self.underWay) AND place < ? AND id != ?",
            arguments: [profile, place, id.rawValue]) ?? place - 2
    }

    /// The numbers between two neighbours have run out.
    fileprivate func renumber(_ profile: String, putting id: TrackedJob.ID, before other: TrackedJob.ID) throws {
        let order = try String.fetchAll(
            self, sql: "SELECT id FROM job WHERE profile = ? AND \(Self.underWay) ORDER BY place, rowid",
            arguments: [profile]
        ).filter { $0 != id.rawValue }.flatMap { $0 == other.rawValue ? [id.rawValue, $0] : [$0] }
        for (place, id) in order.enumerated() {
            try change(TrackedJob.ID(rawValue: id), "place = ?", [Double(place + 1)])
        }
    }
}
