// swift-tools-version: 6.2

import PackageDescription

/// Every Swift target is built alike: warnings stop the build.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// What the program is linked with. Packed relocations make the file 0.7 MB smaller, which need not be read at the
/// start. No library asks for symbols of the program: without them it is 0.2 MB smaller.
let packed: [LinkerSetting] = [
  .unsafeFlags(
    ["-use-ld=lld", "-Xlinker", "-z", "-Xlinker", "pack-relative-relocs", "-Xlinker", "--no-export-dynamic"],
    .when(configuration: .release))
]

let package = Package(
  name: "winnow",
  products: [
    .executable(name: "winnow", targets: ["WinnowCommand"]),
    .library(name: "Winnow", targets: ["Winnow"]),
  ],
  targets: [
    // C libraries, one target each; simdjson is C++ behind a C header.
    .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-8", providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(name: "CYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(name: "CXXHash", pkgConfig: "libxxhash", providers: [.apt(["libxxhash-dev"])]),
    .systemLibrary(name: "CISAL", pkgConfig: "libisal", providers: [.apt(["libisal-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(name: "CZstd", pkgConfig: "libzstd", providers: [.apt(["libzstd-dev"])]),
    .target(name: "CSimdjson", dependencies: ["CText"], linkerSettings: [.linkedLibrary("simdjson")]),
    .systemLibrary(name: "CGlibc"),
    .target(name: "CBuiltinRules", exclude: ["rules.image"]),
    .target(name: "CText"),
    .target(name: "CSignals"),

    .target(name: "WinnowCore", dependencies: ["CText"], swiftSettings: strict),
    .target(
      name: "WinnowRules",
      dependencies: ["WinnowCore", "CBuiltinRules", "CPCRE2", "CText", "CXXHash", "CYAML"],
      swiftSettings: strict),
    .target(
      name: "WinnowStages",
      dependencies: ["WinnowCore", "WinnowRules", "CText", "CXXHash"],
      swiftSettings: strict),
    .target(
      name: "WinnowIO",
      dependencies: [
        "WinnowCore", "CISAL", "CGlibc", "CSignals", "CSimdjson", "CText", "CXXHash", "CZlib", "CZstd",
      ],
      swiftSettings: strict),
    .target(
      name: "Winnow",
      dependencies: ["WinnowCore", "WinnowRules", "WinnowStages", "WinnowIO"],
      swiftSettings: strict),
    .executableTarget(
      name: "WinnowCommand", dependencies: ["Winnow"], swiftSettings: strict, linkerSettings: packed),

    .target(
      name: "WinnowTestSupport",
      dependencies: ["CText", "WinnowCore", "WinnowRules", "WinnowStages", "WinnowIO"],
      path: "Tests/WinnowTestSupport", swiftSettings: strict),
    .testTarget(
      name: "WinnowCoreTests", dependencies: ["WinnowCore", "WinnowTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "WinnowRulesTests", dependencies: ["WinnowCore", "WinnowRules", "WinnowTestSupport"],
      exclude: ["Adversarial"],
      swiftSettings: strict),
    .testTarget(
      name: "WinnowStagesTests",
      dependencies: ["CText", "WinnowCore", "WinnowRules", "WinnowStages", "WinnowTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "WinnowIOTests", dependencies: ["WinnowCore", "WinnowIO", "WinnowTestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "WinnowTests", dependencies: ["Winnow", "WinnowTestSupport"], swiftSettings: strict),
    .testTarget(
      name: "WinnowCommandTests", dependencies: ["WinnowCommand", "WinnowTestSupport"],
      exclude: ["Snapshots"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .c2x,
  cxxLanguageStandard: .cxx17
)
