// swift-tools-version: 6.2

import PackageDescription

// Matches rules with and without the search for texts that patterns need: a choice that the command does not offer,
// since both give the same matches.
let package = Package(
  name: "Matching",
  dependencies: [.package(name: "winnow", path: "../..")],
  targets: [
    .executableTarget(
      name: "Matching", dependencies: [.product(name: "Winnow", package: "winnow")],
      swiftSettings: [.treatAllWarnings(as: .error), .enableUpcomingFeature("MemberImportVisibility")])
  ],
  swiftLanguageModes: [.v6]
)
