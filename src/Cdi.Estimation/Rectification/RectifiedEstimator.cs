using System.Collections.Immutable;
using System.Diagnostics;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Solving;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <summary>Solves the rectified moment Σᵢ [λĝᵢ + wᵢ(gᵢ − λĝᵢ)] = 0 for an M-estimator, tunes λ, and gives variances and intervals (statistics.md
/// §2–4).</summary>
/// <remarks>
/// Angelopoulos, Duchi and Zrnic (2023) for uniform samples, Gligorić et al. (2024) and Zrnic and Candès (2024) for any known π.
/// Holds buffers for reuse and is not safe for use by several threads: one instance per thread, kept over the samples of a replay.
/// </remarks>
internal sealed partial class RectifiedEstimator
{
    private readonly MEstimator estimator;
    private readonly int size;
    private readonly LabelledRows rows;
    private readonly ISolver humanSolver;
    private readonly ISolver rectifiedSolver;
    private readonly PowerTuning tuning;
    private readonly FoldTuning foldTuning;
    private readonly MomentCovariance moments;
    private readonly DrawCovariance draws;
    private readonly ClusterCovariance clusters;
    private readonly StratifiedCovariance strata;
    private readonly DrawGroups groups;
    private readonly WorkingResiduals residuals;
    private readonly TargetFreedom freedom;
    private readonly ClusterFreedom clusterFreedom;
    private readonly CholeskyFactor plainFactor;
    private readonly double[] start;
    private double[] residualScores = [];
    private double[] projected = [];
    private Solution? residualOf;
    private double[] rowWeights = [];
    private MemoryRows? memory;
    private double[] humanAlong = [];
    private double[] residualAlong = [];
    private double[] jumpAlong = [];
    private double[] originAlong = [];
    private double[] centreOfRows = [];

    /// <summary>An estimator with empty buffers.</summary>
    /// <param name="estimator">The M-estimator.</param>
    /// <param name="start">θ at which solutions begin, d; empty for zeros.</param>
    /// <exception cref="ArgumentException">The start does not have length d.</exception>
    public RectifiedEstimator(MEstimator estimator, ReadOnlySpan<double> start = default)
    {
        ArgumentNullException.ThrowIfNull(estimator);
        if (!start.IsEmpty && start.Length != estimator.ParameterCount) throw new ArgumentException("The start does not have length d.", nameof(start));
        this.estimator = estimator;
        size = estimator.ParameterCount;
        this.start = start.IsEmpty ? new double[size] : start.ToArray();
        rows = new LabelledRows(estimator);
        (humanSolver, rectifiedSolver) = (Solvers.For(estimator), Solvers.For(estimator));
        tuning = new PowerTuning(estimator);
        foldTuning = new FoldTuning(estimator);
        (moments, draws, clusters) = (new MomentCovariance(size), new DrawCovariance(size), new ClusterCovariance(size));
        strata = new StratifiedCovariance(size);
        plainFactor = new CholeskyFactor(size);
        (groups, residuals) = (new DrawGroups(size), new WorkingResiduals(estimator));
        (freedom, clusterFreedom) = (new TargetFreedom(residuals, groups, size), new ClusterFreedom(residuals, size));
    }

    /// <summary>Estimates the targets from a sample.</summary>
    /// <param name="covariates">The columns that the loss reads, all rows of the corpus.</param>
    /// <param name="sample">Features, labels and probabilities of the same rows.</param>
    /// <param name="targets">What to report; may be empty.</param>
    /// <param name="options">Target of inference, level, λ and variance.</param>
    /// <returns>A <see cref="RectifiedFit"/>, or a <see cref="SolveFailure"/>.</returns>
    /// <exception cref="ArgumentException">The lengths disagree, an option is out of range, or options contradict each other.</exception>
    public EstimationOutcome Estimate(Covariates covariates, RectifiedSample sample, IReadOnlyList<Target> targets, EstimationOptions options)
    {
        if (covariates.Values.Length != (long)covariates.Rows * estimator.ColumnCount)
            throw new ArgumentException("The covariates are not n × p.", nameof(covariates));
        if (memory is null || memory.Covariates != covariates) memory = new MemoryRows(estimator, covariates);
        return Estimate(memory, sample, targets, options);
    }

    /// <summary>Estimates the targets from a sample of rows, wherever they are.</summary>
    /// <param name="bound">The rows, bound to the M-estimator by this thread.</param>
    /// <param name="sample">What humans say, and what is known of every row.</param>
    /// <param name="targets">What to report; may be empty.</param>
    /// <param name="options">Target of inference, level, λ and variance.</param>
    /// <returns>A <see cref="RectifiedFit"/>, or a <see cref="SolveFailure"/>.</returns>
    /// <exception cref="ArgumentException">The lengths disagree, an option is out of range, or options contradict each other.</exception>
    internal EstimationOutcome Estimate(IBoundRows bound, IRectifiedSample sample, IReadOnlyList<Target> targets, EstimationOptions options)
    {
        var request = new EstimationRequest(bound, sample, targets, options);
        request.RequireConsistent();
        return (options.Form == MomentForm.PredictionOnly ? SolvePredictions(request) : SolveSample(request)) switch
        {
            (Solution solution, _) => Infer(solution.Request, solution),
            (_, SolveFailure failure) => failure,
            _ => throw new UnreachableException(),
        };
    }

    private EstimationOutcome Infer(EstimationRequest request, Solution solution)
    {
        // A population takes the first stage of instruments for known, as its reference packages do; in the corpus labels alone are random, and move it too.
        if (request.IsCorpusTarget) rows.Frame = solution.Equation.Linearised(solution.Solver.Parameters);
        if (Bread(request, solution.Equation, solution.Solver) is not { } bread)
            return new SolveFailure.Indefinite(solution.Solver.Iterations, plainFactor.FailedIndex);
        var summed = Groups(request);
        if (summed is { Fewest: < 2 }) return new SolveFailure.TooFewClusters(summed.Fewest);
        if (MeasureSpread(request, solution, bread, summed, out var unresampled) is not { } spread) return unresampled ?? throw new UnreachableException();
        PrepareFreedom(request, solution, bread);
        var estimates = ImmutableArray.CreateBuilder<TargetEstimate>(request.Targets.Count);
        foreach (var target in request.Targets)
        {
            if (Report(request, solution, target, spread, summed) is not { } estimate) return Undefined(target, solution);
            estimates.Add(estimate);
        }

        return Describe(request, solution, spread, estimates.MoveToImmutable());
    }

    private Spread? MeasureSpread(EstimationRequest request, Solution solution, double[] bread, RowGroups? summed, out SolveFailure? failure)
    {
        failure = solution.Solver.Doubt;
        if (failure is not null && (request.TakenForTrue is null || EvenWeight() is null)) return null;
        draws.Reset();
        var scores = WeightedScores(request, solution.Equation, solution.Solver.Parameters);
        if (CovarianceEstimators.For(request).Of(new Fit(this, request, solution, bread, summed, scores), out failure) is not { } covariance) return null;
        var ofDraw = HasTwoParts(request, solution, summed) ? OfDraw(request, solution) : null;
        var degrees = request.Survey is { } design
            ? request.Options.Form == MomentForm.PredictionOnly ? design.Degrees() : design.Degrees(rows.Index.Span)
            : summed is { AreClusters: true } ? summed.Fewest - 1
            : request.TakenForTrue is { HasDispersion: true } || request.TakesQuantilesForTrue
                ? Counted(request) - size - solution.Equation.EffectRank : (double?)null;
        return new Spread(bread, covariance.Matrix, degrees, ofDraw, covariance.Replicates, HumanOnlyScores(request, solution, scores))
            { Counted = covariance.Counted, Numbers = covariance.Numbers };
    }

    private ScoreMoments? HumanOnlyScores(EstimationRequest request, Solution solution, ScoreMoments scores)
    {
        if (solution.HumanOnly is not { } human) return null;
        return human.Solver == solution.Solver ? scores : WeightedScores(request, human.Equation, human.Solver.Parameters);
    }

    private RectifiedFit Describe(EstimationRequest request, Solution solution, Spread spread, ImmutableArray<TargetEstimate> estimates) => new()
    {
        Parameters = [.. solution.Solver.Parameters],
        Covariance = [.. spread.Covariance],
        HessianInverse = [.. spread.Bread],
        Lambda = solution.Lambda,
        Targets = estimates,
        DegreesOfFreedom = spread.DegreesOfFreedom,
        Labels = request.Options.Form == MomentForm.PredictionOnly ? 0 : rows.Count,
        Iterations = solution.Solver.Iterations,
        SingleRowStrata = draws.SingleRowStrata,
        UnequalChance = draws.UnequalChance,
    };
}
