import AnalysisModel

extension AppState {
    /// A file itself is looked at, value by value.
    public var showsRaw: Bool {
        page == .document ? document?.content == .tree : result?.tab == .raw && result?.result != nil
    }

    /// The values that are looked at.
    public internal(set) var tree: RawState? {
        get { page == .document ? document?.raw : result?.raw }
        set {
            guard let newValue else { return }
            if page == .document { document?.raw = newValue } else { result?.raw = newValue }
        }
    }

    private var treeFile: ResultFile? {
        page == .document ? document?.file : result.map { ResultFile($0.job, .core) }
    }

    mutating func typePath(_ isTyping: Bool) {
        document?.isTyping = isTyping
        if isTyping { document?.raw.beginTyping() }
    }

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
        guard var raw = tree else { return }
        let place = (raw.path, raw.selectedRow)
        change(&raw)
        tree = raw
        guard place != (raw.path, raw.selectedRow) else { return }
        if page == .document { document?.paneTop = 0 } else { result?.paneTop = 0 }
    }

    private mutating func pathConfirmed() {
        guard let text = tree?.field.text else { return }
        guard let path = RawPath(typed: text) else {
            changeRaw { $0.isMistyped = true }
            return
        }
        if page == .document { document?.isTyping = false } else { result?.isFiltering = false }
        changeRaw { $0.go(to: path, trail: []) }
    }

    mutating func rawRequests() -> [Effect] {
        guard showsRaw, let file = treeFile, var raw = tree else { return [] }
        let requests = raw.requests()
        tree = raw
        return requests.map { .loadNode(file, $0) }
    }

    mutating func nodeLoaded(_ node: RawNode?, for request: RawState.Request, of file: ResultFile) -> [Effect] {
        let rows = ResultLayout(size).listRows
        changeTree(of: file) { $0.take(node, for: request, rows: rows) }
        return file == treeFile ? rawRequests() : []
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
