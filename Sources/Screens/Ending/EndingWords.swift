public import AnalysisModel
public import AppLogic

/// What is said before jobs are cancelled or deleted, and after; on screen and on the command line.
public enum EndingWords {
    /// The question itself, about one job by its title and about several by their number.
    /// - Parameter prospects: what would come of each.
    public static func question(_ ending: JobEnding, of titles: [String], _ prospects: [Prospect]) -> String {
        let what = titles.count == 1 ? LongText.word(titles[0]) : "\(titles.count) jobs"
        if ending == .cancel { return "Cancel \(what)?" }
        return prospects.allSatisfy(\.isForgetting) ? "Forget \(what)?" : "Delete \(what)?"
    }

    /// What a yes would do, in whole sentences.
    public static func consequences(_ ending: JobEnding, _ prospects: [Prospect]) -> [String] {
        ending == .cancel ? ofCancelling(prospects) : ofDeleting(prospects)
    }

    /// What would come of one job, to stand after its title.
    public static func of(_ prospect: Prospect) -> String {
        switch prospect {
        case .leavesQueue: "waits; it is taken out of the queue"
        case .hasLeftQueue(let status): "cannot be cancelled any more: its status is \(LongText.word(status.word))"
        case .nothingToCancel: "cannot be cancelled: it has no job in the service"
        case .analysisEnds: "not finished; its analysis ends without a result"
        case .resultGoes(isHere: false): "finished; its result has not been fetched and is lost"
        case .resultGoes(isHere: true): "finished; its result is deleted, kajo's copy too"
        case .nothingLost: "failed; it has no result"
        case .withdrawn: "not submitted yet; it is withdrawn"
        case .jobMayRemain: "the service may have made a job: if it has, that stays there and comes back here"
        case .rowGoes: "has no job in the service; only its row goes"
        case .copyGoes: "gone in the service; kajo forgets it, and deletes the result that it has kept"
        case .forgotten: "gone in the service; kajo forgets it, with any file that it has kept of it"
        }
    }

    static func cannotBeCancelled(_ prospects: [Prospect]) -> String {
        guard prospects.count == 1, let only = prospects.first else {
            return "None of the \(prospects.count) jobs can be cancelled: only jobs that are queued or on hold can."
        }
        return switch only {
        case .hasLeftQueue(let status):
            "It cannot be cancelled: its status is \(LongText.word(status.word)), and only jobs that are queued or "
                + "on hold can be."
        default: "There is no job in the service to cancel; d takes the row away."
        }
    }

    static func of(_ outcome: EndingOutcome) -> String {
        let done = outcome.ending == .cancel ? "cancelled" : outcome.isForgetting ? "forgotten" : "deleted"
        var sentences: [String] = []
        if outcome.done.count == 1 {
            sentences.append("\(LongText.word(outcome.done[0])) is \(done).")
        } else if !outcome.done.isEmpty {
            sentences.append("\(outcome.done.count) jobs are \(done).")
        }
        if let first = outcome.failures.first {
            let count = outcome.failures.count
            if count > 1 { sentences.append("\(count) jobs are not \(done).") }
            sentences.append(
                "\(LongText.word(first.title))\(count > 1 ? "" : " is not \(done)"): \(LongText.row(first.messages))")
        }
        return sentences.joined(separator: " ")
    }

    private static func ofCancelling(_ prospects: [Prospect]) -> [String] {
        let count = prospects.count { !$0.isPossible }
        let stay = count == 1 ? "stays as it is" : "stay as they are"
        let rest = "\(count) of the \(prospects.count) jobs cannot be cancelled and \(stay)."
        return (count > 0 ? [rest] : [])
            + ["A cancelled job ends in error and has no result; it stays in the list."]
    }

    /// What is lost comes first: on a small screen the rest is to be scrolled for.
    private static func ofDeleting(_ prospects: [Prospect]) -> [String] {
        let isOne = prospects.count == 1
        var sentences: [String] = []
        switch prospects.count(where: { $0 == .resultGoes(isHere: false) }) {
        case 0: break
        case 1: sentences.append("A result that has not been fetched is lost.")
        case let count: sentences.append("\(count) results that have not been fetched are lost.")
        }
        switch prospects.count(where: { $0 == .copyGoes }) {
        case 0: break
        case 1: sentences.append("A result that kajo has kept is deleted, and cannot be had again.")
        case let count: sentences.append("\(count) results that kajo has kept are deleted, and cannot be had again.")
        }
        if prospects.allSatisfy(\.isForgetting) {
            let them = isOne ? "it" : "them"
            let one = isOne ? "it" : "one"
            sentences.append(
                "kajo forgets \(them), and asks nothing of the service; if that lists \(one) again, it comes back.")
        } else if prospects.allSatisfy(\.isOfRowAlone) {
            sentences.append("What kajo knows of \(isOne ? "it" : "them") is removed. This cannot be undone.")
        } else {
            let job = isOne ? "the job" : "each job"
            sentences.append("The service removes \(job), its video and all its results. This cannot be undone.")
        }
        if prospects.contains(.jobMayRemain) {
            sentences.append("Nobody knows whether the service made a job: look in its own list first.")
        }
        return sentences
    }
}

extension Prospect {
    /// Nothing is asked of the service, or it has nothing to remove.
    fileprivate var isOfRowAlone: Bool {
        switch self {
        case .withdrawn, .jobMayRemain, .rowGoes, .copyGoes, .forgotten: true
        default: false
        }
    }
}
