using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>The covariance of solutions on resampled rows: each row counts a Poisson(1) number of times, scaled so that every cell keeps its size.</summary>
/// <remarks>
/// Multiplicities follow row keys (Chamandy et al. 2012), so that the order of the file does not matter; scaled they are those of a draw with replacement.
/// Cells are what the draw fixed: labelled and other rows of each stratum for draws of fixed size (Rao and Wu 1988), the whole corpus for independent ones. A
/// number of every row is held.
/// </remarks>
internal sealed class BootstrapCovariance(Bootstrap bootstrap) : ICovarianceEstimator
{
    // Fewer solutions than this share would be those of tame replicates only.
    private const double FewestSolved = 0.95;

    /// <inheritdoc/>
    public EstimatedCovariance? Of(IFit fit, out SolveFailure? failure)
    {
        var sample = fit.Sample;
        var (cells, sizes) = Cells(sample);
        var keys = new RowKey[cells.Length];
        sample.KeyOf?.Read(0, keys);
        var (multiplicities, sums) = (new double[cells.Length], new MomentSums(fit.Parameters.Length));
        var deviation = new double[fit.Parameters.Length];
        var replicates = new List<double[]>(bootstrap.Replicates);
        var counted = new RowValues<double>(multiplicities);
        for (var replicate = 0; replicate < bootstrap.Replicates; replicate++)
        {
            Resample(new CounterRandom(bootstrap.Seed, RandomPurpose.Bootstrap, replicate), keys, cells, sizes, multiplicities);
            if (fit.Refit(counted) is not { } parameters) continue;

            // About θ̂, whose digits the mean of squares would otherwise lose.
            for (var j = 0; j < deviation.Length; j++) deviation[j] = parameters[j] - fit.Parameters[j];
            sums.Add(deviation, 1);
            sums.Count++;
            replicates.Add(parameters);
        }

        failure = sums.Count < FewestSolved * bootstrap.Replicates ? new SolveFailure.TooFewReplicates((int)sums.Count, bootstrap.Replicates) : null;
        if (failure is not null) return null;
        var covariance = new double[deviation.Length * deviation.Length];
        sums.AddTo(covariance, true, isUnbiased: true);
        for (var j = 0; j < covariance.Length; j++) covariance[j] /= sums.Count;
        return new(covariance) { Replicates = replicates };
    }

    // The cell of each row, and how many rows each has.
    private static (int[] Cells, int[] Sizes) Cells(IRectifiedSample sample)
    {
        var cells = new int[sample.Rows];
        if (sample.IsFixedSize)
        {
            sample.StratumOf?.Read(0, cells);
            foreach (ref var cell in cells.AsSpan()) cell *= 2;
            foreach (var row in sample.LabelledRows.Span) cells[row]++;
        }

        var sizes = new int[cells.DefaultIfEmpty(0).Max() + 1];
        foreach (var cell in cells) sizes[cell]++;
        return (cells, sizes);
    }

    private static void Resample(CounterRandom random, ReadOnlySpan<RowKey> keys, int[] cells, int[] sizes, double[] multiplicities)
    {
        var totals = new double[sizes.Length];
        for (var row = 0; row < multiplicities.Length; row++) totals[cells[row]] += multiplicities[row] = Poisson(random.Uniform(keys[row]));
        for (var row = 0; row < multiplicities.Length; row++)
        {
            // A cell of few rows may come to none; it then counts as it is.
            var total = totals[cells[row]];
            multiplicities[row] = total > 0 ? multiplicities[row] * sizes[cells[row]] / total : 1;
        }
    }

    // The quantile of the Poisson distribution with mean 1.
    private static int Poisson(double uniform)
    {
        var (count, probability) = (0, Math.Exp(-1));
        for (var cumulative = probability; uniform > cumulative && probability > 0; cumulative += probability) probability /= ++count;
        return count;
    }
}
