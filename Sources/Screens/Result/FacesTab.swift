import AnalysisModel
import Canvas

/// Who is seen.
struct FacesTab: ResultTabView {
    let view: ResultView

    var columns: [ResultColumn] {
        [
            ResultColumn("FACE"), ResultColumn("SIMILAR", width: 7, align: .right, need: 60),
            ResultColumn("GENDER", width: 12, need: 72), ResultColumn("VALENCE", width: 7, align: .right, need: 80),
            ResultColumn("ON SCREEN", width: 9, align: .right),
            ResultColumn("SHARE", width: 5, align: .right, need: 48),
        ]
    }

    func cells(of item: Int) -> [(String, Style)] {
        let face = result.faces[item]
        let dash = theme.glyphs.dash
        return [
            (FaceWords.name(face), face.identity == nil ? theme.quiet : theme.text),
            (face.identity?.similarity.map(NumberText.share) ?? dash, theme.text),
            (face.gender ?? dash, theme.quiet),
            (ValenceWords.mean(of: face.valence).map { NumberText.signed($0, theme.glyphs) } ?? dash, theme.text),
            (view.times.length(face.screenTime.seconds), theme.text),
            (view.share(face.screenTime.seconds), theme.quiet),
        ]
    }

    func name(of item: Int) -> String { FaceWords.name(result.faces[item]) }

    func details(of item: Int, width: Int) -> [Line] {
        let face = result.faces[item]
        let remarks = FaceWords.remarks(on: face)
        let looks = face.expressions.prefix(50).map { "\(LongText.word($0.name)) \($0.seconds) s" }
        return (remarks.isEmpty ? [] : fact("Face", remarks.joined(separator: ", "), width: width))
            + company(of: item, width: width)
            + ValenceLines(view: view, name: "Valence", samples: face.valence, width: width).all
            + words("Looks", looks, width: width)
    }

    /// Who is there at the same time, those who are longest first.
    private func company(of item: Int, width: Int) -> [Line] {
        let own = result.faces[item].spans
        let shared = result.faces.enumerated().filter { $0.offset != item }
            .map { (face: $0.element, seconds: ScreenTime.shared(own, $0.element.spans).seconds) }
            .filter { $0.seconds > 0 }.sorted { $0.seconds > $1.seconds }
        guard !shared.isEmpty else { return fact("With", "nobody else", width: width, style: theme.quiet) }
        let names = shared.prefix(Self.mostCompany).map { other in
            "\(LongText.word(FaceWords.name(other.face))) \(view.times.length(other.seconds))"
        }
        let rest = shared.count > names.count ? ["and \(shared.count - names.count) more"] : []
        return Line.named(
            "With", Line.packed(names + rest, gap: 2, width: max(1, width - Line.nameColumns)), theme)
    }

    private static let mostCompany = 12

    var wouldBe: String {
        "everybody who is seen: name, similarity, time on screen, gender, valence, and who with whom"
    }
    var whyNot: String {
        "Either no face was seen well enough, or the subscription of the key does not include faces."
    }
}

/// What faces are called.
enum FaceWords {
    /// An unknown one bears the number of its detection.
    static func name(_ face: Face) -> String {
        face.identity.map { LongText.word($0.name) }
            ?? "unknown \(LongText.word(face.detectionIDs.first?.rawValue ?? ""))"
    }

    static func remarks(on face: Face) -> [String] {
        let similarity = face.identity?.similarity.map { "\(NumberText.share($0)) similar" }
        let gender = face.gender.map { gender in
            LongText.word(gender) + (face.genderConfidence.map { " (\(NumberText.share($0)) sure)" } ?? "")
        }
        let gallery = face.identity?.galleryID.map { "gallery \(LongText.word($0))" }
        return [
            similarity, gender, face.isUnder18 ? "taken for under 18" : nil,
            face.isLowQuality ? "seen badly" : nil, gallery,
        ].compactMap(\.self)
    }
}
