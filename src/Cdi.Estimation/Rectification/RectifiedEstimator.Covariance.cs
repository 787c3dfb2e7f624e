using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Solving;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>What estimators of the covariance of θ̂ are given.</content>
internal sealed partial class RectifiedEstimator
{
    private sealed class Fit(
        RectifiedEstimator owner, EstimationRequest request, Solution solution, double[] bread, RowGroups? groups, ScoreMoments scores) : IFit
    {
        private ISolver? solver;
        private NewtonStep? step;
        private CountedSums? table;

        public ReadOnlySpan<double> Parameters => solution.Solver.Parameters;

        public IRectifiedSample Sample => request.Sample;

        public IRowValues<int>? Clusters => groups is { AreClusters: true } ? groups.Of : null;

        public bool FixesSizes => Sample.IsFixedSize && request.Options.Form != MomentForm.PredictionOnly;

        public double[] Sandwich() => SquareMatrix.Congruence(bread, owner.MeanMomentCovariance(request, solution, scores), owner.size);

        public double[] Around(double[] squares)
        {
            var divisor = solution.Equation.Divisor;
            return SquareMatrix.Congruence(bread, Array.ConvertAll(squares, square => square / divisor / divisor), owner.size);
        }

        public double[] Grouped(double power, Func<GroupedSizes, double> factor)
        {
            if (groups is null) throw new InvalidOperationException("The rows are in no groups.");
            var sums = Sums(groups, power, factor);
            if (groups.Crossed is var (second, both))
            {
                var (added, counted) = (Sums(second, power, factor), Sums(both, power, factor));
                for (var j = 0; j < sums.Length; j++) sums[j] += added[j] - counted[j];
            }

            return SquareMatrix.Congruence(bread, sums, owner.size);
        }

        // Sums over units vary with the sample and, within it, with the draw of labels. (1 − f) times their variance has too little of the latter by f of it.
        public double[] Stratified(SurveyDesign design)
        {
            var sums = owner.strata.Of(
                solution.Equation, solution.Solver.Parameters, design, (codes, known) => owner.AddKnown(request, solution, codes, known));
            if (design.HasFractions && request.Options.Form != MomentForm.PredictionOnly)
            {
                var drawn = owner.OfDraw(request, solution, design);
                for (var j = 0; j < sums.Length; j++) sums[j] += drawn[j];
            }

            return SquareMatrix.Congruence(bread, sums, owner.size);
        }

        public double[] TwoPhase(bool isFull) => SquareMatrix.Congruence(bread, owner.TwoPhaseCovariance(request, solution, isFull), owner.size);

        private double[] Sums(RowGroups over, double power, Func<GroupedSizes, double> factor)
        {
            var (equation, solved) = (solution.Equation, solution.Solver);
            var sums = owner.clusters.Of(equation, solved.Parameters, solved.Factor, over.Of, over.Total, power, Adjusted(over));
            var rows = request.Options.Form == MomentForm.PredictionOnly ? equation.Rows : owner.Counted(request);
            var times = factor(new GroupedSizes(
                over.Count, rows, owner.Fitted(request) + equation.EffectRank, owner.Fitted(request) + equation.EffectRankAcross(over.Of)));
            for (var j = 0; j < sums.Length; j++) sums[j] *= times;
            return sums;
        }

        // Beside what is known of calibrated labels.
        private Action<double[]>? Adjusted(RowGroups over) => request.Options.Calibration is null || over.Of is not { } codes ? Uncentred(over) : sums =>
        {
            owner.AddKnown(request, solution, codes, sums);
            Uncentred(over)?.Invoke(sums);
        };

        // What centres the score of the inverse of a total is taken back where squares are summed about nothing.
        private Action<double[]>? Uncentred(RowGroups over) => request.Options.Total is not { } total ? null : sums =>
        {
            Span<int> group = stackalloc int[1];
            for (var k = 0; k < owner.rows.Count; k++)
            {
                var row = owner.rows.Index.Span[k];
                if (over.Of is { } groups) groups.Read(row, group);
                else group[0] = k;
                sums[(group[0] * owner.size) + total.Parameter] += total.Amounts.Span[row] / owner.rows.Probability[k];
            }
        };

        public double[]? Information(out SolveFailure? failure) => owner.InformationCovariance(request, solution, out failure);

        public double[]? Refit(IRowValues<double> multiplicities)
        {
            solver ??= Solvers.For(owner.estimator);
            return solver.Solve(solution.Equation.Counted(multiplicities), solution.Solver.Parameters) is null ? [.. solver.Parameters] : null;
        }

        public double[]? Step(IRowValues<double> multiplicities)
        {
            if (step is null) (step, table) = (new NewtonStep(owner.size), solution.Equation.Tabulated(solution.Solver.Parameters));
            if (table is not null) return step.From(table, multiplicities, solution.Solver.Parameters);
            return step.From(solution.Equation.Counted(multiplicities), solution.Solver.Parameters);
        }
    }
}
