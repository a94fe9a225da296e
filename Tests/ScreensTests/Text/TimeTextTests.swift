import AppLogic
import Foundation
import Testing

@testable import Screens

struct TimeTextTests {
    static let ages: [(Age, String)] = [
        (.seconds(0), "0s"), (.seconds(59), "59s"), (.clock(minutes: 0, seconds: 7), "00:07"),
        (.clock(minutes: 59, seconds: 59), "59:59"), (.minutes(5), "5m"), (.hours(1, minutes: 2), "1h02"),
        (.hours(47, minutes: 59), "47h59"), (.days(2), "2d"), (.days(400), "400d"),
    ]

    @Test(arguments: ages)
    func `an age is short`(age: Age, text: String) {
        #expect(TimeText.age(age) == text)
    }

    static let untils: [(Double, String)] = [
        (-5, "now"), (0, "now"), (0.2, "in 1s"), (59, "in 59s"), (59.5, "in 1m"), (3600, "in 1h00"),
    ]

    @Test(arguments: untils)
    func `what lies ahead is rounded up, and what is due says so`(seconds: Double, text: String) {
        #expect(TimeText.until(at(seconds), now: at(0)) == text)
    }

    @Test func `what is past is told with ago, and never lies ahead`() {
        #expect(TimeText.ago(at(-90), now: at(0)) == "1m ago")
        #expect(TimeText.ago(at(5), now: at(0)) == "0s ago")
    }

    static let lengths: [(Double, String)] = [
        (0, "00:00:00"), (59.4, "00:00:59"), (59.6, "00:01:00"), (3661, "01:01:01"), (360_000, "100:00:00"),
        (-1, "00:00:00"), (.nan, "00:00:00"), (.infinity, "00:00:00"), (1e300, "277777:46:40"),
    ]

    @Test(arguments: lengths)
    func `a length is hours, minutes and seconds`(seconds: Double, text: String) {
        #expect(TimeText.length(seconds: seconds) == text)
    }

    @Test func `a moment of another day comes with its date, as the clock on the wall has it`() throws {
        #expect(TimeText.moment(at(-60), now: at(0), zone: .gmt) == "14:04:00")
        #expect(TimeText.moment(at(-86_400), now: at(0), zone: .gmt) == "2023-11-20 14:05:00")
        let tokyo = try #require(TimeZone(secondsFromGMT: 9 * 3600))
        #expect(TimeText.moment(at(3600), now: at(0), zone: tokyo) == "2023-11-22 00:05:00")
    }
}

struct CivilTimeTests {
    static let known: [(seconds: Double, day: String, time: String)] = [
        (0, "1970-01-01", "00:00:00"), (-1, "1969-12-31", "23:59:59"), (-0.5, "1969-12-31", "23:59:59"),
        (86_399.9, "1970-01-01", "23:59:59"), (951_782_400, "2000-02-29", "00:00:00"),
        (951_868_800, "2000-03-01", "00:00:00"), (946_684_799, "1999-12-31", "23:59:59"),
        (4_107_456_000, "2100-02-28", "00:00:00"), (4_107_542_400, "2100-03-01", "00:00:00"),
        (1_709_164_800, "2024-02-29", "00:00:00"), (-2_203_977_600, "1900-02-28", "00:00:00"),
        (-2_203_891_200, "1900-03-01", "00:00:00"),
    ]

    @Test(arguments: known)
    func `a known moment has its day and time`(row: (seconds: Double, day: String, time: String)) {
        let civil = CivilTime(Date(timeIntervalSince1970: row.seconds), zone: .gmt)
        #expect(civil.day == row.day)
        #expect(civil.time == row.time)
    }

    @Test(arguments: [-11 * 3600, -12_600, 0, 19_800, 14 * 3600])
    func `it agrees with the calendar in every zone`(offset: Int) throws {
        let zone = try #require(TimeZone(secondsFromGMT: offset))
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = zone
        for day in stride(from: 0.0, to: 60_000, by: 37) {
            let date = Date(timeIntervalSince1970: day * 86_400 + day)
            let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
            let civil = CivilTime(date, zone: zone)
            let (year, month, dayOfMonth) = (parts.year ?? 0, parts.month ?? 0, parts.day ?? 0)
            #expect(civil.day == "\(year)-\(TimeText.padded(month))-\(TimeText.padded(dayOfMonth))")
            let seconds = (parts.hour ?? 0) * 3600 + (parts.minute ?? 0) * 60 + (parts.second ?? 0)
            #expect(civil.time == TimeText.length(seconds: Double(seconds)))
        }
    }

    @Test func `summer time counts where there is one`() throws {
        let helsinki = try #require(TimeZone(identifier: "Europe/Helsinki"))
        #expect(CivilTime(Date(timeIntervalSince1970: 1_719_792_000), zone: helsinki).time == "03:00:00")
        #expect(CivilTime(Date(timeIntervalSince1970: 1_704_067_200), zone: helsinki).time == "02:00:00")
    }

    @Test(arguments: [
        Date.distantPast, .distantFuture, Date(timeIntervalSince1970: 1e300), Date(timeIntervalSince1970: -1e300),
    ])
    func `an absurd moment is some day`(date: Date) {
        #expect(!CivilTime(date, zone: .gmt).day.isEmpty)
    }
}
