/// Writes each article as an object in a line of its own.
struct JSONLinesArticles: ArticleWriter {
  let field: String
  let idField: String

  func append(_ article: ExtractedArticle, to output: inout [UInt8]) {
    var json = JSONWriter()
    json.append(to: &output) { json in
      json.object { json in
        if let id = article.id { json.member(idField, utf8: Array(id.utf8)[...]) }
        for member in article.members where member.name != field && member.name != idField {
          json.member(member.name, utf8: Array(member.value.utf8)[...])
        }
        json.member(field, utf8: article.text)
      }
      json.endLine()
    }
  }
}
