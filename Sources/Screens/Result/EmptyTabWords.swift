import Canvas

/// What an empty page says: what would be there, and why it is not.
struct EmptyTabWords {
    let tab: any ResultTabView

    func lines(width: Int) -> [Line] {
        let theme = tab.theme
        let why =
            tab.view.isEmbedded
            ? "The embedded engine recognises far less than Valossa's service, which finds this with a subscription for it."
            : tab.whyNot
        return [.blank] + Line.wrapped("This result has none.", theme.strong, width: width)
            + Line.wrapped("Here would be \(tab.wouldBe).", width: width) + [.blank]
            + Line.wrapped(why, theme.quiet, width: width)
    }
}
