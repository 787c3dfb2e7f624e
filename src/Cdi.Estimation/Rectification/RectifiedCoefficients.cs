using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Rectification;

/// <summary>Feature coefficients by which one kernel computes every moment of statistics.md §2. Human features are read in labelled rows only.</summary>
internal static class RectifiedCoefficients
{
    /// <summary>c = λφ̂ + w(φ − λφ̂).</summary>
    public static void Rectified(RectifiedSample sample, double lambda, Span<double> coefficients)
    {
        var labelled = sample.Labelled.Span;
        var probability = sample.Probability.Span;
        for (var start = 0; start < coefficients.Length; start += sample.Rows)
        {
            var human = sample.Features.Span.Slice(start, sample.Rows);
            var predicted = sample.PredictedFeatures.Span.Slice(start, sample.Rows);
            var column = coefficients.Slice(start, sample.Rows);
            for (var i = 0; i < column.Length; i++)
            {
                var control = lambda * predicted[i];
                column[i] = labelled[i] ? control + ((human[i] - control) / probability[i]) : control;
            }
        }
    }

    /// <summary>c = (w − 1)φ̂, the control variate of power tuning.</summary>
    public static void Control(RectifiedSample sample, Span<double> coefficients)
    {
        var labelled = sample.Labelled.Span;
        var probability = sample.Probability.Span;
        for (var start = 0; start < coefficients.Length; start += sample.Rows)
        {
            var predicted = sample.PredictedFeatures.Span.Slice(start, sample.Rows);
            var column = coefficients.Slice(start, sample.Rows);
            for (var i = 0; i < column.Length; i++) column[i] = labelled[i] ? ((1 / probability[i]) - 1) * predicted[i] : -predicted[i];
        }
    }

    /// <summary>c = φ where labelled, φ̂ elsewhere; <paramref name="absent"/>, the features that need no label, where there is neither.</summary>
    public static void Plain(RectifiedSample sample, ReadOnlySpan<double> absent, Span<double> coefficients)
    {
        var labelled = sample.Labelled.Span;
        for (var i = 0; i < sample.Rows; i++)
        {
            var known = labelled[i] ? sample.Features.Span : sample.PredictedFeatures.Span;
            var isAbsent = !labelled[i] && !HasPrediction(known, i, sample.Rows);
            for (var m = 0; m < absent.Length; m++)
            {
                coefficients[(m * sample.Rows) + i] = isAbsent ? absent[m] : known[(m * sample.Rows) + i];
            }
        }
    }

    private static bool HasPrediction(ReadOnlySpan<double> predicted, int row, int stride)
    {
        for (var k = row; k < predicted.Length; k += stride)
        {
            if (predicted[k] != 0) return true;
        }

        return false;
    }
}
