using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Debiasing;

/// <summary>Units by whose contributions Ω was estimated, and what that costs. A row of Ω is a regression of T regressors, so that a variance by its residuals
/// has r − T degrees for r, and Ω itself errs as much again: (r/(r − T))² is what is missing in both, to the order of T/r.</summary>
internal sealed record WeighedUnits
{
    private const int FewestForEach = 5;

    /// <summary>Units that chance could have left out: labelled rows, or clusters or units of a survey where the variance sums over them.</summary>
    public required int Count { get; init; }

    /// <summary>r: units less the means about which they are taken.</summary>
    public required int Degrees { get; init; }

    /// <summary>The units of a sample.</summary>
    /// <param name="request">The sample, and what the variance sums over.</param>
    public static WeighedUnits Of(EstimationRequest request)
    {
        var sample = request.Sample;
        var (probability, group, rows) = (new double[1], new int[1], new List<int>());
        foreach (var row in sample.LabelledRows.Span)
        {
            sample.Probabilities.Read(row, probability);
            if (probability[0] < 1) rows.Add(row);
        }

        var labels = new WeighedUnits { Count = rows.Count, Degrees = rows.Count - (sample.IsFixedSize ? Math.Max(1, Groups(sample.StratumOf)) : 1) };
        if (request.Survey is { } survey)
        {
            var units = survey.Units;
            return Fewer(labels, rows.Select(row => units.Span[row]).Distinct().Count(), survey.Degrees(rows.ToArray()));
        }

        return request.IsClustered && !request.IsCorpusTarget && Groups(sample.ClusterOf) is var clusters ? Fewer(labels, clusters, clusters - 1) : labels;

        int Groups(Sources.IRowValues<int>? of) => of is null ? 0 : rows.Select(row =>
        {
            of.Read(row, group);
            return group[0];
        }).Distinct().Count();
    }

    /// <summary>By what a variance is multiplied.</summary>
    /// <param name="differences">T, with a weight that was estimated.</param>
    public double Factor(int differences) => differences == 0 ? 1 : Math.Pow(Math.Max(1, Degrees) / Left(differences), 2);

    /// <summary>r − T, at least 1: with less than <see cref="Freedom.Fewest"/> there is no interval.</summary>
    /// <param name="differences">T.</param>
    public double Left(int differences) => Math.Max(1, Degrees - differences);

    /// <summary>Whether units are too few to weigh several differences at once.</summary>
    /// <param name="differences">T.</param>
    /// <param name="fewest">The fewest units that do.</param>
    public bool AreTooFewFor(int differences, out int fewest)
    {
        fewest = FewestForEach * differences;
        return differences > 1 && Count < fewest;
    }

    private static WeighedUnits Fewer(WeighedUnits labels, int count, int degrees) =>
        new() { Count = Math.Min(labels.Count, count), Degrees = Math.Min(labels.Degrees, degrees) };
}
