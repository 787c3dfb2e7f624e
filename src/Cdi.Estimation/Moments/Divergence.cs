using Cdi.Estimation.MEstimation;

namespace Cdi.Estimation.Moments;

/// <summary>Why a solution went wrong: separation, a row that is not finite, or nothing but rounding.</summary>
/// <remarks>Passes over the rows, as many as it takes, in place of n × d memory. Allocates freely.</remarks>
internal static class Divergence
{
    // A slope this small beside what the rows could contribute is no slope: the loss never rises again.
    private const double NoSlope = 1e-10;

    private const double ShareOfDirection = 0.1;
    private const double ShareOfReach = 0.01;
    private const double RoundingShare = 1e-12;

    /// <inheritdoc cref="IMomentDiagnosis.Separation"/>
    public static SolveFailure? Along(RowwiseMoments moments, double[] parameters, double[] direction, double[] scale)
    {
        var farthest = 0.0;
        foreach (var part in moments.Parts())
        {
            var reach = Reach(moments, part, parameters, direction);
            for (var i = 0; i < reach.Length; i++)
            {
                if (part.LargestCoefficient(i) > 0 && reach[i] > farthest) farthest = reach[i];
            }
        }

        var far = moments.Tail.FarReach;
        if (!(farthest > 0) || !double.IsFinite(farthest) || far == 0) return null;
        var moved = new double[parameters.Length];
        for (var j = 0; j < moved.Length; j++) moved[j] = parameters[j] + (far / farthest * direction[j]);
        var (slope, steepest) = Slope(moments, parameters, moved, direction);
        return slope <= NoSlope * steepest ? Describe(moments, parameters, direction, scale, farthest) : null;
    }

    /// <inheritdoc cref="IMomentDiagnosis.NotFinite"/>
    public static SolveFailure FirstNonFiniteRow(RowwiseMoments moments, double[] parameters)
    {
        foreach (var part in moments.Parts())
        {
            var scores = part.Scores(parameters);
            for (var i = 0; i < part.Count; i++)
            {
                for (var j = 0; j < parameters.Length; j++)
                {
                    if (!double.IsFinite(scores[(j * part.Count) + i])) return new SolveFailure.NotFinite(moments.CorpusRow(part.First + i));
                }
            }
        }

        return new SolveFailure.NoDescent(0, double.PositiveInfinity);
    }

    /// <inheritdoc cref="IMomentDiagnosis.IsRounding"/>
    public static bool IsRounding(RowwiseMoments moments, double[] parameters, double[] score)
    {
        var sizes = new double[score.Length];
        foreach (var part in moments.Parts())
        {
            var scores = part.Scores(parameters);
            for (var j = 0; j < sizes.Length; j++)
            {
                foreach (var term in scores.Slice(j * part.Count, part.Count)) sizes[j] += Math.Abs(term);
            }
        }

        for (var j = 0; j < score.Length; j++)
        {
            if (Math.Abs(score[j]) > RoundingShare * sizes[j] / moments.Divisor) return false;
        }

        return true;
    }

    // How far the fitted value of each row moves along a direction.
    private static double[] Reach(RowwiseMoments moments, RowPart part, double[] parameters, double[] direction)
    {
        var reach = new double[part.Count];
        foreach (var feature in FeatureScores.Informative(moments.Estimator))
        {
            var scores = part.FeatureScores(feature, parameters);
            for (var i = 0; i < reach.Length; i++) reach[i] = Math.Max(reach[i], Math.Abs(FeatureScores.Along(scores, reach.Length, i, direction)));
        }

        return reach;
    }

    // The slope far out, and the steepest that the rows could give.
    private static (double Slope, double Steepest) Slope(RowwiseMoments moments, double[] parameters, double[] moved, double[] direction)
    {
        var (slope, steepest) = (0.0, 0.0);
        foreach (var part in moments.Parts())
        {
            var reach = Reach(moments, part, parameters, direction);
            var scores = part.Scores(moved);
            for (var i = 0; i < reach.Length; i++)
            {
                var largest = part.LargestCoefficient(i);
                if (!(largest > 0)) continue;
                slope += FeatureScores.Along(scores, reach.Length, i, direction);
                steepest += largest * reach[i];
            }
        }

        return (slope, steepest);
    }

    private static SolveFailure.Separation Describe(RowwiseMoments moments, double[] parameters, double[] direction, double[] scale, double farthest)
    {
        var share = direction.Select((change, j) => Math.Abs(change) * scale[j]).ToArray();
        var largest = share.Max();
        int[] diverging = [.. Enumerable.Range(0, share.Length).Where(j => share[j] >= ShareOfDirection * largest).OrderByDescending(j => share[j])];
        int[] signs = [.. diverging.Select(j => Math.Sign(direction[j]))];
        var cell = new List<long>();
        foreach (var part in moments.Parts())
        {
            var reach = Reach(moments, part, parameters, direction);
            for (var i = 0; i < reach.Length; i++)
            {
                if (part.LargestCoefficient(i) > 0 && reach[i] >= ShareOfReach * farthest) cell.Add(moments.CorpusRow(part.First + i));
            }
        }

        return new SolveFailure.Separation(diverging, signs, cell);
    }
}
