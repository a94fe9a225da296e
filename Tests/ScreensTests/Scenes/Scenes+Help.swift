import AppLogic

extension Scene {
    static let helps = [
        Scene("help-list", AppState.listing(running).after(.helpRequested), isAlsoPlain: true),
        Scene("help-pane", AppState.listing(running).after(.paneFocusToggled, .helpRequested)),
        Scene("help-form", AppState.listing(running).after(.submitRequested, .helpRequested)),
        Scene("help-result", harbourPage.after(.helpRequested)),
        Scene("help-result-filter", on(.labels).after(.result(.filterRequested), .helpRequested)),
        Scene("help-files", files.after(.helpRequested)),
        Scene("help-scrolled", AppState.listing(running).after(.helpRequested, .helpScrolled(by: 10, lastTop: 20))),
    ]
}
