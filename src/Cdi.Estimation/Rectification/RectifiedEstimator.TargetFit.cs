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

        public TargetFit(RectifiedEstimator owner, EstimationRequest request, Solution solution, Target target, Spread spread, RowGroups? summed)
        {
            (this.owner, this.request, this.solution, this.spread, this.summed, Target) = (owner, request, solution, spread, summed, target);
            Value = target.Value(Parameters);
            gradient = new double[owner.size];
            target.Gradient(Parameters, gradient);
            Influence = new double[owner.size];
            SquareMatrix.Multiply(spread.Bread, gradient, Influence);
        }

        public EstimationOptions Options => request.Options;

        public Target Target { get; }

        public double Value { get; }

        public double[] Influence { get; }

        public double[] Parameters => solution.Solver.Parameters;

        public IMoments Equation => solution.Equation;

        public IReadOnlyList<double[]> Replicates => spread.Replicates;

        public double Acceleration() => owner.Acceleration(request, solution, Influence, summed);

        public (double Least, double Largest)? Range => RangeOf(request, Target);

        public double? LabelsOfBound => owner.HasBound(request) ? owner.IndependentLabels(request, solution, Influence) : null;

        public double Variance(double added) =>
            Math.Max(0, SquareMatrix.Quadratic(spread.Covariance, gradient))
            + Math.Max(owner.VarianceNotShown(request, solution, spread, Influence), added);

        public Freedom Reliance(double variance) => owner.FreedomOf(request, solution, spread, Influence, variance);

        public ContributionMoments Contributions() => request.Options.Form == MomentForm.PredictionOnly
            ? ContributionMoments.None
            : owner.Contributions(request, solution, Target, Influence, summed);
    }
}
