import AppLogic
import Testing

struct AgeTests {
    static let rows: [(seconds: Double, isLive: Bool, age: Age)] = [
        (0, false, .seconds(0)), (0, true, .clock(minutes: 0, seconds: 0)),
        (59.9, false, .seconds(59)), (59.9, true, .clock(minutes: 0, seconds: 59)),
        (60, false, .minutes(1)), (60, true, .clock(minutes: 1, seconds: 0)),
        (3599, false, .minutes(59)), (3599, true, .clock(minutes: 59, seconds: 59)),
        (3600, false, .hours(1, minutes: 0)), (3600, true, .hours(1, minutes: 0)),
        (90_061, false, .hours(25, minutes: 1)), (172_799, false, .hours(47, minutes: 59)),
        (172_800, false, .days(2)), (31_536_000, true, .days(365)),
        (-5, false, .seconds(0)), (-5, true, .clock(minutes: 0, seconds: 0)),
        (.nan, false, .seconds(0)), (.infinity, false, .seconds(0)), (1e300, false, .days(11_574_074)),
    ]

    @Test(arguments: rows)
    func `an age is as coarse as it is shown`(row: (seconds: Double, isLive: Bool, age: Age)) {
        #expect(Age(seconds: row.seconds, isLive: row.isLive) == row.age)
    }

    static let steps: [(Age, Double)] = [
        (.seconds(5), 1), (.clock(minutes: 5, seconds: 5), 1), (.minutes(5), 60), (.hours(5, minutes: 5), 60),
        (.days(5), 86_400),
    ]

    @Test(arguments: steps)
    func `an age changes as often as its text`(age: Age, step: Double) {
        #expect(age.step == step)
    }
}
