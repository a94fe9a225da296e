import Testing

@testable import AppLogic

@Suite struct ScrollTests {
    @Test(arguments: [
        (0, 10, 0, 100, 0), (0, 10, 9, 100, 0), (0, 10, 10, 100, 1), (50, 10, 49, 100, 49), (50, 10, 55, 100, 50),
        (95, 10, 99, 100, 90), (5, 10, 2, 3, 0), (0, 0, 5, 100, 0), (7, 10, 0, 0, 0), (-4, 10, 200, 100, 90),
        (3, 1, 8, 9, 8),
    ])
    func `the selection stays in sight`(top: Int, height: Int, selection: Int, count: Int, expected: Int) {
        #expect(Scroll.top(top: top, height: height, selection: selection, count: count) == expected)
    }
}
