using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using MathNet.Numerics.Distributions;

namespace Cdi.Studies.Running;

/// <summary>Warns (CDI9021) where the model's error depends on a covariate of an estimand: its own labels would then bias the coefficient.</summary>
/// <remarks>The slope of v − v̂ on the covariate over labelled rows weighted by 1/π, with its linearised variance.</remarks>
internal static class ErrorByCovariate
{
    // One false warning in a hundred studies, whatever the number of covariates.
    private const double FalseWarnings = 0.01;

    /// <summary>The warnings, in the order of estimands and columns; each feature and column once.</summary>
    public static IReadOnlyList<DataDiagnostic> Warnings(StudyMaterial material, SampleBook samples)
    {
        var pairs = material.Problem.Estimands
            .SelectMany((estimand, index) => material.Problem.FeaturesOf(index).SelectMany(feature =>
                material.Definition.Estimands[index].Columns.Select(column => (Feature: feature, Variable: estimand.Features.Variables[0], Column: column))))
            .Where(pair => material.Variables[pair.Variable].Llm is not null)
            .Distinct().ToList();
        var z = pairs.Count == 0 ? 0 : Normal.InvCDF(0, 1, 1 - (FalseWarnings / (2 * pairs.Count)));
        return [.. pairs.Select(pair => Check(material, samples.OwnOf(pair.Variable), pair, z)).OfType<DataDiagnostic>()];
    }

    private static DataDiagnostic? Check(StudyMaterial material, DrawnSample sample, (int Feature, int Variable, string Column) pair, double z)
    {
        var (slope, error) = Slope(Errors(material, sample, pair.Feature, pair.Column));
        if (!(error > 0) || Math.Abs(slope) <= z * error) return null;
        return DataDiagnostics.ErrorDiffersByCovariate(
            material.Table.File, $"llm.{material.Variables[pair.Variable].Llm?.Name}", pair.Column, slope, slope - (z * error), slope + (z * error));
    }

    /// <summary>The labelled rows with an answer of the model.</summary>
    private static List<WeightedError> Errors(StudyMaterial material, DrawnSample sample, int feature, string column)
    {
        var annotated = material.Problem.Features[feature];
        var labels = new double[sample.Labelled.Length];
        annotated.Fill(sample.Labels.AsSpan(), labels);
        var covariate = material.Table.Numbers(column);
        var errors = new List<WeightedError>();
        for (var row = 0; row < sample.Labelled.Length; row++)
        {
            if (!sample.Labelled.Span[row] || !annotated.HasAnswer(row)) continue;
            errors.Add(new(covariate.Span[row], labels[row] - annotated.Machine.Span[row], 1 / sample.Probabilities.Span[row]));
        }

        return errors;
    }

    private static (double Slope, double StandardError) Slope(List<WeightedError> rows)
    {
        var total = rows.Sum(row => row.Weight);
        var covariate = rows.Sum(row => row.Weight * row.Covariate) / total;
        var error = rows.Sum(row => row.Weight * row.Error) / total;
        var centred = rows.ConvertAll(row => row with { Covariate = row.Covariate - covariate, Error = row.Error - error });
        var spread = centred.Sum(row => row.Weight * row.Covariate * row.Covariate);
        var slope = centred.Sum(row => row.Weight * row.Covariate * row.Error) / spread;
        var squares = centred.Sum(row => Square(row.Weight * row.Covariate * (row.Error - (slope * row.Covariate))));
        return (slope, Math.Sqrt(squares) / spread);
    }

    private static double Square(double value) => value * value;

    /// <summary>A labelled row: its covariate, v − v̂, and 1/π.</summary>
    private readonly record struct WeightedError(double Covariate, double Error, double Weight);
}
