import AppLogic
import Canvas

/// The pages of a result with their number keys, as much of their names and counts as there is room for.
struct TabBar {
    let state: ResultState
    let theme: Theme

    func line(width: Int) -> Line {
        let tries: [(Names, hasCounts: Bool, gap: Int)] = [
            (.whole, true, 2), (.whole, false, 2), (.whole, false, 1), (.short, false, 1), (.none, false, 1),
        ]
        let lines = tries.map { names, hasCounts, gap in line(names, hasCounts: hasCounts, gap: gap) }
        return lines.first { $0.width <= width } ?? lines.last ?? Line()
    }

    private enum Names { case whole, short, none }

    private func name(of tab: ResultTab, _ names: Names) -> String {
        switch names {
        case .whole: TabWords.name(tab)
        case .short: TabWords.short(tab)
        case .none: tab == state.tab ? TabWords.name(tab) : ""
        }
    }

    private func line(_ names: Names, hasCounts: Bool, gap: Int) -> Line {
        ResultTab.allCases.reduce(Line()) { line, tab in
            let isShown = tab == state.tab
            let name = name(of: tab, names)
            let count = state.count(of: tab)
            let amount = hasCounts ? count.map { " \($0)" } ?? "" : ""
            let words = name.isEmpty ? "\(tab.rawValue)" : "\(tab.rawValue) \(name)"
            let style = isShown ? theme.heading : count == 0 ? theme.quiet : theme.text
            return line.adding(isShown ? theme.glyphs.mark : " ", theme.heading)
                .adding(words, style).adding(amount, isShown ? theme.heading : theme.quiet).gap(gap - 1)
        }
    }
}

/// What the pages are called.
enum TabWords {
    static func name(_ tab: ResultTab) -> String {
        switch tab {
        case .overview: "Overview"
        case .labels: "Labels"
        case .faces: "Faces"
        case .speech: "Speech"
        case .topics: "Topics"
        case .compliance: "Compliance"
        case .shots: "Shots"
        }
    }

    static func short(_ tab: ResultTab) -> String { tab == .compliance ? "Compl." : name(tab) }

    /// For the page of keys.
    static func help(_ tab: ResultTab) -> String {
        switch tab {
        case .overview: "overview: what is in the video"
        case .labels: "labels: what is seen and heard"
        case .faces: "faces: who is seen, and with whom"
        case .speech: "speech: what is said"
        case .topics: "topics: what the video is about"
        case .compliance: "compliance: what is flagged, with its whole shots"
        case .shots: "shots, and where the cuts are"
        }
    }
}
