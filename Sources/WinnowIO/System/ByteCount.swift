/// Sizes as people write them.
public enum ByteCount {
  private static let units: [(suffix: String, bytes: Int)] = [
    ("GiB", 1 << 30), ("MiB", 1 << 20), ("KiB", 1 << 10),
  ]

  /// A size with a unit, rounded to one digit behind the point: `34.5 KiB`.
  public static func description(_ bytes: Int) -> String {
    // What rounds to 1024 of a unit is 1 of the next.
    for unit in units where bytes >= unit.bytes - unit.bytes / 20480 {
      let tenths = (bytes * 10 + unit.bytes / 2) / unit.bytes
      let fraction = tenths % 10 == 0 ? "" : ".\(tenths % 10)"
      return "\(tenths / 10)\(fraction) \(unit.suffix)"
    }
    return bytes == 1 ? "1 byte" : "\(bytes) bytes"
  }

  /// Reads a size such as `500`, `64K`, `64 MiB` or `1G`; units count by 1024. `nil` if it is none.
  public static func parse(_ text: String) -> Int? {
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    guard let number = Int(digits) else { return nil }
    let factor: Int
    switch text.dropFirst(digits.count).drop(while: { $0 == " " }).lowercased() {
    case "", "b": factor = 1
    case "k", "kb", "kib": factor = 1 << 10
    case "m", "mb", "mib": factor = 1 << 20
    case "g", "gb", "gib": factor = 1 << 30
    default: return nil
    }
    let (bytes, overflow) = number.multipliedReportingOverflow(by: factor)
    return overflow ? nil : bytes
  }
}
