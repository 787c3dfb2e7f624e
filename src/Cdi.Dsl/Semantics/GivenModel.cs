using Cdi.Dsl.Collections;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics;

/// <summary>How labels already collected were drawn.</summary>
/// <param name="ProbabilityColumn">Declared column of inclusion probabilities; null for a uniform draw, and where each outcome has a draw of its own.</param>
/// <param name="Outcomes">The draw of each outcome; empty where one word holds for all.</param>
/// <param name="Place">Where it was written.</param>
public sealed record GivenModel(ColumnModel? ProbabilityColumn, EquatableArray<GivenDrawModel> Outcomes, Place Place)
{
    /// <summary>Whether the labels are those of another corpus, and no sample of this one.</summary>
    public bool IsElsewhere { get; init; }

    /// <summary>The columns of inclusion probabilities, with the outcome whose labels they are about; an empty name for those of all.</summary>
    public IEnumerable<(string Outcome, ColumnModel Column)> Columns => ProbabilityColumn is { } all ? [("", all)]
        : Outcomes.SelectMany(each => each.ProbabilityColumn is { } own ? [(each.Outcome, own)] : Array.Empty<(string, ColumnModel)>());
}
