using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics;

/// <summary>Replays of the study under varied decisions.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Documentation">The <c>///</c> text; empty where none.</param>
/// <param name="Place">Where the block stands.</param>
/// <param name="Budgets">Budgets; null where not given or wrong.</param>
/// <param name="Designs">Designs; null where not given or wrong.</param>
/// <param name="Methods">Methods; null where not given or wrong.</param>
/// <param name="Targets">Targets of inference; null where not given or wrong.</param>
/// <param name="Trials">Trials of each cell; null where not given, which is a diagnostic.</param>
/// <param name="Seed">A number from which seeds follow; null where not given.</param>
/// <param name="Measures">What tables show; null where not given or wrong.</param>
/// <param name="Expectations">What every cell must show.</param>
public sealed record ExperimentModel(
    string Name,
    string Documentation,
    Place Place,
    EquatableArray<Located<ExperimentBudget>>? Budgets,
    EquatableArray<Located<DesignKind>>? Designs,
    EquatableArray<Located<MethodKind>>? Methods,
    EquatableArray<Located<Generalise>>? Targets,
    Located<int>? Trials,
    Located<ulong>? Seed,
    EquatableArray<Located<MeasureKind>>? Measures,
    EquatableArray<Located<ExpectationDefinition>> Expectations)
{
    /// <summary>Whether texts without a label are left out; null where not given.</summary>
    public Located<bool>? LabelledOnly { get; init; }
}
