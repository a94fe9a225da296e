import AnalysisModel
import AppLogic
import Canvas
import Foundation

/// A failure as plain text, whole: to be copied, read in a pager, or sent to somebody who can help.
enum FailureText {
    /// The failure that is looked at; `nil` if nothing here has failed.
    static func newest(in state: AppState) -> String? {
        failures(in: state).first.map { of([$0], state: state) }
    }

    /// All that went wrong with what is looked at, the newest first.
    static func all(in state: AppState) -> String? {
        let failures = failures(in: state)
        return failures.isEmpty ? nil : of(failures, state: state)
    }

    private static func failures(in state: AppState) -> [JobFailure] {
        switch state.page {
        case .failures: return state.failures.selected.map { [$0] } ?? []
        case .result:
            guard let result = state.result, case .failed(let facts) = result.content else { return [] }
            // With its time and its tries, where it has been written down.
            let kept = state.jobList.details[result.job]?.failures.first { $0.facts == facts }
            return [kept ?? JobFailure(id: 0, job: result.job, at: state.now, facts: facts)]
        case .comparison:
            guard case .failed(let job, let facts)? = state.comparison?.content else { return [] }
            return [JobFailure(id: 0, job: job, at: state.now, facts: facts)]
        case .files:
            guard let file = state.files.selected, case .failed(let facts) = state.standing(of: file.type) else {
                return []
            }
            return [JobFailure(id: 0, job: file.job, at: state.now, facts: facts)]
        case .document:
            return state.document.flatMap { document in
                document.failure.map { [JobFailure(id: 0, job: document.file.job, at: state.now, facts: $0)] }
            } ?? []
        case .jobList, .submit, .batch, .preview, .help:
            let kept = state.jobList.selection.flatMap { state.jobList.details[$0]?.failures } ?? []
            return kept.isEmpty ? serviceFailure(in: state) : kept
        case .queue:
            guard let job = state.queue.selection, let retry = state.jobList.retries[job] else {
                return serviceFailure(in: state)
            }
            return [
                JobFailure(
                    id: 0, job: job, at: state.now, attempt: retry.attempt, retryAt: retry.nextTry, facts: retry.facts)
            ]
        }
    }

    private static func serviceFailure(in state: AppState) -> [JobFailure] {
        state.service.trouble.map {
            [JobFailure(id: 0, job: nil, at: $0.at, retryAt: $0.nextTry, facts: $0.facts)]
        } ?? []
    }

    static func of(_ failures: [JobFailure], state: AppState) -> String {
        let job = failures.first?.job.flatMap(state.jobList.job)
        let head = facts(of: job, state: state).map(VisibleText.of) + [""]
        return (head + failures.map { of($0, state: state) }).joined(separator: "\n") + "\n"
    }

    private static func facts(of job: TrackedJob?, state: AppState) -> [String] {
        let identity = state.service.identity
        let service = identity.isEmbedded ? "the embedded engine" : "\(identity.host) (profile \(identity.profile))"
        guard let job else { return ["Service  \(service)"] }
        let known: [(String, String?)] = [
            ("Title", job.title), ("Source", job.source.isEmpty ? nil : job.sourceWithoutQuery),
            ("Job", job.jobID?.rawValue), ("Status", job.isGone ? "gone" : job.status?.word ?? job.submission.rawValue),
            ("Service", service),
        ]
        return known.compactMap { name, value in value.map { row(name, $0) } }
    }

    private static func of(_ failure: JobFailure, state: AppState) -> String {
        let facts = failure.facts
        let words = FailureWords(facts, isEmbedded: state.service.identity.isEmbedded)
        let date = CivilTime(failure.at, zone: state.timeZone)
        let zone = state.timeZone.abbreviation(for: failure.at) ?? ""
        let head = "\(date.day) \(date.time) \(zone)  \(FailureHead.of(failure, state: state))"
        let rest: [(String, String?)] = [
            ("Why", words.cause), ("Do", words.remedy), ("Call id", facts.requestID), ("Answer", facts.excerpt),
            ("Sent", facts.request),
        ]
        let lines =
            facts.messages.map { "  " + $0 } + rest.compactMap { name, text in text.map { "  " + row(name, $0) } }
        return ([head] + lines).map(VisibleText.of).joined(separator: "\n") + "\n"
    }

    private static func row(_ name: String, _ text: String) -> String {
        name + String(repeating: " ", count: max(1, 10 - name.count)) + text
    }
}
