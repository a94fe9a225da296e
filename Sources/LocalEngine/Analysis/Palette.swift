/// Finds the few colours that strike the eye first in a small picture.
enum Palette {
    static let mostColors = 3
    /// A colour on less of the picture than this is not named, unless it is the strongest.
    static let smallestShare = 0.12

    private struct Bin {
        var count = 0
        var sums = (0, 0, 0)

        mutating func add(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
            count += 1
            sums = (sums.0 + Int(red), sums.1 + Int(green), sums.2 + Int(blue))
        }

        mutating func add(_ other: Bin) {
            count += other.count
            sums = (sums.0 + other.sums.0, sums.1 + other.sums.1, sums.2 + other.sums.2)
        }

        var mean: RGBColor {
            RGBColor(red: UInt8(sums.0 / count), green: UInt8(sums.1 / count), blue: UInt8(sums.2 / count))
        }

        func isNear(_ other: Bin) -> Bool {
            let (own, its) = (mean, other.mean)
            let distance =
                abs(Int(own.red) - Int(its.red)) + abs(Int(own.green) - Int(its.green))
                + abs(Int(own.blue) - Int(its.blue))
            return distance < 72
        }
    }

    /// - Parameter pixels: red, green and blue of each pixel.
    /// - Returns: at most three colours, strongest first; none of an empty picture.
    static func strongest(in pixels: some Collection<UInt8>) -> [RGBColor] {
        var merged: [Bin] = []
        for bin in bins(of: Array(pixels)) {
            if let near = merged.firstIndex(where: { $0.isNear(bin) }) {
                merged[near].add(bin)
            } else {
                merged.append(bin)
            }
        }
        let total = merged.reduce(0) { $0 + $1.count }
        let ordered = merged.sorted { $0.count > $1.count }
        return ordered.enumerated().prefix(mostColors)
            .filter { $0.offset == 0 || Double($0.element.count) >= smallestShare * Double(total) }
            .map(\.element.mean)
    }

    /// Pixels in a coarse cube of 8×8×8 colours, the fullest first.
    private static func bins(of pixels: [UInt8]) -> [Bin] {
        var cube = [Bin](repeating: Bin(), count: 512)
        for start in stride(from: 0, to: pixels.count - 2, by: 3) {
            let (red, green, blue) = (pixels[start], pixels[start + 1], pixels[start + 2])
            cube[Int(red >> 5) << 6 | Int(green >> 5) << 3 | Int(blue >> 5)].add(red, green, blue)
        }
        return cube.filter { $0.count > 0 }.sorted { $0.count > $1.count }
    }
}
