using System.Collections.Immutable;

namespace Cdi.Ledgers.Entries;

/// <summary>How labels of an annotated variable are written down: by the option's key, whose place in the spec may change, or as a number.</summary>
/// <param name="Name">Name of the variable.</param>
/// <param name="Options">Keys of its options, in the order of their codes; empty for a number.</param>
public sealed record VariableTerms(string Name, ImmutableArray<string> Options)
{
    /// <summary>The code of an option; −1 where there is none of that key.</summary>
    /// <param name="option">Its key.</param>
    public int CodeOf(string option) => Options.IndexOf(option, StringComparer.Ordinal);
}
