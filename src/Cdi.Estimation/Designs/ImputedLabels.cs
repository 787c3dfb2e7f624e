using Cdi.Estimation.Annotations;

namespace Cdi.Estimation.Designs;

/// <summary>The labels expected of every row before humans were asked, from what the LLM says.</summary>
internal static class ImputedLabels
{
    /// <summary>How often an LLM is right about an indicator before anything is known of it: half way between chance and certainty.</summary>
    private const double PriorAccuracy = 0.75;

    /// <summary>E[φ] of every row: for an indicator ¾ or ¼, so that fits exist although every answer be the same; for a number the answer. Missing answers:
    /// ½, or the mean answer.</summary>
    public static double[] FromAnswers(AnnotatedFeature feature)
    {
        var indicator = feature.Scale == OutcomeScale.Indicator;
        var imputed = new double[feature.Rows];
        imputed.AsSpan().Fill(indicator ? 0.5 : MeanAnswer(feature.Machine.Span));
        var machine = feature.Machine.Span;
        for (var row = 0; row < machine.Length; row++)
        {
            if (double.IsNaN(machine[row])) continue;
            imputed[row] = indicator ? 1 - PriorAccuracy + (machine[row] * ((2 * PriorAccuracy) - 1)) : machine[row];
        }

        return imputed;
    }

    private static double MeanAnswer(ReadOnlySpan<double> machine)
    {
        var (sum, count) = (0.0, 0);
        foreach (var answer in machine)
        {
            if (double.IsNaN(answer)) continue;
            sum += answer;
            count++;
        }

        return count == 0 ? 0 : sum / count;
    }
}
