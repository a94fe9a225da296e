import AnalysisModel
import AppLogic
import JobServices

/// Looks at several sources for the form, and tells what it knows as soon as it does; one that is cancelled tells no more.
struct BatchCheck {
    let reading: SourceReading
    /// `nil` while there is no service: nothing is said then of what was submitted before.
    let board: JobBoard?

    func run(_ texts: [String], post: @Sendable (Action) -> Void) async {
        guard let named = try? await reading.sourcesWithLists(named: texts) else { return }
        var batch = BatchEntries(named.sources)
        var report = SourceReport(
            texts: texts, entries: batch.entries, leftOut: named.leftOut.count, isFinal: false)
        post(.sourcesChecked(report))
        do {
            try await reading.inspecting(named.sources) { portion in
                report.looked += portion.count
                (report.range, report.entries) = batch.take(portion)
                post(.sourcesChecked(report))
            }
            (report.range, report.entries) = (nil, batch.entries)
            await findEarlier(in: &report.entries)
            try Task.checkCancellation()
        } catch { return }
        report.isFinal = true
        post(.sourcesChecked(report))
    }

    /// What cannot be found out now is asked again when it is submitted.
    private func findEarlier(in entries: inout [SourceBatch.Entry]) async {
        let good = entries.enumerated().compactMap { place, entry in
            if case .good(let source, _) = entry.verdict { (place, SubmissionRequest(source: source)) } else { nil }
        }
        guard let known = try? await board?.earlier(than: good.map(\.1)) else { return }
        for ((place, _), earlier) in zip(good, known) {
            switch earlier {
            case .submission(let job): entries[place].earlier = job
            case .wish(let first): entries[place].verdict = .same(as: entries[good[first].0].name)
            case nil: break
            }
        }
    }
}
