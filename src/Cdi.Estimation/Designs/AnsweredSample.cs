using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Cdi.Estimation.Designs;

/// <summary>Samples in which somebody was asked and could not say, as estimators can use them: with a label in each labelled row.</summary>
public static class AnsweredSample
{
    /// <summary>The rows of a sample that have a label of a variable; π is as it was, so that they stand for less than the corpus.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="variable">Index of the annotated variable.</param>
    public static DrawnSample Of(DrawnSample sample, int variable)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return Said(sample, variable) is { IsEmpty: false } said ? sample with { Labelled = Labelled(sample, said) } : sample;
    }

    /// <summary>Lets the rows of a round that were answered stand for those that were not: π times the share answered of the rows drawn in the round.</summary>
    /// <remarks>Where chance decides within a round who can be answered, n answered of m drawn rows are a draw of fixed size n with just these
    /// probabilities, given n: what holds for draws of fixed size holds for them. Särndal, Swensson and Wretman (1992), section 15.6: response homogeneity
    /// groups, one for each round, or for each stratum of a round; a stratum left with fewer than two answers is one with the next (collapsed
    /// strata).</remarks>
    /// <param name="sample">The sample.</param>
    /// <param name="variable">Index of the annotated variable.</param>
    /// <param name="weighted">The sample; null where a round has no answer.</param>
    /// <param name="silent">Index of the first round in which no row drawn was answered; −1 where there is none.</param>
    public static bool TryWeigh(DrawnSample sample, int variable, [NotNullWhen(true)] out DrawnSample? weighted, out int silent) =>
        TryWeigh(sample, [variable], out weighted, out silent);

    /// <summary>The same of several variables that are read together: the rows of a round that were answered in all of them stand for the others.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="variables">Indices of the annotated variables.</param>
    /// <param name="weighted">The sample; null where a round has no row that was answered in all.</param>
    /// <param name="silent">Index of the first such round; −1 where there is none.</param>
    public static bool TryWeigh(DrawnSample sample, ImmutableArray<int> variables, [NotNullWhen(true)] out DrawnSample? weighted, out int silent)
    {
        ArgumentNullException.ThrowIfNull(sample);
        (weighted, silent) = (sample, -1);
        var labelled = sample.Labelled.ToArray();
        foreach (var variable in variables)
        {
            if (Said(sample, variable) is { IsEmpty: false } said) RemoveSaid(labelled, said.Span);
        }

        if (labelled.AsSpan().SequenceEqual(sample.Labelled.Span)) return true;
        var groups = ResponseGroups.Of(sample, labelled);
        for (var row = 0; row < labelled.Length; row++)
        {
            if (!groups.IsSilent(row)) continue;
            silent = silent < 0 ? sample.Blocks.Span[row] : Math.Min(silent, sample.Blocks.Span[row]);
        }

        weighted = null;
        if (silent >= 0) return false;
        var probabilities = sample.Probabilities.ToArray();
        for (var row = 0; row < probabilities.Length; row++) probabilities[row] *= groups.ShareAnswered(row);
        weighted = sample with { Labelled = labelled, Probabilities = probabilities };
        if (groups.Joined is { } joined) weighted = weighted with { Groups = joined };
        return true;
    }

    /// <summary>The sample with one label in every row of which nobody can say what it is.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="variable">Index of the annotated variable.</param>
    /// <param name="label">The label: a class, or a number.</param>
    public static DrawnSample With(DrawnSample sample, int variable, double label)
    {
        ArgumentNullException.ThrowIfNull(sample);
        if (Said(sample, variable) is not { IsEmpty: false } said) return sample;
        var filled = sample.Labels[variable].ToArray();
        for (var row = 0; row < filled.Length; row++) filled[row] = said.Span[row] ? label : filled[row];
        return sample with { Labels = sample.Labels.SetItem(variable, filled) };
    }

    /// <summary>How many rows were asked of which nobody can say what they are.</summary>
    /// <param name="sample">The sample.</param>
    /// <param name="variable">Index of the annotated variable.</param>
    public static int CannotSay(DrawnSample sample, int variable)
    {
        ArgumentNullException.ThrowIfNull(sample);
        return Said(sample, variable).Span.Count(true);
    }

    private static ReadOnlyMemory<bool> Said(DrawnSample sample, int variable) =>
        sample.CannotSay.IsDefaultOrEmpty ? ReadOnlyMemory<bool>.Empty : sample.CannotSay[variable];

    private static bool[] Labelled(DrawnSample sample, ReadOnlyMemory<bool> cannotSay)
    {
        var labelled = sample.Labelled.ToArray();
        RemoveSaid(labelled, cannotSay.Span);
        return labelled;
    }

    private static void RemoveSaid(Span<bool> labelled, ReadOnlySpan<bool> cannotSay)
    {
        for (var row = 0; row < labelled.Length; row++) labelled[row] &= !cannotSay[row];
    }
}
