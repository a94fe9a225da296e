import AnalysisModel
import AppLogic

extension Scene {
    static let filters = [
        Scene("filter-typing", typing("re", in: mixed)),
        Scene("filter-kept", typing("re", in: mixed).after(.jobFilter(.kept), .marksToggled), isAlsoPlain: true),
        Scene("filter-nothing", typing("no such \u{1B}[31mword", in: mixed)),
        Scene("filter-problems", typing("re", in: mixed).after(.problemFilterToggled, .jobFilter(.kept))),
    ]

    private static func typing(_ text: String, in state: AppState) -> AppState {
        state.after(.jobFilter(.requested), .jobFilter(.edited(.insert(text))))
    }
}
