using Cdi.Dsl.Collections;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>What is written.</summary>
/// <param name="Title">Title of the report.</param>
/// <param name="Compare">Methods shown beside the primary one, in order of the spec.</param>
/// <param name="Formats">Files written, in order of the spec.</param>
/// <param name="Examples">Corpus texts shown; 0 keeps every text inside the study.</param>
public sealed record ReportPlan(
    string Title,
    EquatableArray<ComparisonPlan> Compare,
    EquatableArray<ReportFormat> Formats,
    int Examples);
