import AnalysisModel

extension AppState {
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
        guard var page = reading else { return }
        let place = (page.raw.path, page.raw.selectedRow)
        change(&page.raw)
        if place != (page.raw.path, page.raw.selectedRow) { page.paneTop = 0 }
        reading = page
    }

    private mutating func pathConfirmed() {
        guard let text = tree?.field.text else { return }
        guard let path = RawPath(typed: text) else {
            changeRaw { $0.isMistyped = true }
            return
        }
        reading?.isTyping = false
        changeRaw { $0.go(to: path, trail: []) }
    }

    mutating func rawRequests() -> [Effect] {
        guard var page = reading, page.showsTree else { return [] }
        let requests = page.raw.requests()
        reading = page
        return requests.map { .loadNode(page.file, $0) }
    }

    mutating func nodeLoaded(_ node: RawNode?, for request: RawState.Request, of file: ResultFile) -> [Effect] {
        let rows = ResultLayout(size).listRows
        changeTree(of: file) { $0.take(node, for: request, rows: rows) }
        return file == reading?.file ? rawRequests() : []
    }

    mutating func nodeFailed(_ facts: FailureFacts, for request: RawState.Request, of file: ResultFile) {
        changeTree(of: file) { $0.fail(facts, for: request) }
    }

    /// Also while another page lies over it.
    private mutating func changeTree(of file: ResultFile, _ change: (inout RawState) -> Void) {
        if document?.file == file, var raw = document?.raw {
            change(&raw)
            document?.raw = raw
        }
        if file.type == .core, result?.job == file.job, var raw = result?.raw {
            change(&raw)
            result?.raw = raw
        }
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
