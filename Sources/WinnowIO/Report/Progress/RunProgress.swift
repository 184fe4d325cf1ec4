/// How far a run has come.
public struct RunProgress: Equatable, Sendable {
  /// How many bytes have been read, compressed ones where the input is compressed.
  public var bytes: Int
  /// How many there are; `nil` where that is not known.
  public var totalBytes: Int?
  /// How many articles are done.
  public var articles: Int
  /// The path of the input that is being cleaned.
  public var path: String

  /// Says how far a run has come.
  public init(bytes: Int = 0, of totalBytes: Int? = nil, articles: Int = 0, path: String = "") {
    self.bytes = bytes
    self.totalBytes = totalBytes
    self.articles = articles
    self.path = path
  }

  /// In one line for a terminal.
  ///
  /// What does not fit is left out, from behind; the path is cut at its front.
  ///
  /// - Parameters:
  ///   - elapsed: how long it took to come so far.
  ///   - columns: how many columns the line may take.
  public func line(after elapsed: Duration, columns: Int) -> String {
    let seconds = elapsed / .seconds(1)
    let rate = seconds > 0 ? Double(bytes) / seconds : 0
    var parts = [amount]
    if rate > 0 { parts.append(Self.speed(rate)) }
    parts.append(articles == 1 ? "1 article" : "\(articles) articles")
    if let left = left(at: rate) { parts.append(left) }
    var line = ""
    for part in parts {
      let longer = line.isEmpty ? part : "\(line), \(part)"
      guard longer.utf8.count <= columns else { return line }
      line = longer
    }
    let shownPath = Self.end(of: path, columns: columns - line.utf8.count - 2)
    return shownPath.isEmpty ? line : "\(line), \(shownPath)"
  }

  /// How much has been read, of how much where that is known.
  private var amount: String {
    let amount = ByteCount.description(bytes)
    guard let totalBytes else { return amount }
    // A file that grew while it was read is no more than all of it.
    let percent = totalBytes > 0 ? min(100, Int(Double(bytes) / Double(totalBytes) * 100)) : 100
    return "\(amount) of \(ByteCount.description(totalBytes)) (\(percent) %)"
  }

  private static func speed(_ rate: Double) -> String {
    let tenths = Int((rate / 100_000).rounded())
    return tenths < 100 ? "\(tenths / 10).\(tenths % 10) MB/s" : "\((tenths + 5) / 10) MB/s"
  }

  /// How long it takes if it goes on like this.
  private func left(at rate: Double) -> String? {
    guard let totalBytes, rate > 0, bytes < totalBytes else { return nil }
    let seconds = (Double(totalBytes - bytes) / rate).rounded(.up)
    // Nobody waits for days by the second, and more would be no number.
    guard seconds < 360_000 else { return nil }
    let (minutes, second) = Int(seconds).quotientAndRemainder(dividingBy: 60)
    let (hours, minute) = minutes.quotientAndRemainder(dividingBy: 60)
    let time = hours == 0 ? "\(minute)" : "\(hours):\(Self.twoDigits(minute))"
    return "\(time):\(Self.twoDigits(second)) left"
  }

  private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The end of a path that fits, as it may be shown.
  private static func end(of path: String, columns: Int) -> String {
    var shown: [UInt8] = []
    Printable.append(Array(path.utf8)[...], to: &shown)
    let cells = Cell.cells(shown[...]).map { $0.bytes == [0x09] ? Cell("\\t") : $0 }
    let isWhole = cells.reduce(0) { $0 + $1.width } <= columns
    // Less than this says nothing.
    guard isWhole || columns >= 8 else { return "" }
    var width = isWhole ? 0 : 1
    var first = cells.count
    while first > 0, width + cells[first - 1].width <= columns {
      first -= 1
      width += cells[first].width
    }
    return (isWhole ? "" : "…") + String(decoding: cells[first...].flatMap(\.bytes), as: UTF8.self)
  }
}
