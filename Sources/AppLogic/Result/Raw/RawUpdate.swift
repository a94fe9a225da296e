import AnalysisModel

extension AppState {
    /// The file itself is looked at.
    public var showsRaw: Bool { result?.tab == .raw && result?.result != nil }

    mutating func applyRaw(_ action: RawAction) -> [Effect] {
        let rows = ResultLayout(size).listRows
        switch action {
        case .entered: changeRaw { $0.enter() }
        case .left: changeRaw { _ = $0.leave() }
        case .rowMoved(let step): changeRaw { $0.select(row: $0.selectedRow + step, rows: rows) }
        case .rowJumped(let jump): changeRaw { $0.select(row: jump == .first ? 0 : $0.count - 1, rows: rows) }
        case .pathEdited(let edit):
            changeRaw {
                $0.isMistyped = false
                $0.field.apply(edit)
            }
        case .pathConfirmed: pathConfirmed()
        }
        return rawRequests()
    }

    private mutating func changeRaw(_ change: (inout RawState) -> Void) {
        guard var raw = result?.raw else { return }
        let place = (raw.path, raw.selectedRow)
        change(&raw)
        result?.raw = raw
        if place != (raw.path, raw.selectedRow) { result?.paneTop = 0 }
    }

    private mutating func pathConfirmed() {
        guard let text = result?.raw.field.text else { return }
        guard let path = RawPath(typed: text) else {
            changeRaw { $0.isMistyped = true }
            return
        }
        result?.isFiltering = false
        changeRaw { $0.go(to: path, trail: []) }
    }

    mutating func rawRequests() -> [Effect] {
        guard showsRaw, let job = result?.job, var raw = result?.raw else { return [] }
        let requests = raw.requests()
        result?.raw = raw
        return requests.map { .loadNode(job, $0) }
    }

    mutating func nodeLoaded(_ node: RawNode?, for request: RawState.Request, of job: TrackedJob.ID) -> [Effect] {
        guard result?.job == job else { return [] }
        let rows = ResultLayout(size).listRows
        result?.raw.take(node, for: request, rows: rows)
        return rawRequests()
    }

    mutating func nodeFailed(_ facts: FailureFacts, for request: RawState.Request, of job: TrackedJob.ID) {
        guard result?.job == job else { return }
        result?.raw.fail(facts, for: request)
    }
}

/// What can be done while the file itself is looked at.
public enum RawAction: Hashable, Sendable {
    /// Into the selected child.
    case entered
    /// To the value around.
    case left
    case rowMoved(by: Int)
    case rowJumped(JobListState.Jump)
    case pathEdited(TextEdit)
    case pathConfirmed
}
