using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>What methods of intervals are given.</content>
internal sealed partial class RectifiedEstimator
{
    private sealed class TargetFit : ITargetFit
    {
        private readonly RectifiedEstimator owner;
        private readonly EstimationRequest request;
        private readonly Solution solution;
        private readonly Spread spread;
        private readonly RowGroups? summed;
        private readonly double[] gradient;
        private readonly double ofRows;
        private (double Own, double[] OfReplicates)? resampledVariances;

        public TargetFit(RectifiedEstimator owner, EstimationRequest request, Solution solution, Target target, Spread spread, RowGroups? summed)
        {
            (this.owner, this.request, this.solution, this.spread, this.summed, Target) = (owner, request, solution, spread, summed, target);
            Value = target.Value(Parameters);
            gradient = new double[owner.size];
            target.Gradient(Parameters, gradient);
            Influence = new double[owner.size];
            SquareMatrix.Multiply(spread.Bread, gradient, Influence);
            if (target.Averages is not { IsSampled: true } averages || request.IsCorpusTarget) return;
            Replicated = Replicates.Count == 0 ? null : Resampled(averages, spread);
            ofRows = Replicated is { } values ? VarianceOf(values) - Coefficients : owner.OfSampledRows(request, solution, averages, Influence, summed);
        }

        /// <summary>τ of resampled rows; null where it is that of their θ̂.</summary>
        private double[]? Replicated { get; }

        // Of θ̂ alone.
        private double Coefficients => Math.Max(0, SquareMatrix.Quadratic(spread.Covariance, gradient));

        public EstimationOptions Options => request.Options;

        public Target Target { get; }

        public double Value { get; }

        public double[] Influence { get; }

        public double[] Parameters => solution.Solver.Parameters;

        public IMoments Equation => solution.Equation;

        public IReadOnlyList<double[]> Replicates => spread.Replicates;

        public IEnumerable<double> ReplicatedValues() => Replicated ?? Replicates.Select(parameters => Target.Value(parameters));

        /// <summary>τ of each replicate that was drawn, by its number; NaN where it has no solution.</summary>
        public double[] OfReplicates(int count)
        {
            var (values, place) = (new double[count], 0);
            Array.Fill(values, double.NaN);
            foreach (var value in ReplicatedValues()) values[spread.Numbers[place++]] = value;
            return values;
        }

        /// <summary>What the sampling of rows adds to the variance of τ(θ̂); below 0 where rows that raise an average lower the coefficients.</summary>
        public double OfRows => ofRows;

        public (double Own, double[] OfReplicates) ResampledVariances() =>
            resampledVariances ??= owner.ResampledVariances(request, solution, Target, spread, summed);

        public double Acceleration() => owner.Acceleration(request, solution, Influence, summed,
            Replicated is null ? null : Target.Averages?.Deviations(Parameters));

        public (double Least, double Largest)? Range => RangeOf(request, Target);

        public double? LabelsOfBound => owner.HasBound(request) ? owner.LabelsOfBound(request, solution, Influence) : null;

        public double Variance(double added) =>
            Math.Max(0, Coefficients + ofRows)
            + Math.Max(owner.VarianceNotShown(request, solution, spread, Influence), added);

        public Freedom Reliance(double variance) => owner.FreedomOf(request, solution, spread, Influence, variance);

        public ContributionMoments Contributions() => request.Options.Form == MomentForm.PredictionOnly
            ? ContributionMoments.None
            : owner.Contributions(request, solution, Target, Influence, summed);

        private double[] Resampled(BoundAverages averages, Spread resampled)
        {
            var (values, multiplicities) = (new double[resampled.Replicates.Count], new double[request.Sample.Rows]);
            for (var place = 0; place < values.Length; place++)
            {
                resampled.Counted?.Invoke(place).Read(0, multiplicities);
                values[place] = averages.Value(resampled.Replicates[place], multiplicities);
            }

            return values;
        }

        private static double VarianceOf(double[] values)
        {
            var mean = values.Average();
            return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
        }
    }
}
