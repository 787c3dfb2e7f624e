using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sources;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Designs;

/// <summary>The effect of one unit of error in each feature of a row's label on a target: |hᵀ∇ℓₘ|, h = H⁻¹∇f at the fit to imputed labels (statistics
/// §5).</summary>
internal sealed class LeverageMap
{
    private static readonly EstimationOptions ImputedFit = new()
    {
        Generalise = Generalise.Corpus,
        Alpha = 0.1,
        Lambda = LambdaPolicy.Full,
        Form = MomentForm.PredictionOnly,
    };

    private readonly StudyEstimand estimand;
    private readonly Target target;
    private readonly RectifiedEstimator solver;
    private readonly RectifiedSample sample;
    private readonly int rows;
    private readonly double[] features;
    private readonly double[] unit;
    private readonly double[] rowScores;
    private readonly double[] values;
    private IMoments? equation;
    private MemoryRows? held;

    /// <summary>A map of leverage 1 everywhere until it is updated.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="target">Its target.</param>
    /// <param name="spent">A map of the same target in a copy of the problem as long as it, which is not used any more and whose buffers are taken; null for
    /// none.</param>
    public LeverageMap(StudyEstimand estimand, Target target, LeverageMap? spent = null)
    {
        (this.estimand, this.target, rows) = (estimand, target, estimand.Covariates.Rows);
        if (spent is not null)
        {
            (solver, sample, features, unit, rowScores, values) = (spent.solver, spent.sample, spent.features, spent.unit, spent.rowScores, spent.values);
            return;
        }

        var map = estimand.Features;
        solver = new RectifiedEstimator(estimand.Estimator, estimand.Start.Span);
        features = new double[(long)map.Count * rows];
        for (var m = 0; m < map.Count; m++) features.AsSpan(m * rows, rows).Fill(map.Constants[m]);
        unit = new double[(long)map.Count * rows];
        rowScores = new double[(long)rows * estimand.Estimator.ParameterCount];
        values = new double[(long)map.Varying.Length * rows];
        values.AsSpan().Fill(1);
        var certain = new double[rows];
        certain.AsSpan().Fill(1);
        sample = new RectifiedSample(new double[(long)map.Count * rows], features, new bool[rows], certain, SampleDraw.Poisson) { Map = map };
    }

    /// <summary>n; the leverage of every row's feature.</summary>
    /// <param name="feature">Which of the features that differ between labels, in the order of the map.</param>
    public ReadOnlySpan<double> Of(int feature) => values.AsSpan(feature * rows, rows);

    /// <summary>Computes leverage at the fit to imputed labels; where there is none, every row keeps leverage 1.</summary>
    /// <param name="imputed">What is expected of each feature that differs between labels, in the order of the map.</param>
    public void Update(IErrorForecast[] imputed)
    {
        var varying = estimand.Features.Varying;
        for (var k = 0; k < varying.Length; k++) imputed[k].Imputed.CopyTo(features.AsSpan(varying[k] * rows));
        // Effects that are absorbed are those of the fit to imputed labels.
        var bound = estimand is { Binder: { } binder, IsHeld: true } ? binder.Bind(estimand.Estimator) : null;
        equation = bound?.Over(new RowColumns(features, rows));
        if (solver.SolvePredictions(bound ?? Rows(), sample, ImputedFit) is not { } parameters || !TryDirection(parameters, out var direction))
        {
            values.AsSpan().Fill(1);
            return;
        }

        for (var k = 0; k < varying.Length; k++) Fill(values.AsSpan(k * rows, rows), varying[k], parameters, direction);
    }

    private MemoryRows Rows()
    {
        if (held is null || held.Covariates != estimand.Covariates) held = new MemoryRows(estimand.Estimator, estimand.Covariates);
        return held;
    }

    private void Fill(Span<double> leverage, int feature, double[] parameters, double[] direction)
    {
        unit.AsSpan().Clear();
        unit.AsSpan(feature * rows, rows).Fill(1);
        if (equation is null) estimand.Estimator.RowScores(estimand.Covariates.Values, unit, rows, 0, rows, parameters, rowScores);
        else equation.With(new RowColumns(unit, rows)).Scores(parameters, rowScores);
        leverage.Clear();
        for (var j = 0; j < direction.Length; j++)
        {
            for (var i = 0; i < rows; i++) leverage[i] += direction[j] * rowScores[(j * rows) + i];
        }

        foreach (ref var value in leverage) value = Math.Abs(value);
    }

    /// <summary>h, up to a factor: the solution of Hh = ∇f.</summary>
    private bool TryDirection(double[] parameters, out double[] direction)
    {
        var size = parameters.Length;
        direction = new double[size];
        target.Gradient(parameters, direction);
        var (score, hessian) = (new double[size], new double[size * size]);
        if (equation is null) estimand.Estimator.ScoreAndHessian(estimand.Covariates.Values, features, rows, parameters, score, hessian);
        else equation.Evaluate(parameters, score, hessian);
        var factor = new CholeskyFactor(size);
        if (!factor.TryFactor(hessian)) return false;
        factor.Solve(direction);
        return true;
    }
}
