import Testing

@testable import LocalEngine

@Suite struct VideoMachineTests {
    /// Frames at 25 a second, with values behind some of them.
    private func run(_ frames: Int, _ values: [Int: [String]]) -> (
        shots: [ShotSpan], black: [Stretch], frozen: [Stretch]
    ) {
        var machine = VideoMachine(framesPerSecond: 25)
        for frame in 0..<frames {
            machine.take("frame:\(frame)    pts:\(frame * 40_000)   pts_time:\(Double(frame) * 0.04)")
            for value in values[frame] ?? [] { machine.take(value) }
        }
        return machine.finish()
    }

    @Test func `a video without cuts is one shot of all its frames`() {
        let shots = run(100, [:]).shots
        #expect(shots == [ShotSpan(stretch: Stretch(start: 0, end: 4), firstFrame: 0, lastFrame: 99)])
    }

    @Test func `no frame makes no shot`() {
        #expect(run(0, [:]).shots.isEmpty)
    }

    @Test func `the echo behind a cut is not a cut`() {
        let cut = ["lavfi.scd.time=1"]
        let shots = run(100, [50: cut, 51: cut, 52: cut, 53: cut]).shots
        #expect(shots.map(\.firstFrame) == [0, 50, 53])
        #expect(shots.map(\.lastFrame) == [49, 52, 99])
    }

    @Test func `black shorter than half a second is passed over, open black lasts to the end`() {
        let found = run(
            200,
            [
                10: ["lavfi.black_start=0.4"], 20: ["lavfi.black_end=0.8"],
                30: ["lavfi.black_start=1.2"], 55: ["lavfi.black_end=2.2"], 150: ["lavfi.black_start=6"],
            ])
        #expect(found.black == [Stretch(start: 1.2, end: 2.2), Stretch(start: 6, end: 8)])
    }

    @Test func `dark with a colour in it is not black, and of a long dark stretch the black part remains`() {
        let (navy, black, gray) = (
            RGBColor(red: 0, green: 0, blue: 126), RGBColor(red: 2, green: 0, blue: 9),
            RGBColor(red: 25, green: 25, blue: 25)
        )
        let colors = [[navy], [navy, black], [black], [gray], [black], [navy], [black]]
        func confirmed(_ start: Double, _ end: Double) -> [Stretch] {
            BlackScreen.confirmed([Stretch(start: start, end: end)], by: colors)
        }
        #expect(confirmed(0, 1.9) == [])
        #expect(confirmed(0.2, 6.9) == [Stretch(start: 2, end: 5), Stretch(start: 6, end: 6.9)])
        #expect(confirmed(2.1, 4.9) == [Stretch(start: 2.1, end: 4.9)])
        #expect(confirmed(4.6, 5.3) == [Stretch(start: 4.6, end: 5.3)], "no picture was looked at")
        #expect(confirmed(8, 9) == [Stretch(start: 8, end: 9)])
    }

    @Test func `a freeze late in a long video starts at its frame, not at the rounded time`() {
        var machine = VideoMachine(framesPerSecond: 25)
        for frame in 300_000..<300_100 {
            machine.take("frame:\(frame) pts:\(frame * 40_000) pts_time:12000")
            if frame == 300_037 { machine.take("lavfi.freezedetect.freeze_start=12000.5") }
            if frame == 300_062 { machine.take("lavfi.freezedetect.freeze_end=12002.5") }
        }
        #expect(machine.finish().frozen == [Stretch(start: 12000.48, end: 12002.48)])
    }

    @Test(arguments: ["", "frame:", "frame:x pts:1", "frame:1 pts:", "lavfi.scd.time", "\u{0}", "frame:-1"])
    func `a line that is none is passed over`(_ line: String) {
        var machine = VideoMachine(framesPerSecond: 25)
        machine.take(line)
        #expect(machine.framesSeen == 0)
    }

    @Test func `lines are put together across pieces, and endless ones are cut`() {
        var splitter = LineSplitter()
        #expect(splitter.lines(in: Array("one\ntw".utf8)) == ["one"])
        #expect(splitter.lines(in: Array("o\n\nthree".utf8)) == ["two", ""])
        for _ in 0..<100 { #expect(splitter.lines(in: [UInt8](repeating: 120, count: 1000)).isEmpty) }
        #expect(splitter.lines(in: Array("\n".utf8)).map(\.count) == [LineSplitter.longestLine])
    }

    @Test func `silence is closed by its end or by the end of all`() {
        var machine = SilenceMachine()
        for line in ["lavfi.silence_start=-0.02", "lavfi.silence_end=2.5", "lavfi.silence_start=7"] {
            machine.take(line)
        }
        #expect(machine.finish(at: 9) == [Stretch(start: 0, end: 2.5), Stretch(start: 7, end: 9)])
    }
}

@Suite struct PaletteTests {
    private func pixels(_ colors: [(RGBColor, Int)]) -> [UInt8] {
        colors.flatMap { color, count in (0..<count).flatMap { _ in [color.red, color.green, color.blue] } }
    }

    @Test func `the strongest colours come first and specks are left out`() {
        let red = RGBColor(red: 200, green: 10, blue: 10)
        let blue = RGBColor(red: 10, green: 10, blue: 200)
        let speck = RGBColor(red: 10, green: 250, blue: 10)
        #expect(Palette.strongest(in: pixels([(blue, 30), (red, 65), (speck, 5)])) == [red, blue])
    }

    @Test func `neighbours count as one colour and nothing makes none`() {
        let dark = RGBColor(red: 30, green: 30, blue: 30)
        let darker = RGBColor(red: 34, green: 30, blue: 30)
        #expect(Palette.strongest(in: pixels([(dark, 10), (darker, 10)])).count == 1)
        #expect(Palette.strongest(in: [UInt8]()).isEmpty)
        #expect(RGBColor(red: 1, green: 0, blue: 255).hex == "0100ff")
    }
}
