using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Variance;

namespace Cdi.Estimation.Designs;

/// <summary>The effect of one unit of error in each row's label on a target: |hᵀ∂g/∂v|, h = H⁻¹∇f at the fit to imputed labels (statistics §5).</summary>
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
    private readonly double[] features;
    private readonly double[] slopes;
    private readonly double[] rowScores;
    private readonly double[] values;

    /// <summary>A map of leverage 1 everywhere until it is updated.</summary>
    public LeverageMap(StudyEstimand estimand, Target target)
    {
        var (rows, size) = (estimand.Covariates.Rows, estimand.Estimator.ParameterCount);
        (this.estimand, this.target) = (estimand, target);
        solver = new RectifiedEstimator(estimand.Estimator);
        features = new double[2 * rows];
        features.AsSpan(0, rows).Fill(1);
        slopes = new double[2 * rows];
        slopes.AsSpan(rows).Fill(1);
        rowScores = new double[rows * size];
        values = new double[rows];
        values.AsSpan().Fill(1);
        var certain = new double[rows];
        certain.AsSpan().Fill(1);
        sample = new RectifiedSample(new double[2 * rows], features, new bool[rows], certain, SampleDraw.Poisson);
    }

    /// <summary>n; the leverage of every row.</summary>
    public ReadOnlySpan<double> Values => values;

    /// <summary>Computes leverage at the fit to imputed labels; where there is none, every row keeps leverage 1.</summary>
    /// <param name="imputed">n; the label expected of every row.</param>
    public void Update(ReadOnlySpan<double> imputed)
    {
        var rows = values.Length;
        imputed.CopyTo(features.AsSpan(rows));
        if (solver.Estimate(estimand.Covariates, sample, [], ImputedFit) is not RectifiedFit fit || !TryDirection(fit, out var direction))
        {
            values.AsSpan().Fill(1);
            return;
        }

        var parameters = fit.Parameters.AsMemory();
        estimand.Estimator.RowScores(estimand.Covariates.Values, slopes, rows, 0, rows, parameters, rowScores);
        values.AsSpan().Clear();
        for (var j = 0; j < direction.Length; j++)
        {
            for (var i = 0; i < rows; i++) values[i] += direction[j] * rowScores[(j * rows) + i];
        }

        foreach (ref var value in values.AsSpan()) value = Math.Abs(value);
    }

    /// <summary>h, up to a factor: the solution of Hh = ∇f.</summary>
    private bool TryDirection(RectifiedFit fit, out double[] direction)
    {
        var size = fit.Parameters.Length;
        direction = new double[size];
        target.Gradient(fit.Parameters.AsSpan(), direction);
        var (score, hessian) = (new double[size], new double[size * size]);
        estimand.Estimator.ScoreAndHessian(estimand.Covariates.Values, features, values.Length, fit.Parameters.AsMemory(), score, hessian);
        var factor = new CholeskyFactor(size);
        if (!factor.TryFactor(hessian)) return false;
        factor.Solve(direction);
        return true;
    }
}
