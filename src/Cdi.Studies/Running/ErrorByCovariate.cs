using System.Collections.Immutable;
using Cdi.Corpus;
using Cdi.Estimation.Agreement;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using MathNet.Numerics.Distributions;

namespace Cdi.Studies.Running;

/// <summary>Warns (CDI9021) where the model's error depends on a covariate of an estimand: its own labels would then bias the coefficient.</summary>
/// <remarks>The slope of v − v̂ on the covariate over labelled rows weighted by 1/π, with its linearised variance, over clusters where
/// these were drawn whole. Its degrees of freedom are those of the rows that carry it: of one row in an arm nothing is said.</remarks>
internal static class ErrorByCovariate
{
    // One false warning in a hundred studies, whatever the number of covariates.
    private const double FalseWarnings = 0.01;

    // As for an interval of an estimate (CDI9035).
    private const double FewestDegrees = 2;

    /// <summary>The warnings, in the order of estimands and columns; each feature and column once.</summary>
    public static IReadOnlyList<DataDiagnostic> Warnings(StudyMaterial material, SampleBook samples)
    {
        var pairs = material.Problem.Estimands
            .SelectMany((estimand, index) => !estimand.Said.IsEmpty ? [] : material.Problem.FeaturesOf(index).SelectMany(feature =>
                material.Definition.Estimands[index].Columns.Select(column => (Feature: feature, estimand.Features.Variables, Column: column))))
            .Where(pair => pair.Variables.All(variable => material.Variables[variable].Llm is not null))
            .DistinctBy(pair => (pair.Feature, pair.Column)).ToList();
        var level = 1 - (FalseWarnings / (2 * Math.Max(1, pairs.Count)));
        return [.. pairs.Select(pair => Check(material, samples.Of(null, pair.Variables), pair, level)).OfType<DataDiagnostic>()];
    }

    private static DataDiagnostic? Check(StudyMaterial material, DrawnSample sample, (int Feature, ImmutableArray<int> Variables, string Column) pair,
        double level)
    {
        var rows = Errors(material, sample, pair.Feature, pair.Column);
        var fitted = WeightedSlope.Of(rows);
        var (slope, error) = fitted;
        var degrees = fitted.Clusters is { } drawn ? Math.Min(drawn - 1, Degrees(rows)) : Degrees(rows);
        if (!(degrees >= FewestDegrees)) return null;
        var z = StudentT.InvCDF(0, 1, degrees, level);
        if (!(error > 0) || Math.Abs(slope) <= z * error) return null;
        return DataDiagnostics.ErrorDiffersByCovariate(
            material.Table.File, $"llm.{material.Variables[pair.Variables[0]].Llm?.Name}", pair.Column, slope, slope - (z * error), slope + (z * error));
    }

    /// <summary>(Σc²)²/Σc⁴ over c = w(x − x̄), what errors weigh in the slope (Satterthwaite, errors alike); NaN where x does not vary.</summary>
    private static double Degrees(List<CovariateError> rows)
    {
        var centre = rows.Sum(row => row.Weight * row.Covariate) / rows.Sum(row => row.Weight);
        var squares = rows.ConvertAll(row => row.Weight * row.Weight * (row.Covariate - centre) * (row.Covariate - centre));
        var sum = squares.Sum();
        return sum * sum / squares.Sum(square => square * square);
    }

    /// <summary>The labelled rows with an answer of the model.</summary>
    private static List<CovariateError> Errors(StudyMaterial material, DrawnSample sample, int feature, string column)
    {
        var annotated = material.Problem.Features[feature];
        var labels = new double[sample.Labelled.Length];
        annotated.Fill(sample.Labels.AsSpan(), labels);
        var covariate = material.Table.Numbers(column);
        var clusters = material.Definition.Sampling.Given?.Cluster is { } drawn ? ClusterCodes.Of(material.Table, drawn) : null;
        var errors = new List<CovariateError>();
        for (var row = 0; row < sample.Labelled.Length; row++)
        {
            if (!sample.Labelled.Span[row] || double.IsNaN(labels[row]) || !annotated.HasAnswer(row)) continue;
            errors.Add(new(covariate.Span[row], labels[row] - annotated.Machine.Span[row], 1 / sample.Probabilities.Span[row]) { Cluster = clusters?[row] });
        }

        return errors;
    }
}
