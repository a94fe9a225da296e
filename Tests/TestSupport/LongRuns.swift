import Foundation

/// Whether the runs are wanted that take minutes: with `KAJO_LONG` in the environment.
public let isLong = ProcessInfo.processInfo.environment["KAJO_LONG"] != nil

/// How often a test with a seed for each run is to run: `short` times, or in a long run `long` times, for which the
/// environment may say another number in `KAJO_RUNS`.
public func runs(short: Int, long: Int) -> Int {
    guard isLong else { return short }
    return ProcessInfo.processInfo.environment["KAJO_RUNS"].flatMap { Int($0) }.map { max(1, $0) } ?? long
}
