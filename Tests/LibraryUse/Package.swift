// swift-tools-version: 6.2

import PackageDescription

// A package outside of winnow's own, which sees of it what every other package sees. Its tests are also the code of
// the documentation: what stands between “snippet” and “end” is shown in Sources/Winnow/Winnow.docc.
let package = Package(
  name: "LibraryUse",
  dependencies: [.package(name: "winnow", path: "../..")],
  targets: [
    .testTarget(
      name: "LibraryUseTests", dependencies: [.product(name: "Winnow", package: "winnow")],
      swiftSettings: [.treatAllWarnings(as: .error), .enableUpcomingFeature("MemberImportVisibility")])
  ],
  swiftLanguageModes: [.v6]
)
