import AnalysisModel
import Canvas

/// A feeling in the course of the video: in numbers, and as a curve.
struct ValenceLines {
    let view: ResultView
    let name: String
    let samples: [Sample]
    let width: Int
    var height = 2

    var all: [Line] {
        guard let words = ValenceWords.of(samples, view.times, view.theme.glyphs) else { return [] }
        let text = Line.named(name, Line.wrapped(words, width: max(1, width - Line.nameColumns)), view.theme)
        let rows = Plot(samples: samples, duration: view.duration, width: width, glyphs: view.theme.glyphs)
            .rows(height: height)
        return text
            + rows.enumerated().map { place, row in
                Line(row, place < rows.count / 2 ? view.theme.accent : view.theme.doubtful)
            }
    }
}

/// A feeling in numbers, −1 bad to +1 good.
enum ValenceWords {
    static func mean(of samples: [Sample]) -> Double? {
        let values = samples.map(\.value).filter(\.isFinite)
        return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
    }

    static func of(_ samples: [Sample], _ times: PositionText, _ glyphs: Glyphs) -> String? {
        let known = samples.filter(\.value.isFinite)
        guard let mean = mean(of: known), let worst = known.min(by: { $0.value < $1.value }),
            let best = known.max(by: { $0.value < $1.value })
        else { return nil }
        let ends = [("best", best), ("worst", worst)].map { name, sample in
            "\(name) \(NumberText.signed(sample.value, glyphs)) at \(times.of(Double(sample.second)))"
        }
        return "\(NumberText.signed(mean, glyphs)) on average, \(ends.joined(separator: ", "))"
    }
}
