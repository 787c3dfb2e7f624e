using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>What is written.</summary>
/// <param name="Place">Where the block stands.</param>
/// <param name="Title">Title of the report; null where not given.</param>
/// <param name="Compare">Methods shown beside the primary one; null where not given.</param>
/// <param name="Formats">Files written; null where not given.</param>
/// <param name="Examples">Corpus texts shown; null where not given.</param>
public sealed record ReportModel(
    Place Place,
    Located<string>? Title,
    EquatableArray<Located<ComparisonDefinition>>? Compare,
    EquatableArray<ReportFormat>? Formats,
    Located<int>? Examples)
{
    /// <summary>ε of the alternative-annotator test; null where not given.</summary>
    public Located<double>? AlternativeTest { get; init; }
}
