using System.Text.Json;
using Cdi.Estimation.Debiasing;
using Cdi.Estimation.Tests.Reference;
using Cdi.Estimation.Variance;
using Cdi.Testing;
using MathNet.Numerics.LinearAlgebra;

namespace Cdi.Estimation.Tests.Debiasing;

/// <summary>Ω against the published package (ppi_resampling.json, 1e-9) and by what it minimises.</summary>
public sealed class DebiasWeightsTests
{
    private const int Labelled = 60;

    [SharedTheory]
    [InlineData("ptd_linear_regression word_count~1+confidence+Feature_18 B=40 tuning=optimal_diagonal", "diagonal")]
    [InlineData("ptd_linear_regression word_count~1+confidence+Feature_18 B=40 tuning=optimal", "full")]
    [InlineData("ptd_linear_regression word_count~1+Y(true)|Yhat(pred)+confidence B=40 tuning=optimal_diagonal", "diagonal")]
    public void Weights_and_estimates_on_stored_resamples_are_those_of_the_package(string name, string shape)
    {
        var file = ReferenceFile.Load("ppi_resampling.json");
        var (rows, reference) = (Rows(file), file.At(name));
        var indices = reference.TryGetProperty("indices", out var own) ? own : file.At(reference.At("indices_same_as").GetString() ?? "", "indices");
        var annotated = name.Contains("Y(true)", StringComparison.Ordinal);
        double[][] fits = [.. indices.EnumerateArray().Select(each => Fits(rows, [.. each.Numbers().Select(place => (int)place)], annotated))];

        // The package takes predictions of the two samples for independent: θ̂ + Ω(γ̂ of unlabelled − γ̂ of labelled rows).
        var (cross, spread) = (new double[9], new double[9]);
        for (var j = 0; j < 3; j++)
        {
            for (var k = 0; k < 3; k++)
            {
                cross[(3 * j) + k] = Covariance(fits, j, 3 + k);
                spread[(3 * j) + k] = Covariance(fits, 3 + j, 3 + k) + Covariance(fits, 6 + j, 6 + k);
            }
        }

        var weights = DebiasWeights.Of(shape == "full" ? TuningShape.Full : TuningShape.Diagonal, cross, spread, new double[3]);
        var value = reference.At("result", "value");
        Close.To(value[0].Numbers(), weights, 1e-9);
        var whole = Fits(rows, [.. Enumerable.Range(0, rows.Length)], annotated);
        Close.To(value[1].Numbers(), Enumerable.Range(0, 3).Select(j =>
            whole[j] + Enumerable.Range(0, 3).Sum(k => weights[(3 * j) + k] * (whole[6 + k] - whole[3 + k]))), 1e-9);
    }

    [Fact]
    public void A_difference_that_others_determine_has_no_weight_of_its_own()
    {
        // δ₃ = δ₁ + δ₂: any generalised inverse leaves the same variance.
        var of = Matrix<double>.Build.DenseOfArray(new double[,] { { 1, 0 }, { 0, 1 }, { 1, 1 } });
        var base2 = Matrix<double>.Build.DenseOfArray(new[,] { { 2, 0.5 }, { 0.5, 1 } });
        var spread = of * base2 * of.Transpose();
        var cross = Matrix<double>.Build.DenseOfArray(new[,] { { 0.8, 0.3 } }) * of.Transpose();
        double[] three = [.. cross.Row(0), .. new double[6]];
        var weights = DebiasWeights.Of(TuningShape.Full, three, [.. spread.EnumerateRows().SelectMany(row => row)], new double[3]);
        Assert.Equal(0, weights[2]);
        Close.To(new[] { 0.8, 0.3 }, (base2 * Vector<double>.Build.Dense([weights[0], weights[1]])).AsArray(), 1e-14);
    }

    [Theory]
    [InlineData("diagonal")]
    [InlineData("full")]
    public void A_difference_that_varies_by_rounding_has_no_weight(string shape)
    {
        var weights = DebiasWeights.Of(shape == "full" ? TuningShape.Full : TuningShape.Diagonal, [1e-20, 1, 1, 0.5], [1e-30, 0, 0, 2], [1e-18, 1e-18]);
        Assert.Equal(0, weights[0]);
        Assert.Equal(0.25, weights[3], 1e-15);
    }

    private static double Covariance(double[][] fits, int one, int another) =>
        ResampledMoments.Covariance([.. fits.Select(fit => fit[one])], [.. fits.Select(fit => fit[another])]);

    private static int[] Rows(JsonElement file) =>
        [.. file.At("labelled_index").Numbers().Concat(file.At("unlabelled_index").Numbers()).Select(row => (int)row)];

    // Least squares of people's labels, of predictions of the same rows, and of predictions of the others: nine coefficients.
    private static double[] Fits(int[] rows, int[] places, bool annotated)
    {
        int[] labelled = [.. places.Where(place => place < Labelled).Select(place => rows[place])];
        int[] others = [.. places.Where(place => place >= Labelled).Select(place => rows[place])];
        var (words, guessed) = (Politeness.WordCount, Politeness.Wchat);
        var (confidence, feature, said, answered) = (Politeness.Confidence, Politeness.Feature(18), Politeness.Y, Politeness.Yhat);
        var (people, model) = annotated ? ((said, confidence), (answered, confidence)) : ((confidence, feature), (confidence, feature));
        var outcome = annotated ? words : guessed;
        return [.. Slopes(labelled, people, words), .. Slopes(labelled, model, outcome), .. Slopes(others, model, outcome)];
    }

    private static double[] Slopes(int[] rows, (double[] First, double[] Second) columns, double[] outcome)
    {
        var design = Matrix<double>.Build.Dense(rows.Length, 3, (row, column) =>
            column == 0 ? 1 : column == 1 ? columns.First[rows[row]] : columns.Second[rows[row]]);
        return [.. design.QR().Solve(Vector<double>.Build.Dense(rows.Length, row => outcome[rows[row]]))];
    }
}
