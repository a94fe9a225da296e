/// How long ago something was, as coarse as it is shown.
public enum Age: Hashable, Sendable {
    case seconds(Int)
    case clock(minutes: Int, seconds: Int)
    case minutes(Int)
    case hours(Int, minutes: Int)
    case days(Int)

    /// - Parameters:
    ///   - seconds: may be negative when a clock was set back; counts as now.
    ///   - isLive: whether somebody watches it grow, so that minutes come with their seconds.
    public init(seconds: Double, isLive: Bool) {
        let whole = seconds.isFinite ? Int(min(max(0, seconds), 1e12)) : 0
        switch whole {
        case ..<60: self = isLive ? .clock(minutes: 0, seconds: whole) : .seconds(whole)
        case ..<3600: self = isLive ? .clock(minutes: whole / 60, seconds: whole % 60) : .minutes(whole / 60)
        case ..<172_800: self = .hours(whole / 3600, minutes: whole / 60 % 60)
        default: self = .days(whole / 86_400)
        }
    }

    /// How often the shown text changes, in seconds.
    public var step: Double {
        switch self {
        case .seconds, .clock: 1
        case .minutes, .hours: 60
        case .days: 86_400
        }
    }
}
