using System.Runtime.Intrinsics;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Learning;

/// <summary>What several fits say of any text.</summary>
internal sealed class FittedScores
{
    private readonly LearningRows rows;
    private readonly ResponseModel response;
    private readonly IReadOnlyList<LearningFit> fits;
    private readonly Panel[] coefficients;
    private readonly double[] constants;

    /// <summary>Makes coefficients of what the rows add to them.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="response">What scores say.</param>
    /// <param name="fits">The fits.</param>
    public FittedScores(LearningRows rows, ResponseModel response, IReadOnlyList<LearningFit> fits)
    {
        (this.rows, this.response, this.fits) = (rows, response, fits);
        var panels = ((fits.Count * response.Width) + LaneSums.Lanes - 1) / LaneSums.Lanes;
        coefficients = [.. Enumerable.Range(0, panels).Select(_ => new Panel(rows.FeatureCount))];
        constants = new double[coefficients.Length * LaneSums.Lanes];
        for (var panel = 0; panel < coefficients.Length; panel++) Sum(panel * LaneSums.Lanes, coefficients[panel]);
    }

    /// <summary>What a fit says of a vector: the class and its probability, or the number and NaN.</summary>
    /// <param name="vector">A vector of as many dimensions as those of the rows.</param>
    /// <param name="answers">A place for each fit; overwritten.</param>
    public void Answer(SparseVector vector, Span<(double Label, double Confidence)> answers)
    {
        var (features, values) = Known(vector);
        var scores = new double[constants.Length];
        for (var panel = 0; panel < coefficients.Length; panel++)
        {
            var first = panel * LaneSums.Lanes;
            (coefficients[panel].Product(features, values) + Vector512.Create(constants, first)).CopyTo(scores, first);
        }

        for (var fit = 0; fit < fits.Count; fit++)
        {
            var (label, confidence) = response.Answer(scores.AsSpan(fit * response.Width, response.Width));
            answers[fit] = response.IsNumber ? (fits[fit].Centre + (fits[fit].Unit * label), confidence) : (label, confidence);
        }
    }

    /// <summary>The components that some labelled row has.</summary>
    private (int[] Features, float[] Values) Known(SparseVector vector)
    {
        var components = vector.Indices.Span;
        var numbers = vector.Values.Span;
        var (features, values, count) = (new int[components.Length], new float[components.Length], 0);
        for (var j = 0; j < components.Length; j++)
        {
            if (rows.FeatureOf(components[j]) is not (>= 0 and var feature)) continue;
            (features[count], values[count]) = (feature, numbers[j]);
            count++;
        }

        return (features[..count], values[..count]);
    }

    private void Sum(int first, Panel panel)
    {
        var (totals, products) = (Vector512<double>.Zero, Vector512<double>.Zero);
        for (var position = 0; position < rows.Rows.Length; position++)
        {
            var duals = Gather(first, (fit, k) => fit.Duals[(position * response.Width) + k]);
            if (duals == Vector512<double>.Zero) continue;
            totals += duals;
            products += duals * Vector512.Create(rows.CentreProducts[position]);
            panel.Add(rows.FeaturesOf(position), rows.ValuesOf(position), duals);
        }

        var reciprocals = Gather(first, (fit, _) => 1 / fit.Penalty);
        for (var feature = 0; feature < rows.FeatureCount; feature++)
        {
            var own = panel[feature];
            ((Vector512.Create<double>(own) - (totals * Vector512.Create(rows.Centre[feature]))) * reciprocals).CopyTo(own);
        }

        var atCentre = Gather(first, (fit, k) => fit.Constants[k]);
        (atCentre - ((products - (totals * Vector512.Create(rows.CentreLength))) * reciprocals)).CopyTo(constants, first);
    }

    private Vector512<double> Gather(int first, Func<LearningFit, int, double> number)
    {
        Span<double> numbers = stackalloc double[LaneSums.Lanes];
        for (var i = 0; i < numbers.Length; i++)
        {
            var (fit, k) = Math.DivRem(first + i, response.Width);
            numbers[i] = fit < fits.Count ? number(fits[fit], k) : 0;
        }

        return Vector512.Create<double>(numbers);
    }
}
