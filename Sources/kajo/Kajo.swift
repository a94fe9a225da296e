import ArgumentParser

@main
struct Kajo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "kajo")
}
