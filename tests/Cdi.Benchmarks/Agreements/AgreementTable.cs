using System.Globalization;
using Cdi.Benchmarks.Replays;
using Cdi.Cli.Terminal;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.Estimates;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks.Agreements;

/// <summary>Prints coverage and width of 95 % intervals of recall and F1 by several rules.</summary>
internal static class AgreementTable
{
    private const string Spec = "tests/Cdi.Benchmarks/Agreements/agreements.cdi";
    private const double Alpha = 0.05;

    private static readonly string[] Rules = ["Wald", "Wald, log odds", "Wilson, effective size", "pseudo-labels, log odds", "pseudo-labels"];

    /// <summary>Prints the table behind specs/statistics.md.</summary>
    /// <param name="trials">Trials of each cell.</param>
    /// <param name="method">The method.</param>
    /// <param name="environment">Where the spec is read.</param>
    public static void Print(int trials, EstimationMethod method, CommandEnvironment environment)
    {
        var estimands = ReplayedSpec.Read(Spec, null, environment).Problem.Estimands;
        var table = new TextTable();
        table.Add(["target", "π", "labels", "share", "recall", .. Rules.SelectMany(rule => new[] { rule, "there", "width" }), "none"]);
        for (var function = 0; function < 2; function++)
        {
            var (plain, byLogOdds) = (estimands[2 * function], estimands[(2 * function) + 1]);
            foreach (var cell in AgreementCell.All)
            {
                var (tallies, none) = Run(cell, function, [plain, byLogOdds], function == 0 ? cell.Recall : F1(cell), trials, method);
                table.Add([plain.Targets[0].Term, cell.IsUniform ? "equal" : "unequal",
                    Text($"{cell.Labels}"), Text($"{cell.Share}"), Text($"{cell.Recall}"),
                    .. tallies.SelectMany(each => new[]
                    {
                        Text($"{each.Coverage:0.000}"), Text($"{each.There:0.000}"), Text($"{each.Width:0.000}"),
                    }), Text($"{none:0.000}")]);
            }
        }

        table.Print(environment.Output);
    }

    private static double F1(AgreementCell cell) => 2.0 * cell.Found / (cell.Positives + cell.Found + cell.Invented);

    private static (Tally[] Tallies, double None) Run(
        AgreementCell cell, int function, StudyEstimand[] both, double truth, int trials, EstimationMethod method)
    {
        var tallies = Rules.Select(_ => new Tally(truth)).ToArray();
        var (human, none) = (cell.Human, 0);
        var model = cell.Model;
        var covariates = new Covariates(model.Concat(Enumerable.Repeat(1.0, AgreementCell.Rows)).ToArray(), AgreementCell.Rows);
        var problem = new StudyProblem(cell.Keys, [AnnotatedVariable.OfClasses("v", 2, AgreementCell.Rows, model, default)],
            [.. both.Select(each => new StudyEstimand(each.Name, each.Estimator, covariates, FeatureMap.Event(0, 2, 1), each.Targets) { LabelsWeigh = true })],
            new Covariates(ReadOnlyMemory<double>.Empty, AgreementCell.Rows));
        var estimation = new StudyEstimation(problem, 1);
        for (var trial = 0; trial < trials; trial++)
        {
            var sample = cell.Draw(human, trial);
            var wald = Estimate(0, IntervalRule.Wald);
            if (wald is null)
            {
                none++;
                continue;
            }

            tallies[0].Add(wald.Lower, wald.Upper);
            var logOdds = Estimate(1, IntervalRule.Wald);
            tallies[1].Add(logOdds?.Lower, logOdds?.Upper);
            var wilson = Wilson(wald, cell.Counted(sample, function == 0));
            tallies[2].Add(wilson?.Lower, wilson?.Upper);
            var finiteLogOdds = Estimate(1, IntervalRule.FiniteSample);
            tallies[3].Add(finiteLogOdds?.Lower, finiteLogOdds?.Upper);
            var finite = Estimate(0, IntervalRule.FiniteSample);
            tallies[4].Add(finite?.Lower, finite?.Upper);

            TargetEstimate? Estimate(int estimand, IntervalRule rule) => estimation.Estimate(estimand, sample, method,
                estimation.OptionsFor(estimand, method, new InferenceSettings(Generalise.Corpus, Alpha)) with { Interval = rule }) is RectifiedFit fit
                    ? fit.Targets[0] : null;
        }

        return (tallies, none / (double)trials);
    }

    // Korn and Graubard's effective size, θ(1 − θ)/V, or Kish's of the texts that count where none differs.
    private static (double Lower, double Upper)? Wilson(TargetEstimate wald, double counted)
    {
        if (wald is not { StandardError: var error, Point: var share }) return null;
        var size = share is > 0 and < 1 && error > 0 ? Math.Min(counted, share * (1 - share) / (error * error)) : counted;
        if (size < 2) return null;
        var quantile = new WaldInference(Alpha, Alternative.TwoSided, wald.DegreesOfFreedom).CriticalValue;
        var shrunk = quantile * quantile / size;
        var centre = (share + (shrunk / 2)) / (1 + shrunk);
        var half = quantile * Math.Sqrt((share * (1 - share) / size) + (shrunk / (4 * size))) / (1 + shrunk);
        return (centre - half, centre + half);
    }

    private static string Text(FormattableString cell) => cell.ToString(CultureInfo.InvariantCulture);

    // Coverage and width are of the intervals that are there: a rule may have none where nothing varies, or where too few texts are behind it.
    private sealed class Tally(double truth)
    {
        private int trials;
        private int intervals;
        private int covered;
        private double width;

        public double Coverage => covered / (double)intervals;

        public double There => intervals / (double)trials;

        public double Width => width / intervals;

        public void Add(double? lower, double? upper)
        {
            trials++;
            if (lower is not { } from || upper is not { } to) return;
            intervals++;
            width += Math.Min(1, to) - Math.Max(0, from);
            if (from <= truth && truth <= to) covered++;
        }
    }
}
