using System.Globalization;
using Cdi.Studies.Experiments;

namespace Cdi.Cli.Experiments;

/// <summary>A part of an experiment that one machine runs: <c>--chunk 3/8</c>, or <c>--chunk 3</c> of as many as a manifest says.</summary>
/// <param name="Number">Which, from 1.</param>
/// <param name="Of">Of how many; 0 where a manifest says.</param>
internal readonly record struct TrialPart(int Number, int Of)
{
    /// <summary>Parts at most.</summary>
    public const int Most = 100_000;

    /// <summary>The part that is written so; null where it is none.</summary>
    public static TrialPart? Parse(string written)
    {
        var sides = written.Split('/');
        if (sides.Length == 1) return Whole(written) is { } alone and >= 1 and <= Most ? new(alone, 0) : null;
        return sides.Length == 2 && Whole(sides[0]) is { } number && Whole(sides[1]) is { } of && number >= 1 && number <= of && of <= Most
            ? new(number, of) : null;
    }

    /// <summary>The blocks of the part: parts follow each other, and no two differ by more than one block.</summary>
    public IReadOnlyList<ExperimentBlock> BlocksOf(IReadOnlyList<ExperimentBlock> all)
    {
        var (first, end) = ((long)all.Count * (Number - 1) / Of, (long)all.Count * Number / Of);
        return [.. all.Skip((int)first).Take((int)(end - first))];
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Of}");

    private static int? Whole(string digits) => int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
