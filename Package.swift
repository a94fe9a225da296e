// swift-tools-version: 6.2

import PackageDescription

let house: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .treatAllWarnings(as: .error),
]

let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let ahc = Target.Dependency.product(name: "AsyncHTTPClient", package: "async-http-client")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioHTTP = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdTesting = Target.Dependency.product(name: "HummingbirdTesting", package: "hummingbird")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let configuration = Target.Dependency.product(name: "Configuration", package: "swift-configuration")

let package = Package(
    name: "kajo",
    products: [.executable(name: "kajo", targets: ["kajo"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0", traits: [.defaults, "YAML"]),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", exact: "2.1.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .target(name: "AnalysisModel", swiftSettings: house),
        .target(name: "StrictJSON", swiftSettings: house),
        .target(
            name: "CoreAPI", dependencies: ["AnalysisModel", "StrictJSON", ahc, nioCore, nioHTTP, logging],
            swiftSettings: house),
        .target(name: "CSimdjson", linkerSettings: [.linkedLibrary("simdjson")]),
        .target(
            name: "CoreMetadata", dependencies: ["AnalysisModel", "StrictJSON", "CSimdjson"],
            exclude: ["README.md"], swiftSettings: house),
        .target(name: "Exports", dependencies: ["AnalysisModel", mustache], swiftSettings: house),
        .target(
            name: "JobServices",
            dependencies: ["AnalysisModel", "CoreAPI", crypto, grdb, logging, nioCore],
            swiftSettings: house),
        .target(name: "AppLogic", dependencies: ["AnalysisModel"], swiftSettings: house),
        .target(name: "Canvas", swiftSettings: house),
        .target(name: "Screens", dependencies: ["AnalysisModel", "AppLogic", "Canvas"], swiftSettings: house),
        .systemLibrary(name: "CNcurses", providers: [.apt(["libncurses-dev"])]),
        .systemLibrary(name: "CProcess"),
        .target(
            name: "NcursesTerminal",
            dependencies: ["Canvas", "CNcurses"],
            swiftSettings: house + [.defaultIsolation(MainActor.self)]),
        .target(
            name: "LocalEngine",
            dependencies: [
                "AnalysisModel", ahc, grdb, httpTypes, hummingbird, logging, nioCore, nioHTTP, nioPosix,
                subprocess,
            ],
            swiftSettings: house),
        .executableTarget(
            name: "kajo",
            dependencies: [
                "AnalysisModel", "CoreAPI", "CoreMetadata", "Exports", "JobServices", "AppLogic", "Canvas", "Screens",
                "NcursesTerminal", "LocalEngine", "CProcess", argumentParser, configuration, logging, subprocess, yams,
            ],
            swiftSettings: house),

        .target(
            name: "TestSupport",
            dependencies: ["AnalysisModel", "CoreAPI", nioCore],
            path: "Tests/TestSupport",
            resources: [.copy("Fixtures")],
            swiftSettings: house),
        .testTarget(name: "AnalysisModelTests", dependencies: ["AnalysisModel"], swiftSettings: house),
        .testTarget(
            name: "CoreAPITests",
            dependencies: ["AnalysisModel", "CoreAPI", "TestSupport", logging, nioCore],
            swiftSettings: house),
        .testTarget(
            name: "CoreMetadataTests",
            dependencies: ["AnalysisModel", "CoreMetadata", "TestSupport"],
            swiftSettings: house),
        .testTarget(name: "ExportsTests", dependencies: ["AnalysisModel", "Exports"], swiftSettings: house),
        .testTarget(
            name: "JobServicesTests",
            dependencies: ["AnalysisModel", "CoreAPI", "JobServices", "TestSupport", grdb, logging, nioCore],
            swiftSettings: house),
        .testTarget(name: "AppLogicTests", dependencies: ["AnalysisModel", "AppLogic"], swiftSettings: house),
        .testTarget(name: "CanvasTests", dependencies: ["Canvas", "TestSupport"], swiftSettings: house),
        .testTarget(
            name: "ScreensTests",
            dependencies: ["AnalysisModel", "AppLogic", "Canvas", "Screens", "TestSupport"],
            exclude: ["__Snapshots__"],
            swiftSettings: house),
        .testTarget(
            name: "NcursesTerminalTests", dependencies: ["Canvas", "NcursesTerminal"], swiftSettings: house),
        .testTarget(
            name: "LocalEngineTests",
            dependencies: [
                "AnalysisModel", "LocalEngine", "TestSupport", grdb, hummingbird, hummingbirdTesting, httpTypes,
                logging,
                nioCore,
            ],
            swiftSettings: house),
        .testTarget(
            name: "kajoTests",
            dependencies: [
                "AnalysisModel", "AppLogic", "CoreAPI", "CoreMetadata", "JobServices", "LocalEngine", "Screens",
                "TestSupport", "kajo", logging, nioCore, subprocess,
            ],
            exclude: ["Serve/Clients"],
            swiftSettings: house),
    ],
    cxxLanguageStandard: .cxx17
)
