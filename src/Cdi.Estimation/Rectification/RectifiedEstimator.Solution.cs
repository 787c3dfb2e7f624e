using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Solving;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>From a sample to θ̂ and λ.</content>
internal sealed partial class RectifiedEstimator
{
    /// <summary>Solves the equation in which predictions are taken for truth, and asks for no variance.</summary>
    /// <param name="bound">The rows.</param>
    /// <param name="sample">What is predicted of every row.</param>
    /// <param name="options">Of <see cref="MomentForm.PredictionOnly"/>.</param>
    /// <returns>θ, valid until the next solution; null where there is none, or one in doubt.</returns>
    internal double[]? SolvePredictions(IBoundRows bound, IRectifiedSample sample, EstimationOptions options)
    {
        var request = new EstimationRequest(bound, sample, [], options);
        request.RequireConsistent();
        return SolvePredictions(request).Solution is { Solver: { Doubt: null } solver } ? solver.Parameters : null;
    }

    private (Solution? Solution, SolveFailure? Failure) SolvePredictions(EstimationRequest request)
    {
        var equation = request.Rows.Over(PredictionsOf(request));
        var failure = rectifiedSolver.Solve(equation, start);
        return (failure is null ? new Solution(request, equation, rectifiedSolver, 1, 1, null) : null, failure);
    }

    private (Solution? Solution, SolveFailure? Failure) SolveSample(EstimationRequest request)
    {
        if (ExamineProbabilities(request) is { } unusable) return (null, unusable);
        rows.Load(request.Rows, request.Sample);
        residualOf = null;
        if ((ExamineLabels(request) ?? Calibrate(request)) is { } unfit) return (null, unfit);
        var humanEquation = rows.HumanEquation();
        rows.Frame = humanEquation;
        var fitted = Fitted(request) + humanEquation.EffectRank;
        var counted = Counted(request);
        var humanFailure = counted <= fitted ? new SolveFailure.TooFewLabels(counted, fitted) : humanSolver.Solve(humanEquation, start);
        if (rows.FeaturesAreConstant()) return SolveAt(request, 0, humanEquation, humanFailure);
        if (ChooseLambda(request, humanEquation, humanFailure, out var lambda) is { } untunable) return (null, untunable);
        return lambda is { ByFold: { } byFold } ? SolveByFold(request, byFold, humanEquation, humanFailure)
            : SolveAt(request, lambda.Value, humanEquation, humanFailure);
    }

    private (Solution? Solution, SolveFailure? Failure) SolveAt(
        EstimationRequest request, double lambda, IMoments humanEquation, SolveFailure? humanFailure)
    {
        var weight = lambda * WeightPerLambda(request);
        var human = humanFailure is null ? new SolvedEquation(humanEquation, humanSolver) : null;
        if (weight == 0) return (human is null ? null : new Solution(request, humanEquation, humanSolver, lambda, 0, human), humanFailure);
        var failure = SolveRectified(request, weight, human is not null, out var equation);
        return (failure is null ? new Solution(request, equation, rectifiedSolver, lambda, weight, human) : null, failure);
    }

    // λ of its fold scales the prediction of each row; what follows sees predictions with λ = 1.
    private (Solution? Solution, SolveFailure? Failure) SolveByFold(
        EstimationRequest request, double[] byFold, IMoments humanEquation, SolveFailure? humanFailure)
    {
        if (byFold.AsSpan().IndexOfAnyExcept(0) < 0) return SolveAt(request, 0, humanEquation, humanFailure);
        var folds = request.Sample.FoldOf ?? throw new InvalidOperationException("λ of folds needs folds.");
        var scaled = RectifiedCoefficients.Scaled(PredictionsOf(request), folds, byFold);
        var own = request with { Sample = request.Sample.WithPredictions(scaled) };
        rows.Load(own.Rows, own.Sample);
        residualOf = null;
        var failure = SolveRectified(own, 1, humanFailure is null, out var equation);
        var human = humanFailure is null ? new SolvedEquation(rows.HumanEquation(), humanSolver) : null;
        return (failure is null ? new Solution(own, equation, rectifiedSolver, MeanOf(byFold, folds, request.Sample.Rows), 1, human) : null, failure);
    }

    private static double MeanOf(double[] byFold, IRowValues<int> folds, long rowCount)
    {
        var total = 0.0;
        var blocks = new ValueBlocks<int>(folds, rowCount);
        while (blocks.MoveNext())
        {
            foreach (var fold in blocks.Current) total += byFold[fold];
        }

        return total / rowCount;
    }

    private static IRowColumns PredictionsOf(EstimationRequest request) =>
        request.Sample.Predictions ?? throw new InvalidOperationException("There are no predictions.");

    // λ(1 − ξ)/(1 − π) ĝ + w(g − λĝ) with one constant π is the rectified form at λ/(1 − π), row by row; without predictions λ does not matter.
    private static double WeightPerLambda(EstimationRequest request)
    {
        if (request.Sample.Predictions is null) return 0;
        if (request.Options.Form != MomentForm.SeparateSamples) return 1;
        Span<double> first = stackalloc double[1];
        request.Sample.Probabilities.Read(0, first);
        return 1 / (1 - first[0]);
    }

    private static SolveFailure.UnusableProbability? ExamineProbabilities(EstimationRequest request)
    {
        double? constant = null;
        var labelled = request.Sample.LabelledRows;
        var isCensus = labelled.Length == request.Sample.Rows;
        var blocks = new ValueBlocks<double>(request.Sample.Probabilities, request.Sample.Rows);
        while (blocks.MoveNext())
        {
            var block = blocks.Current;
            if (request.Options.Form == MomentForm.SeparateSamples) constant ??= block[0];
            for (var i = 0; i < block.Length; i++)
            {
                var value = block[i];
                if (value > 0 && value < 1 && (constant ?? value) == value) continue;
                var row = checked((int)(blocks.First + i));
                var isCertain = value == 1 && constant is null && (isCensus || labelled.Span.BinarySearch(row) >= 0);
                if (!isCertain) return new SolveFailure.UnusableProbability(row, value);
            }
        }

        return null;
    }

    private SolveFailure? ExamineLabels(EstimationRequest request)
    {
        if (rows.Count == 0) return new SolveFailure.NoLabels();
        if (rows.FeaturesAreConstant()) return IsShare(request) ? null : new SolveFailure.ConstantOutcome(rows.Count);
        return Counted(request) is var counted && counted <= Fitted(request) ? new SolveFailure.TooFewLabels(counted, Fitted(request)) : null;
    }

    // Parameters that are means of their own take one label each, however many there are.
    private int Fitted(EstimationRequest request) => request.Options.FitsApart ? 1 : size;

    private SolveFailure? SolveRectified(EstimationRequest request, double weight, bool startAtHumanOnly, out IMoments equation)
    {
        equation = request.Rows.Over(RectifiedCoefficients.Rectified(rows, PredictionsOf(request), weight));
        rows.Frame = equation;
        return rectifiedSolver.Solve(equation, startAtHumanOnly ? humanSolver.Parameters : start);
    }

    private SolveFailure? ChooseLambda(EstimationRequest request, IMoments humanEquation, SolveFailure? humanFailure, out ChosenLambda lambda)
    {
        lambda = new(request.Options.Lambda is LambdaPolicy.Fixed given ? given.Value : 0, null);
        if (request.Options.Lambda is not LambdaPolicy.Optimal optimal || request.Sample.Predictions is null) return null;
        var (pilot, equation, failure) = (humanSolver, humanEquation, humanFailure);
        if (optimal.Pilot == TuningPilot.Rectified)
        {
            failure = SolveRectified(request, WeightPerLambda(request), humanFailure is null, out equation);
            pilot = rectifiedSolver;
        }

        if (failure is not null) return failure;
        if (Bread(request, equation, pilot) is not { } bread) return new SolveFailure.Indefinite(pilot.Iterations, plainFactor.FailedIndex);
        lambda = Tuned(request, equation, pilot.Parameters, optimal.Target, bread);
        return null;
    }

    private ChosenLambda Tuned(EstimationRequest request, IMoments equation, double[] pilot, int? target, double[] bread)
    {
        var directions = Directions(request, pilot, target, bread);
        var controls = request.Sample.IsFixedSize ? null : equation.With(RectifiedCoefficients.Control(rows, PredictionsOf(request)));
        if (request.Sample.FoldOf is { } folds)
        {
            var count = MaximumOf(folds, request.Sample.Rows) + 1;
            return new(0, foldTuning.Lambdas(controls, rows, folds, count, pilot, directions));
        }

        var criterion = new double[size * size];
        foreach (var direction in directions) SquareMatrix.AddOuter(criterion, direction, direction, 1);
        var weight = tuning.Lambda(controls, rows, pilot, criterion);
        return new(Math.Clamp(weight / WeightPerLambda(request), 0, 1), null);
    }

    // By what a mean moment moves the target; by every row of Ĥ⁻¹ for the trace.
    private IReadOnlyList<double[]> Directions(EstimationRequest request, double[] pilot, int? target, double[] bread) => target is int index
        ? [Influence(request.Targets[index], pilot, bread)]
        : [.. Enumerable.Range(0, size).Select(j => bread.AsSpan(j * size, size).ToArray())];

    // Ĥ⁻¹ by the convention asked for; null where the plain mean Hessian is not positive definite.
    private double[]? Bread(EstimationRequest request, IMoments equation, ISolver solver)
    {
        var factor = solver.Factor;
        if (request.Options.Conventions.Hessian == HessianConvention.PlainMean)
        {
            var plain = RectifiedCoefficients.Plain(rows, request.Sample.Predictions, request.Sample.Map.Constants);
            var (score, hessian) = (new double[size], new double[size * size]);
            equation.With(plain).Evaluate(solver.Parameters, score, hessian);
            if (!plainFactor.TryFactor(hessian)) return null;
            factor = plainFactor;
        }

        var inverse = new double[size * size];
        factor.Invert(inverse);
        return inverse;
    }

    // Ĥ⁻¹∇τ: the weights by which a mean moment moves the target.
    private double[] Influence(Target target, double[] parameters, double[] bread)
    {
        var (gradient, influence) = (new double[size], new double[size]);
        target.Gradient(parameters, gradient);
        SquareMatrix.Multiply(bread, gradient, influence);
        return influence;
    }

    private static int MaximumOf(IRowValues<int> codes, long rowCount)
    {
        var largest = 0;
        var blocks = new ValueBlocks<int>(codes, rowCount);
        while (blocks.MoveNext())
        {
            foreach (var code in blocks.Current) largest = Math.Max(largest, code);
        }

        return largest;
    }

    private static Memory<double> Buffer(ref double[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new double[length];
        return buffer.AsMemory(0, length);
    }
}
