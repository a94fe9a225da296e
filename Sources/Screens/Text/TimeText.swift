import AppLogic
import Foundation

/// Times and ages in words.
enum TimeText {
    static func age(_ age: Age) -> String {
        switch age {
        case .seconds(let seconds): "\(seconds)s"
        case .clock(let minutes, let seconds): "\(padded(minutes)):\(padded(seconds))"
        case .minutes(let minutes): "\(minutes)m"
        case .hours(let hours, let minutes): "\(hours)h\(padded(minutes))"
        case .days(let days): "\(days)d"
        }
    }

    /// How long ago, coarsely.
    static func ago(_ date: Date, now: Date) -> String {
        age(Age(seconds: now.timeIntervalSince(date), isLive: false)) + " ago"
    }

    /// How long until, coarsely; what is due says so.
    static func until(_ date: Date, now: Date) -> String {
        let seconds = date.timeIntervalSince(now).rounded(.up)
        return seconds > 0 ? "in " + age(Age(seconds: seconds, isLive: false)) : "now"
    }

    /// The time of day, with the date if that is another day than today.
    static func moment(_ date: Date, now: Date, zone: TimeZone) -> String {
        let moment = CivilTime(date, zone: zone)
        return moment.day == CivilTime(now, zone: zone).day ? moment.time : "\(moment.day) \(moment.time)"
    }

    /// The time of day if that is today, else the date alone.
    static func short(_ date: Date, now: Date, zone: TimeZone) -> String {
        let moment = CivilTime(date, zone: zone)
        return moment.day == CivilTime(now, zone: zone).day ? moment.time : moment.day
    }

    /// A length or a position in a video: `HH:MM:SS`, to the nearest second.
    static func length(seconds: Double) -> String {
        let whole = seconds.isFinite ? Int(min(max(0, seconds), 1e9).rounded()) : 0
        let (hours, minutes) = (whole / 3600, whole / 60 % 60)
        return "\(padded(hours)):\(padded(minutes)):\(padded(whole % 60))"
    }

    static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

/// A moment as calendar and clock show it (proleptic Gregorian), without the cost of a calendar object.
struct CivilTime {
    /// `YYYY-MM-DD`.
    let day: String
    /// `HH:MM:SS`.
    let time: String

    init(_ date: Date, zone: TimeZone) {
        let bounded = min(max(-6e10, date.timeIntervalSince1970), 2.5e11)
        let local = Int(bounded.rounded(.down)) + zone.secondsFromGMT(for: date)
        let days = (local >= 0 ? local : local - 86_399) / 86_400
        let second = local - days * 86_400
        day = Self.day(daysSince1970: days)
        time = TimeText.length(seconds: Double(second))
    }

    /// Counts from 0000-03-01, so that the leap day is a year's last.
    private static func day(daysSince1970: Int) -> String {
        let days = daysSince1970 + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * shifted + 2) / 5 + 1
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
        return "\(year)-\(TimeText.padded(month))-\(TimeText.padded(day))"
    }
}
