using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Solving;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Rectification;

/// <content>From a sample to θ̂ and λ.</content>
public sealed partial class RectifiedEstimator
{
    private (Solution? Solution, SolveFailure? Failure) SolvePredictions(EstimationRequest request)
    {
        var equation = FullEquation(request, request.Sample.PredictedFeatures);
        var failure = rectifiedSolver.Solve(equation, start);
        return (failure is null ? new Solution(request, equation, rectifiedSolver, 1, 1, null) : null, failure);
    }

    private (Solution? Solution, SolveFailure? Failure) SolveSample(EstimationRequest request)
    {
        if (ExamineProbabilities(request) is { } unusable) return (null, unusable);
        rows.Load(request.Covariates, request.Sample);
        residualOf = null;
        if (ExamineLabels(request) is { } unfit) return (null, unfit);
        var humanEquation = rows.HumanEquation();
        var humanFailure = humanSolver.Solve(humanEquation, start);
        if (rows.FeaturesAreConstant()) return SolveAt(request, 0, humanEquation, humanFailure);
        if (ChooseLambda(request, humanFailure, out var lambda) is { } untunable) return (null, untunable);
        return lambda is { ByFold: { } byFold } ? SolveByFold(request, byFold, humanEquation, humanFailure)
            : SolveAt(request, lambda.Value, humanEquation, humanFailure);
    }

    private (Solution? Solution, SolveFailure? Failure) SolveAt(
        EstimationRequest request, double lambda, IMoments humanEquation, SolveFailure? humanFailure)
    {
        var weight = lambda * WeightPerLambda(request);
        if (weight == 0) return (humanFailure is null ? new Solution(request, humanEquation, humanSolver, lambda, 0, humanSolver) : null, humanFailure);
        var failure = SolveRectified(request, weight, humanFailure is null, out var equation);
        return (failure is null ? new Solution(request, equation, rectifiedSolver, lambda, weight, humanFailure is null ? humanSolver : null) : null, failure);
    }

    // λ of its fold scales the prediction of each row; what follows sees predictions with λ = 1.
    private (Solution? Solution, SolveFailure? Failure) SolveByFold(
        EstimationRequest request, double[] byFold, IMoments humanEquation, SolveFailure? humanFailure)
    {
        if (byFold.AsSpan().IndexOfAnyExcept(0) < 0) return SolveAt(request, 0, humanEquation, humanFailure);
        var rowCount = request.Sample.Rows;
        var folds = request.Sample.Folds.Span;
        var predicted = request.Sample.PredictedFeatures.Span;
        var scaled = Buffer(ref scaledPredictions, predicted.Length);
        for (var k = 0; k < predicted.Length; k++) scaled.Span[k] = byFold[folds[k % rowCount]] * predicted[k];
        var total = 0.0;
        foreach (var fold in folds) total += byFold[fold];
        var own = request with { Sample = request.Sample.WithPredictions(scaled) };
        rows.Load(own.Covariates, own.Sample);
        residualOf = null;
        var failure = SolveRectified(own, 1, humanFailure is null, out var equation);
        return (failure is null ? new Solution(own, equation, rectifiedSolver, total / rowCount, 1, humanFailure is null ? humanSolver : null) : null, failure);
    }

    // λ(1 − ξ)/(1 − π) ĝ + w(g − λĝ) with one constant π is the rectified form at λ/(1 − π), row by row; without predictions λ does not matter.
    private static double WeightPerLambda(EstimationRequest request)
    {
        if (request.Sample.PredictedFeatures.IsEmpty) return 0;
        return request.Options.Form == MomentForm.SeparateSamples ? 1 / (1 - request.Sample.Probability.Span[0]) : 1;
    }

    private static SolveFailure.UnusableProbability? ExamineProbabilities(EstimationRequest request)
    {
        var probability = request.Sample.Probability.Span;
        var labelled = request.Sample.Labelled.Span;
        var needsConstant = request.Options.Form == MomentForm.SeparateSamples;
        for (var row = 0; row < probability.Length; row++)
        {
            var value = probability[row];
            var isCertainButBlank = value == 1 && !labelled[row];
            var isWrongForForm = needsConstant && (value != probability[0] || value == 1);
            if (!(value > 0) || value > 1 || isCertainButBlank || isWrongForForm) return new SolveFailure.UnusableProbability(row, value);
        }

        return null;
    }

    private SolveFailure? ExamineLabels(EstimationRequest request)
    {
        if (rows.Count == 0) return new SolveFailure.NoLabels();
        if (rows.FeaturesAreConstant()) return IsShare(request) ? null : new SolveFailure.ConstantOutcome(rows.Count);
        return rows.Count <= size ? new SolveFailure.TooFewLabels(rows.Count, size) : null;
    }

    private SolveFailure? SolveRectified(EstimationRequest request, double weight, bool startAtHumanOnly, out IMoments equation)
    {
        var values = Buffer(ref coefficients, request.Sample.Features.Length);
        RectifiedCoefficients.Rectified(request.Sample, weight, values.Span);
        equation = FullEquation(request, values);
        return rectifiedSolver.Solve(equation, startAtHumanOnly ? humanSolver.Parameters : start);
    }

    private SolveFailure? ChooseLambda(EstimationRequest request, SolveFailure? humanFailure, out ChosenLambda lambda)
    {
        lambda = new(request.Options.Lambda is LambdaPolicy.Fixed given ? given.Value : 0, null);
        if (request.Options.Lambda is not LambdaPolicy.Optimal optimal || request.Sample.PredictedFeatures.IsEmpty) return null;
        var pilot = humanSolver;
        var failure = humanFailure;
        if (optimal.Pilot == TuningPilot.Rectified)
        {
            failure = SolveRectified(request, WeightPerLambda(request), humanFailure is null, out _);
            pilot = rectifiedSolver;
        }

        if (failure is not null) return failure;
        if (Bread(request, pilot) is not { } bread) return new SolveFailure.Indefinite(pilot.Iterations, plainFactor.FailedIndex);
        lambda = Tuned(request, pilot.Parameters, optimal.Target, bread);
        return null;
    }

    private ChosenLambda Tuned(EstimationRequest request, double[] pilot, int? target, double[] bread)
    {
        var directions = Directions(request, pilot, target, bread);
        var controls = Buffer(ref coefficients, request.Sample.Features.Length);
        if (!request.Sample.Draw.IsFixedSize) RectifiedCoefficients.Control(request.Sample, controls.Span);
        var equation = FullEquation(request, controls);
        if (!request.Sample.Folds.IsEmpty) return new(0, foldTuning.Lambdas(equation, rows, request.Sample, pilot, directions));
        var criterion = new double[size * size];
        foreach (var direction in directions) SquareMatrix.AddOuter(criterion, direction, direction, 1);
        var weight = tuning.Lambda(equation, rows, request.Sample.Draw, pilot, criterion);
        return new(Math.Clamp(weight / WeightPerLambda(request), 0, 1), null);
    }

    // By what a mean moment moves the target; by every row of Ĥ⁻¹ for the trace.
    private IReadOnlyList<double[]> Directions(EstimationRequest request, double[] pilot, int? target, double[] bread) => target is int index
        ? [Influence(request.Targets[index], pilot, bread)]
        : [.. Enumerable.Range(0, size).Select(j => bread.AsSpan(j * size, size).ToArray())];

    // Ĥ⁻¹ by the convention asked for; null where the plain mean Hessian is not positive definite.
    private double[]? Bread(EstimationRequest request, ISolver solver)
    {
        var factor = solver.Factor;
        if (request.Options.Conventions.Hessian == HessianConvention.PlainMean)
        {
            var values = Buffer(ref plainCoefficients, request.Sample.Features.Length);
            RectifiedCoefficients.Plain(request.Sample, request.Sample.Map.Constants.AsSpan(), values.Span);
            var (score, hessian) = (new double[size], new double[size * size]);
            FullEquation(request, values).Evaluate(solver.Parameters, score, hessian);
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

    private MemoryMoments FullEquation(EstimationRequest request, ReadOnlyMemory<double> values) =>
        new(estimator, new(request.Covariates.Values, values, request.Sample.Rows), request.Sample.Rows, ReadOnlyMemory<int>.Empty, rows.Buffers);

    private static Memory<double> Buffer(ref double[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new double[length];
        return buffer.AsMemory(0, length);
    }
}
