// Whoever imports Winnow sees the words of the whole library.
@_exported public import WinnowCore
@_exported public import WinnowIO
@_exported public import WinnowRules
@_exported public import WinnowStages
