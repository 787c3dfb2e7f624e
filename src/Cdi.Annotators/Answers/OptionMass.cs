using System.Collections.Immutable;
using Cdi.Ledgers.Calls;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Answers;

/// <summary>How probable each option was as the beginning of an answer, as a provider tells by tokens.</summary>
/// <param name="Options">K probabilities; they sum to 1 at most.</param>
public sealed record OptionMass(ImmutableArray<double> Options)
{
    /// <summary>The probability of all that begins no option, or more than one, and of tokens that were not told.</summary>
    public double Outside => Math.Max(0, 1 - Options.Sum());

    /// <summary>Sums tokens that begin the same option.</summary>
    /// <remarks>Blanks, and a bracket or quotation mark before a key, are nothing; a full stop, bracket, colon or quotation mark behind it is nothing
    /// either. A token that is the beginning of several keys belongs to none of them.</remarks>
    /// <param name="tokens">Tokens that the answer could have begun with; none where the provider told none.</param>
    /// <param name="outcome">What is decided.</param>
    /// <returns>Null where no token is told, or none of them begins an option.</returns>
    public static OptionMass? Of(IReadOnlyList<TokenProbability> tokens, OutcomeDefinition outcome)
    {
        ArgumentNullException.ThrowIfNull(tokens);
        ArgumentNullException.ThrowIfNull(outcome);
        var mass = new double[outcome.Options.Count];
        foreach (var (token, logarithm) in tokens)
        {
            if (OptionOf(token, outcome) is { } option) mass[option] += Math.Exp(Math.Min(0, logarithm));
        }

        var sum = mass.Sum();
        if (sum == 0) return null;
        return new([.. sum > 1 ? mass.Select(each => each / sum) : mass]);
    }

    private static List<int> Begun(string token, OutcomeDefinition outcome) => token.Length == 0 ? []
        : [.. Enumerable.Range(0, outcome.Options.Count).Where(option => outcome.Options[option].Key.StartsWith(token, StringComparison.Ordinal))];

    private static int? OptionOf(string token, OutcomeDefinition outcome)
    {
        var bare = token.Trim();
        if (Begun(bare, outcome) is [var plain]) return plain;
        bare = bare.TrimStart('(', '"').TrimEnd('.', ')', ':', '"');
        return bare.Length > 0 && Begun(bare, outcome) is [var dressed] ? dressed : null;
    }
}
