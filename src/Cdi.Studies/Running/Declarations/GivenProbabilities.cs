using Cdi.Corpus;
using Cdi.Estimation.MEstimation;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Checks a column of inclusion probabilities by itself: every text has one, and they are probabilities.</summary>
internal static class GivenProbabilities
{
    // A column of weights that stands for a corpus, or of percentages that announces the labels, does so within this factor.
    private const double Near = 1.5;

    // Weights divided by their mean have the mean 1, but for the digits they are written with.
    private const double MeanOfOne = 0.005;

    /// <summary>What is wrong with the column; empty where it can be used.</summary>
    /// <param name="material">The study.</param>
    /// <param name="record">Name of the recorded numbers, which is the path of the setting that names the column.</param>
    /// <param name="labelled">n: the texts labelled.</param>
    public static IReadOnlyList<DataDiagnostic> Check(StudyMaterial material, string record, ReadOnlySpan<bool> labelled)
    {
        var values = material.Table.RecordedNumbers(record).Span;
        var found = new List<DataDiagnostic>();
        if (Blank(material, record, values, labelled) is { } blank) found.Add(blank);
        if (AboveOne(material, record, values, labelled) is { } weights) found.Add(weights);
        else if (First(values, value => value <= 0) is >= 0 and var row)
        {
            var unusable = FailureDiagnosis.Of(new SolveFailure.UnusableProbability(row, values[row]), material, NotPositive(values) - 1, record);
            found.Add(NamesLabelled(values, labelled) ? Remedied(unusable, DataDiagnostics.SaysWhoWasLabelled)
                : First(values, value => value > 0) < 0 && First(values, value => value < 0) >= 0 ? Remedied(unusable, DataDiagnostics.LooksLikeLogarithms)
                : unusable);
        }

        if (found.Count == 0 && Certain(material, record, values, labelled) is { } certain) found.Add(certain);
        return found;
    }

    private static DataDiagnostic Remedied(DataDiagnostic unusable, string hint) => unusable with { Hint = hint, HintWithoutSpec = hint };

    /// <summary>Whether the column is 1 where a text is labelled and 0 elsewhere.</summary>
    private static bool NamesLabelled(ReadOnlySpan<double> values, ReadOnlySpan<bool> labelled)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] != (labelled[row] ? 1 : 0)) return false;
        }

        return true;
    }

    private static int NotPositive(ReadOnlySpan<double> values)
    {
        var count = 0;
        foreach (var value in values) count += value <= 0 ? 1 : 0;
        return count;
    }

    private static DataDiagnostic? Blank(StudyMaterial material, string record, ReadOnlySpan<double> values, ReadOnlySpan<bool> labelled)
    {
        if (First(values, double.IsNaN) is not (>= 0 and var first)) return null;
        var (blank, unlabelled, tellsLabelled) = (0, 0, true);
        for (var row = 0; row < values.Length; row++)
        {
            tellsLabelled &= double.IsNaN(values[row]) ? !labelled[row] : labelled[row] && values[row] == 1;
            if (!double.IsNaN(values[row])) continue;
            blank++;
            if (!labelled[row]) unlabelled++;
        }

        return DataDiagnostics.ProbabilityMissing(
            material.Table.File, record, material.LabelColumn(record), material.Table.Place(first), blank, unlabelled, tellsLabelled);
    }

    private static DataDiagnostic? AboveOne(StudyMaterial material, string record, ReadOnlySpan<double> values, ReadOnlySpan<bool> labelled)
    {
        if (First(values, value => value > 1) is not (>= 0 and var first)) return null;
        var (least, most, above, known) = (double.PositiveInfinity, double.NegativeInfinity, 0, 0);
        foreach (var value in values)
        {
            if (double.IsNaN(value)) continue;
            known++;
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
            if (value > 1) above++;
        }

        var scale = Scale(values, labelled);
        return DataDiagnostics.ProbabilityAboveOne(material.Table.File, record, material.LabelColumn(record), material.Table.Place(first), least, most, above,
            known, Look(values, labelled, least, most, scale), scale);
    }

    private static ProbabilityLook Look(ReadOnlySpan<double> values, ReadOnlySpan<bool> labelled, double least, double most, double scale)
    {
        var (weights, sum, logarithms, labels, known) = (0.0, 0.0, 0.0, 0, 0);
        for (var row = 0; row < values.Length; row++)
        {
            labels += labelled[row] ? 1 : 0;
            if (double.IsNaN(values[row])) continue;
            known++;
            sum += values[row];
            logarithms += Math.Exp(-values[row]);
            weights += labelled[row] ? values[row] : 0;
        }

        if (most <= 100 && IsNear(sum / 100, labels)) return ProbabilityLook.Percentages;
        if (IsNear(weights, values.Length)) return ProbabilityLook.Weights;
        if (least > 0 && scale <= least && Math.Abs((sum / known) - 1) <= MeanOfOne) return ProbabilityLook.ScaledWeights;
        if (least >= 0 && Math.Abs(logarithms - labels) <= 5 * Math.Sqrt(labels)) return ProbabilityLook.LogWeights;
        return least >= 1 ? ProbabilityLook.Weights : ProbabilityLook.Unknown;
    }

    /// <summary>c, with which Σc/w is the number of labels.</summary>
    private static double Scale(ReadOnlySpan<double> values, ReadOnlySpan<bool> labelled)
    {
        var (inverse, labels) = (0.0, 0);
        for (var row = 0; row < values.Length; row++)
        {
            inverse += values[row] > 0 ? 1 / values[row] : 0;
            labels += labelled[row] ? 1 : 0;
        }

        return labels / inverse;
    }

    private static bool IsNear(double value, double target) => value > target / Near && value < target * Near;

    private static DataDiagnostic? Certain(StudyMaterial material, string record, ReadOnlySpan<double> values, ReadOnlySpan<bool> labelled)
    {
        var (first, count) = (-1, 0);
        for (var row = 0; row < values.Length; row++)
        {
            if (values[row] < 1 || labelled[row]) continue;
            if (count++ == 0) first = row;
        }

        return count == 0 ? null : DataDiagnostics.CertainTextUnlabelled(
            material.Table.File, record, material.LabelColumn(record), material.Table.Place(first), count - 1);
    }

    private static int First(ReadOnlySpan<double> values, Func<double, bool> holds)
    {
        for (var row = 0; row < values.Length; row++)
        {
            if (holds(values[row])) return row;
        }

        return -1;
    }
}
