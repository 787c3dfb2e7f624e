using System.Collections.Immutable;

namespace Cdi.Studies;

/// <summary>What a ledger writes in place of rows and codes.</summary>
/// <param name="Keys">n keys of the texts, in the order of the corpus; each one once.</param>
/// <param name="Outcomes">Name of each annotated outcome with the keys of its options in their order, none for a number.</param>
public sealed record LedgerTerms(ImmutableArray<string> Keys, ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Outcomes)
{
    /// <summary>Name of each question from which labels follow, <c>outcome.question</c>, with the keys of its answers in their order.</summary>
    public ImmutableArray<KeyValuePair<string, ImmutableArray<string>>> Questions { get; init; } = [];
}
