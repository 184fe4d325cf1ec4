import Winnow
import WinnowTestSupport

/// A file that is gone after use.
struct SampleFile {
  let path: String
  private let folder: WorkFolder

  init(_ text: String, named name: String = "a.txt") throws {
    folder = try WorkFolder()
    try folder.write(name, text)
    path = folder.path(name)
  }

  /// What a reporter says of the file when it is cleaned.
  func report(_ reporter: any Reporter, _ configuration: Configuration = Configuration()) throws -> MemorySink
  {
    let sink = MemorySink()
    let run = Run(try Cleaner(configuration), to: .none, onProblem: { _ in })
    run.add(reporter, to: sink)
    _ = run.execute(InputFinder.find([path], InputFinder.Options()))
    return sink
  }
}
