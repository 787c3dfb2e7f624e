using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.LabelledSamples;

namespace Cdi.Estimation.Variance;

/// <summary>
/// A working model of the labelled rows, from which degrees of freedom follow: the score of row k errs by s_k z_k, with independent z_k of one variance. s_k
/// = ∂g_k/∂v √ν_k,
/// ν_k the curvature of the loss along ∂g_k/∂v, so that s sᵀ is the row's Hessian: the homoskedastic model for least squares, the binomial one for a
/// logistic model.
/// </summary>
/// <remarks>
/// The fit takes P = S Ĥ⁻¹SᵀW/n off the errors, or (1 − λ)P where a share λ of every score is predicted: a share Gₖ of the variance of zₖ stays visible.
/// Bell and McCaffrey (2002) without the assumption of one weight; O(m d²) once per fit and O(m d) per target. Where several features differ between labels
/// the score errs in several directions, and s_k is the one by which its error moves the target at hand. A row that weighs κ in
/// the loss has the score κ s z: weights that a survey has say nothing of how far a label is off, so that s and z are those of the loss without them, and
/// fits take κw where they take w.
/// </remarks>
internal sealed partial class WorkingResiduals(MEstimator estimator)
{
    // The step along which the curvature is measured, in units of the linear predictor.
    private const double Step = 1e-4;

    // A quotient of less of the scores than this share of them keeps fewer than six digits: of labels far larger than a unit of the linear predictor, say.
    private const double FewestDigits = 1 << 20;
    private const double Rounding = 1.0 / (1L << 52);

    // A row that the direction of the step barely moves tells nothing about its own curvature.
    private const double LeastMoved = 1e-6;

    private readonly int size = estimator.ParameterCount;
    private ReadOnlyMemory<double> weights;
    private double[] directions = [];
    private double[] visible = [];
    private double[] along = [];
    private double[] before = [];
    private (double Own, double Others)[] ofEffects = [];

    /// <summary>m, the labelled rows.</summary>
    public int Count { get; private set; }

    /// <summary>m: the share of the variance of a row's error that its residual shows on average, 0 where the row is fitted exactly.</summary>
    public ReadOnlySpan<double> Visible => visible.AsSpan(0, Count);

    /// <summary>d × d: Ĥ⁻¹/n.</summary>
    public double[] Spread { get; } = new double[estimator.ParameterCount * estimator.ParameterCount];

    /// <summary>d × d: Ĥ⁻¹(Σ w² s sᵀ)Ĥ⁻¹/n², the covariance of θ̂ under the model, at λ = 0.</summary>
    public double[] Taken { get; private set; } = [];

    /// <summary>1 − λ: how much of the fit follows the labelled rows.</summary>
    public double Share { get; private set; }

    /// <summary>Prepares the model at θ̂.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="parameters">θ̂.</param>
    /// <param name="bread">Ĥ⁻¹.</param>
    /// <param name="corpusRows">n.</param>
    /// <param name="lambda">λ of the rectified form; 0 without predictions.</param>
    /// <param name="effects">Of each row what effects that are absorbed add to its leverage; empty where there are none.</param>
    /// <param name="rowWeights">m: κ, what each row weighs in the loss; empty where all weigh 1.</param>
    /// <param name="byHessian">Whether the one feature that differs is not the outcome, as an annotated regressor: by how much it moves a score then says
    /// nothing of how that errs, and the Hessian of a row does alone.</param>
    public void Load(LabelledRows rows, double[] parameters, double[] bread, long corpusRows, double lambda,
        (double Form, double Curvature, int Group)[] effects, ReadOnlyMemory<double> rowWeights, bool byHessian = false)
    {
        weights = rowWeights;
        ofEffects = OfEffects(rows, effects);
        (Count, Share) = (rows.Count, 1 - lambda);
        for (var j = 0; j < Spread.Length; j++) Spread[j] = bread[j] / corpusRows;
        Grow(ref directions, Count * size);
        Grow(ref visible, Count);
        Grow(ref along, Count);
        Grow(ref before, Count);
        several = rows.HasOneFeature && !byHessian ? null : new Several(rows, parameters);
        if (several is not null)
        {
            LoadSeveral(several);
            return;
        }

        rows.OutcomeScores(parameters).CopyTo(directions);
        ScaleByCurvature(rows, parameters);
        FindVisible(rows);
    }

    /// <summary>κw: how much a row counts in the fit.</summary>
    /// <param name="rows">The labelled rows.</param>
    /// <param name="row">The row.</param>
    public double WeightOf(LabelledRows rows, int row) => Kappa(row) / rows.Probability[row];

    /// <summary>κhᵀs of every row, squared.</summary>
    /// <param name="influence">h, d.</param>
    /// <param name="squares">m; overwritten.</param>
    public void Along(ReadOnlySpan<double> influence, Span<double> squares)
    {
        Signed(influence, squares);
        for (var k = 0; k < Count; k++) squares[k] *= squares[k];
    }

    /// <summary>κhᵀs of every row.</summary>
    /// <param name="influence">h, d.</param>
    /// <param name="values">m; overwritten.</param>
    public void Signed(ReadOnlySpan<double> influence, Span<double> values)
    {
        Project(directions, influence, values);
        for (var k = 0; k < Count && !weights.IsEmpty; k++) values[k] *= weights.Span[k];
    }

    /// <summary>Adds a multiple of s_k to a vector.</summary>
    public void AddTo(Span<double> sum, int row, double weight)
    {
        for (var j = 0; j < size; j++) sum[j] += weight * directions[(j * Count) + row];
    }

    /// <summary>Copies s_k.</summary>
    public void CopyRow(int row, Span<double> destination) => SquareMatrix.CopyRow(directions, Count, row, destination);

    private double Kappa(int row) => weights.IsEmpty ? 1 : weights.Span[row];

    // ν_k = κ pᵀH_k p / (pᵀu_k)², p the direction in which all labels together move θ̂; H_k and u_k hold κ.
    private void ScaleByCurvature(LabelledRows rows, double[] parameters)
    {
        var step = CommonDirection(rows);
        Project(directions, step, along);
        var largest = 0.0;
        // A step is as long in units of the linear predictor whatever texts weigh.
        for (var k = 0; k < Count; k++) largest = Math.Max(largest, Kappa(k) is > 0 and var kappa ? Math.Abs(along[k]) / kappa : 0);
        if (!(largest > 0) || !double.IsFinite(largest))
        {
            if (!weights.IsEmpty) Scale(1);
            return;
        }

        if (!TryQuotient(rows, parameters, step, largest)) CurvatureAlong(rows, parameters, step);
        var (total, known) = (0.0, 0);
        for (var k = 0; k < Count; k++)
        {
            var curvature = visible[k] * Kappa(k);
            visible[k] = Math.Abs(along[k]) > LeastMoved * largest * Kappa(k) && curvature > 0 && double.IsFinite(curvature) ? curvature : double.NaN;
            if (double.IsNaN(visible[k])) continue;
            total += visible[k];
            known++;
        }

        if (known > 0) Scale(total / known);
        else if (!weights.IsEmpty) Scale(1);
    }

    // ν_k by a difference quotient, which costs two passes; false where rounding leaves too little of it.
    private bool TryQuotient(LabelledRows rows, double[] parameters, double[] step, double largest)
    {
        Project(rows.Scores(parameters), step, before);
        var moved = new double[size];
        for (var j = 0; j < size; j++) moved[j] = parameters[j] + (Step / largest * step[j]);
        Project(rows.Scores(moved), step, visible);
        var (difference, score) = (0.0, 0.0);
        var labels = rows.Labels;
        for (var k = 0; k < Count; k++)
        {
            difference = Math.Max(difference, Math.Abs(visible[k] - before[k]));
            score = Math.Max(score, Math.Max(Math.Abs(before[k]), Math.Abs(labels[k] * along[k])));
            visible[k] = (visible[k] - before[k]) * largest / (Step * along[k] * along[k]);
        }

        return KeepsDigits(difference, score);
    }

    private static bool KeepsDigits(double difference, double of) => difference > FewestDigits * Rounding * of;

    private void CurvatureAlong(LabelledRows rows, double[] parameters, double[] step) => rows.RowHessians(
        parameters, (row, hessian) => visible[row] = SquareMatrix.Quadratic(hessian, step) / (along[row] * along[row]));

    private void Scale(double usual)
    {
        for (var k = 0; k < Count; k++)
        {
            var root = Kappa(k) is > 0 and var kappa ? Math.Sqrt(double.IsNaN(visible[k]) ? usual : visible[k]) / kappa : 0;
            for (var j = 0; j < size; j++) directions[(j * Count) + k] *= root;
        }
    }

    private double[] CommonDirection(LabelledRows rows)
    {
        var (sum, direction) = (new double[size], new double[size]);
        for (var k = 0; k < Count; k++) AddTo(sum, k, 1 / rows.Probability[k]);
        SquareMatrix.Multiply(Spread, sum, direction);
        return direction;
    }

    // G_k = 1 − 2(1 − λ)κw_k s_kᵀM s_k + (1 − λ)² s_kᵀK s_k with M = Ĥ⁻¹/n and K = M(Σ κ²w² s sᵀ)M.
    private void FindVisible(LabelledRows rows)
    {
        var second = new double[size * size];
        var row = new double[size];
        for (var k = 0; k < Count; k++)
        {
            SquareMatrix.CopyRow(directions, Count, k, row);
            var weight = WeightOf(rows, k);
            SquareMatrix.AddOuter(second, row, row, weight * weight);
        }

        Taken = SquareMatrix.Congruence(Spread, second, size);
        FindVisible(rows, row);
    }

    private void FindVisible(LabelledRows rows, double[] row)
    {
        for (var k = 0; k < Count; k++)
        {
            SquareMatrix.CopyRow(directions, Count, k, row);
            var (own, others) = (0.0, 0.0);
            for (var i = 0; i < size; i++)
            {
                own += row[i] * SquareMatrix.Dot(Spread.AsSpan(i * size, size), row);
                others += row[i] * SquareMatrix.Dot(Taken.AsSpan(i * size, size), row);
            }

            if (ofEffects.Length > 0) (own, others) = (own + ofEffects[k].Own, others + ofEffects[k].Others);
            visible[k] = Math.Max(0, 1 - (2 * Share * own * WeightOf(rows, k)) + (Share * Share * others));
        }
    }

    /// <summary>The product of a direction with every row of some scores.</summary>
    /// <param name="columns">m × d, column-major.</param>
    /// <param name="direction">d.</param>
    /// <param name="values">m; overwritten.</param>
    public void Project(ReadOnlySpan<double> columns, ReadOnlySpan<double> direction, Span<double> values)
    {
        values = values[..Count];
        values.Clear();
        for (var j = 0; j < size; j++) ColumnSums.AddMultiple(values, direction[j], columns.Slice(j * Count, Count));
    }

    // dᵀL⁻¹d of the dummies of a row, and Σ κ²w²(dᵀL⁻¹d')² over the rows of its group.
    private (double Own, double Others)[] OfEffects(LabelledRows rows, (double Form, double Curvature, int Group)[] effects)
    {
        if (effects.Length == 0) return [];
        var squares = new Dictionary<int, double>();
        for (var k = 0; k < effects.Length; k++)
            squares[effects[k].Group] = squares.GetValueOrDefault(effects[k].Group) + Math.Pow(WeightOf(rows, k), 2);
        return [.. effects.Select(each => (each.Form, each.Curvature > 0 ? each.Form * squares[each.Group] / each.Curvature : 0))];
    }

    private static void Grow(ref double[] buffer, int length)
    {
        if (buffer.Length < length) buffer = new double[length];
    }
}
