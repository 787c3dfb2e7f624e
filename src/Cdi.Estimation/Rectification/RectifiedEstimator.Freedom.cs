using Cdi.Estimation.Agreement;
using Cdi.Estimation.Annotations;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>How far the standard error of a target can be trusted (statistics.md §11).</content>
internal sealed partial class RectifiedEstimator
{
    // Of what one label adds, a variance below this is rounding.
    private const double RoundingOfVariance = 1e-20;

    // Relative to the largest score of a human label, a difference below this is rounding.
    private const double RoundingOfScores = 1e-9;

    // Of the labels' deviation: nobody predicts numbers so well.
    private const double NearNumber = 0.01;

    // Σπ(1 − π) below which a draw of fixed size with unequal π says too little of its own variance; see specs/statistics.md.
    private const double FewestChances = 1;

    private static readonly TargetFreedom.Parts DrawPart = new(true, false);
    private static readonly TargetFreedom.Parts PopulationPart = new(false, true);
    private static readonly TargetFreedom.Parts BothParts = new(true, true);

    private StratumFreedom? strataFreedom;

    // Reads the working residuals of this fit; called once, before any target.
    private void PrepareFreedom(EstimationRequest request, Solution solution, double[] bread)
    {
        if (!HasOwnFreedom(request)) return;
        if (request.Sample.IsFixedSize) groups.Form(rows);
        residuals.Load(rows, solution.Solver.Parameters, bread, request.Sample.Rows, solution.Weight,
            rows.ScoreEquation(solution.Equation).EffectForms(), WeightsOf(request), HasOtherDirections(request.Options));
    }

    // κ of the labelled rows; in a total they are a part of what is added up, and no factor of a loss.
    private double[] WeightsOf(EstimationRequest request) => request.Options is { RowWeights: { IsEmpty: false } weights, IsTotal: false }
        ? Array.ConvertAll(rows.Index.ToArray(), row => weights.Span[row]) : [];

    // Whether a score errs elsewhere than along what the one feature moves: the label is a regressor, a weight, or a term of a sum in which the text counts
    // whatever its label.
    private static bool HasOtherDirections(EstimationOptions options) => options.LabelsWeigh || options.HasAnnotatedRegressor || options.IsTotal;

    private Freedom FreedomOf(EstimationRequest request, Solution solution, Spread spread, double[] influence, double variance)
    {
        var reference = new Freedom(spread.DegreesOfFreedom, 1);
        return request.Options.Conventions.Freedom switch
        {
            _ when !HasOwnFreedom(request) => reference,
            FreedomRule.Checked => reference with { Degrees = LessColumns(OwnFreedom(request, solution, spread, influence, variance), spread).Degrees },
            _ => LessColumns(OwnFreedom(request, solution, spread, influence, variance), spread),
        };
    }

    private Freedom OwnFreedom(EstimationRequest request, Solution solution, Spread spread, double[] influence, double variance)
    {
        var own = FreedomOfLabels(request, solution, spread, influence, variance);
        if (request.Options.Compared.IsEmpty || !IsLeftToChance(request)) return own;

        // Labels that stand in columns are read by no loss, so that the working model knows nothing of them: a mean of as many texts as can disagree.
        var texts = KishSize.Of(Enumerable.Range(0, rows.Count).Where(k => request.Options.Compared.Span[rows.Index.Span[k]] > 0).Select(Counts));
        var compared = Math.Max(Freedom.Least, texts - 1);
        return own with { Degrees = Math.Min(own.Degrees ?? compared, compared), OfQuantile = Math.Min(own.OfQuantile ?? compared, compared) };

        double Counts(int k) => (request.Options.RowWeights is { IsEmpty: false } weights ? weights.Span[rows.Index.Span[k]] : 1) / rows.Probability[k];
    }

    // A corpus of which every text was labelled leaves nothing to it.
    private bool IsLeftToChance(EstimationRequest request) => !request.IsCorpusTarget || rows.Probability.ContainsAnyExcept(1.0);

    private Freedom FreedomOfLabels(EstimationRequest request, Solution solution, Spread spread, double[] influence, double variance)
    {
        var reliance = ModelFreedom(request, solution, spread, influence, variance);
        var isOfRows = spread.DegreesOfFreedom is null || (request.Survey is not null && !request.IsClustered);
        if (!request.Sample.HasStrata || !isOfRows || request.TakenForTrue is not null || request.TakesQuantilesForTrue
            || reliance.Degrees is not double model) return reliance;
        var residual = Along(ResidualScores(solution), influence, ref residualAlong);
        var scores = request.IsCorpusTarget ? [] : Along(rows.Scores(solution.Solver.Parameters), influence, ref humanAlong);
        var degrees = Math.Min(model, (strataFreedom ??= new()).Of(rows, groups, residual, scores) ?? model);
        return reliance with { Degrees = degrees, OfQuantile = Math.Min(degrees, reliance.OfQuantile ?? degrees) };
    }

    // By a working model, in which strata differ in nothing.
    private Freedom ModelFreedom(EstimationRequest request, Solution solution, Spread spread, double[] influence, double variance)
    {
        if (request.TakenForTrue is not null || request.TakesQuantilesForTrue) return new Freedom(spread.DegreesOfFreedom, 1);
        if (request.Survey is not null && !request.IsClustered && spread.DegreesOfFreedom is double units)
            return new Freedom(Math.Min(freedom.Of(rows, influence, BothParts, false).Degrees ?? units, units), 1);
        if (spread.DegreesOfFreedom is double clusters) return OfClusters(influence, clusters, ClusterTotal());
        if (request.IsOfHumanLabels) return freedom.Of(rows, influence, BothParts, false) with { Shown = 1 };
        if (request.IsCorpusTarget) return freedom.Of(rows, influence, DrawPart, request.Sample.IsFixedSize);
        return solution.Weight == 0
            ? freedom.Of(rows, influence, BothParts, request.Sample.IsFixedSize)
            : OfDifferenceAndImputation(request, solution, spread, influence, variance);
    }

    // Fewer than two degrees, or a draw that leaves too little to chance.
    private bool IsThin(EstimationRequest request, Freedom reliance) =>
        HasOwnFreedom(request) && (reliance.IsTooSmall || (request.IsCorpusTarget && draws.UnequalChance < FewestChances));

    // Residuals that show no variance although the draw or the population leaves some; where a rule has no floor, also labels none of which differs from
    // what a model said.
    private bool ShowsNothing(EstimationRequest request, Solution solution, TargetInterval interval, double[] influence, double? perRow) =>
        HasOwnFreedom(request) && ((interval.Reliance.Degrees is not null && interval.Variance <= RoundingOfVariance * (perRow ?? 0))
            || (solution.Weight != 0 && !request.IntervalMethod.BoundsShares
                && (NothingDiffers(solution, influence) || LessThanOneDiffers(request, solution, influence)))
            || IsRatioWithoutVariance(request, interval));

    // Two models that answered every labelled text alike differ by nothing that these texts could show.
    private bool IsRatioWithoutVariance(EstimationRequest request, TargetInterval interval) =>
        request.Options.LabelsWeigh && interval.Variance <= 0 && !(request.IsCorpusTarget && rows.Count == request.Sample.Rows);

    private bool NothingDiffers(Solution solution, double[] influence)
    {
        var (largest, isLeftToChance) = (0.0, false);
        foreach (var human in Along(rows.Scores(solution.Solver.Parameters), influence, ref humanAlong)) largest = Math.Max(largest, Math.Abs(human));
        var residual = Along(ResidualScores(solution), influence, ref residualAlong);
        for (var k = 0; k < residual.Length; k++)
        {
            if (rows.Probability[k] == 1) continue;
            if (Math.Abs(residual[k]) > RoundingOfScores * largest) return false;
            isLeftToChance = true;
        }

        return isLeftToChance;
    }

    // Predictions that were fitted, or are weighed by λ < 1, are near what people say and not equal: labels of 0 or 1 all of which lie on the side of their
    // prediction, or numbers a hundredth of their deviation from it, show how near, and nothing of a text in which they do not. Its variance is that of one
    // label that differs.
    private bool LessThanOneDiffers(EstimationRequest request, Solution solution, double[] influence)
    {
        if (request.Sample.Map is not { Single: not null } map) return false;
        var side = map.Scale == OutcomeScale.Indicator ? 0.5 : NearNumber;
        var residual = Along(ResidualScores(solution), influence, ref residualAlong);
        var jump = Jumps(map, solution.Solver.Parameters, influence);
        var centres = Centres(request.Sample.IsFixedSize, residual);
        var (shown, one, count) = (0.0, 0.0, 0);
        for (var k = 0; k < residual.Length; k++)
        {
            var (probability, chance) = (rows.Probability[k], 1 - rows.Probability[k]);
            if (chance <= 0) continue;
            if (Math.Abs(residual[k]) > side * Math.Abs(jump[k])) return false;
            var (seen, moved) = ((residual[k] / probability) - centres[k], jump[k] / probability);
            shown += chance * seen * seen;
            one += chance * moved * moved;
            count++;
        }

        return shown * count < one;
    }

    private int ClusterTotal()
    {
        var total = 0;
        foreach (var cluster in rows.Clusters) total = Math.Max(total, cluster + 1);
        return total;
    }

    private static bool HasOwnFreedom(EstimationRequest request) =>
        request.Options.Conventions.Freedom != FreedomRule.Reference && request.Options.Form != MomentForm.PredictionOnly;

    // Whether the variance is that of a difference and of an imputation, each with residuals of its own.
    private static bool HasTwoParts(EstimationRequest request, Solution solution, RowGroups? summed) =>
        HasOwnFreedom(request) && summed is null && !request.IsCorpusTarget && solution.Weight != 0;

    // CR0 and CR1 keep the G − 1 of their packages as an upper limit.
    private Freedom OfClusters(double[] influence, double limit, int total)
    {
        var degrees = clusterFreedom.Of(rows, influence, total);
        return new Freedom(Math.Min(degrees ?? limit, limit), 1);
    }

    // The difference part has the degrees of the labelled rows. The imputation part has those of the scores of all rows where it runs over them; where it is
    // estimated
    // from the labelled rows, both are squares of residuals of the same rows, and their deviations add up. How much each part weighs is taken from the working
    // model: the parts themselves may each rest on one square.
    private Freedom OfDifferenceAndImputation(EstimationRequest request, Solution solution, Spread spread, double[] influence, double variance)
    {
        var difference = freedom.Of(rows, influence, DrawPart, request.Sample.IsFixedSize);
        var imputation = freedom.Of(rows, influence, PopulationPart, request.Sample.IsFixedSize);
        if (imputation.Degrees is not double few) return difference;
        if (difference.Degrees is not double degrees) return imputation;
        var share = DifferenceShare(solution, influence);
        var drawn = Math.Min(variance, SquareMatrix.Quadratic(spread.OfDraw ?? [], influence));
        var shown = variance > 0 ? variance / ((drawn / difference.Shown) + ((variance - drawn) / imputation.Shown)) : 1;
        if (request.Sample.IsFixedSize) return new Freedom(1 / Math.Pow((share / Math.Sqrt(degrees)) + ((1 - share) / Math.Sqrt(few)), 2), shown);
        var many = few * (1 + (Math.Clamp(solution.Lambda, 0, 1) * ((request.Sample.Rows / (double)rows.Count) - 1)));
        return new Freedom(1 / ((share * share / degrees) + ((1 - share) * (1 - share) / many)), shown);
    }

    private double DifferenceShare(Solution solution, double[] influence)
    {
        var imputed = freedom.Size(rows, influence, PopulationPart) * freedom.Pooled(rows, influence, rows.Scores(solution.Solver.Parameters));
        var drawn = freedom.Size(rows, influence, DrawPart) * freedom.Pooled(rows, influence, ResidualScores(solution));
        return drawn + imputed > 0 ? drawn / (drawn + imputed) : 1;
    }

    // What is missing in a variance from human labels alone because the rows that carry most of it are fitted exactly.
    private double VarianceNotShown(EstimationRequest request, Solution solution, Spread spread, double[] influence)
    {
        var isSandwich = spread.DegreesOfFreedom is null && !request.IsOfHumanLabels;
        if (!isSandwich || solution.Weight != 0 || !HasOwnFreedom(request) || request.Options.Conventions.Freedom == FreedomRule.Checked) return 0;
        var parts = request.IsCorpusTarget ? DrawPart : BothParts;
        return freedom.OfFittedRows(rows, influence, rows.Scores(solution.Solver.Parameters), parts) / ((double)request.Sample.Rows * request.Sample.Rows);
    }
}
