using System.Collections.Immutable;
using System.Text.Json;
using Cdi.Estimation.Sampling;

namespace Cdi.Ledgers.Entries;

/// <summary>The words of a ledger. They are read for years: a name in the program may change, they do not.</summary>
internal static class EventWords
{
    /// <summary>Why rounds were drawn.</summary>
    public static readonly ImmutableArray<(SamplingRoundKind Kind, string Word)> Rounds =
    [
        (SamplingRoundKind.Certain, "certain"), (SamplingRoundKind.BurnIn, "burn_in"), (SamplingRoundKind.Round, "round"),
        (SamplingRoundKind.Given, "given"), (SamplingRoundKind.Examples, "examples"),
    ];

    /// <summary>How probabilities were realised.</summary>
    public static readonly ImmutableArray<(DrawMethod Kind, string Word)> Draws =
        [(DrawMethod.FixedSize, "fixed_size"), (DrawMethod.Poisson, "poisson")];

    /// <summary>The kind of entry of a round.</summary>
    public const string Round = "round_drawn";

    /// <summary>Where a round says who was at risk: keys of rows, or a stretch of the random order.</summary>
    public const string AtRisk = "at_risk";

    /// <summary>Whether a round names its rows at risk by a stretch of the random order.</summary>
    /// <param name="round">Its body.</param>
    /// <exception cref="KeyNotFoundException">It says nothing of them.</exception>
    public static bool IsStretch(JsonElement round) => round.GetProperty(AtRisk).ValueKind == JsonValueKind.Object;

    /// <summary>The word for a meaning.</summary>
    /// <exception cref="InvalidOperationException">It has none.</exception>
    public static string Word<T>(ImmutableArray<(T Kind, string Word)> words, T kind)
        where T : struct, Enum =>
        words.FirstOrDefault(each => EqualityComparer<T>.Default.Equals(each.Kind, kind)).Word
        ?? throw new InvalidOperationException($"No word for {kind}.");

    /// <summary>The meaning of a word.</summary>
    /// <exception cref="EntryException">It has none.</exception>
    public static T Meaning<T>(ImmutableArray<(T Kind, string Word)> words, string word)
        where T : struct, Enum
    {
        foreach (var (kind, known) in words)
        {
            if (known == word) return kind;
        }

        throw new EntryException(LedgerFailure.Damaged, $"`{word}` is no word of a ledger");
    }
}
