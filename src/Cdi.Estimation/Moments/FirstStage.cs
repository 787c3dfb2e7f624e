using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Moments;

/// <summary>The first stage of two-stage least squares: Π = (Σ c₀ zzᵀ)⁻¹ Σ z(cx)ᵀ, of the coefficients of one equation, so that what annotators say of x is
/// corrected as its scores are.</summary>
/// <remarks>An instrument that those before it determine is left out, as in R's qr. Normal equations of columns scaled to length 1, refined twice with
/// residuals of the rows.</remarks>
internal sealed class FirstStage
{
    // The part of an instrument's square outside those before it at which it is one of them: R's 1e-7 of its length, with room for rounding.
    private const double Dependent = 1e-13;
    private const int Refinements = 2;

    private readonly InstrumentedLayout layout;
    private readonly double[] coefficients;
    private readonly double[] factor;
    private readonly double[] scale;

    private FirstStage(InstrumentedLayout layout, double[] factor, double[] scale)
    {
        (this.layout, this.factor, this.scale) = (layout, factor, scale);
        coefficients = new double[layout.Instruments * layout.Parameters];
    }

    /// <summary>The first stage of some rows.</summary>
    /// <param name="layout">What the columns hold.</param>
    /// <param name="columns">Rows × p, column-major.</param>
    /// <param name="weights">Rows × M, column-major.</param>
    /// <param name="rows">How many.</param>
    public static FirstStage Of(InstrumentedLayout layout, ReadOnlySpan<double> columns, ReadOnlySpan<double> weights, int rows)
    {
        var (count, factor) = (layout.Instruments, new double[layout.Instruments * layout.Instruments]);
        var scale = Factor(layout, columns, weights[..rows], rows, factor);
        var stage = new FirstStage(layout, factor, scale);
        var (left, step) = (new double[rows], new double[count]);
        for (var j = 0; j < layout.Parameters; j++)
        {
            for (var turn = 0; turn <= Refinements; turn++)
            {
                stage.Left(columns, weights, rows, j, left);
                for (var k = 0; k < count; k++) step[k] = scale[k] == 0 ? 0 : SquareMatrix.Dot(Instrument(layout, columns, rows, k), left) / scale[k];
                Solve(factor, scale, step);
                for (var k = 0; k < count; k++) if (scale[k] != 0) stage.coefficients[(k * layout.Parameters) + j] += step[k] / scale[k];
            }
        }

        return stage;
    }

    /// <summary>Writes x̂ = Πᵀz of every row into the first d columns.</summary>
    /// <param name="columns">Rows × p, column-major.</param>
    /// <param name="rows">How many.</param>
    public void Fill(Span<double> columns, int rows)
    {
        for (var j = 0; j < layout.Parameters; j++)
        {
            var fitted = columns.Slice(j * rows, rows);
            fitted.Clear();
            for (var k = 0; k < layout.Instruments; k++)
                ColumnSums.AddMultiple(fitted, coefficients[(k * layout.Parameters) + j], Instrument(layout, columns, rows, k));
        }
    }

    /// <summary>γ = (Σ c₀ zzᵀ)⁻¹ Σ zu of the rows whose first stage it is: what instruments say of the residuals; 0 where they are as many as the coefficients,
    /// and near it where none of them contradicts another.</summary>
    /// <param name="columns">Rows × p, column-major.</param>
    /// <param name="weights">Rows × M, column-major.</param>
    /// <param name="residual">u of each row, with its coefficients.</param>
    public double[] Surplus(ReadOnlySpan<double> columns, ReadOnlySpan<double> weights, ReadOnlySpan<double> residual)
    {
        var (rows, count) = (residual.Length, layout.Instruments);
        var (found, step, left) = (new double[count], new double[count], new double[rows]);
        for (var turn = 0; turn <= Refinements; turn++)
        {
            left.AsSpan().Clear();
            for (var k = 0; k < count; k++) ColumnSums.AddMultiple(left, -found[k], Instrument(layout, columns, rows, k));
            for (var i = 0; i < rows; i++) left[i] = residual[i] + (weights[i] * left[i]);
            for (var k = 0; k < count; k++) step[k] = scale[k] == 0 ? 0 : SquareMatrix.Dot(Instrument(layout, columns, rows, k), left) / scale[k];
            Solve(factor, scale, step);
            for (var k = 0; k < count; k++) if (scale[k] != 0) found[k] += step[k] / scale[k];
        }

        return found;
    }

    private static ReadOnlySpan<double> Instrument(InstrumentedLayout layout, ReadOnlySpan<double> columns, int rows, int k) =>
        columns.Slice((layout.FirstInstrument + k) * rows, rows);

    // c x − c₀ zᵀπ of a parameter.
    private void Left(ReadOnlySpan<double> columns, ReadOnlySpan<double> weights, int rows, int j, Span<double> left)
    {
        var value = columns.Slice((layout.Parameters + j) * rows, rows);
        var weight = weights.Slice(layout.FeatureOf[j] * rows, rows);
        left.Clear();
        for (var k = 0; k < layout.Instruments; k++)
            ColumnSums.AddMultiple(left, -coefficients[(k * layout.Parameters) + j], Instrument(layout, columns, rows, k));
        for (var i = 0; i < rows; i++) left[i] = (weight[i] * value[i]) + (weights[i] * left[i]);
    }

    // Cholesky factor of the scaled normal equations, row by row; scale is 0 for instruments that are left out.
    private static double[] Factor(InstrumentedLayout layout, ReadOnlySpan<double> columns, ReadOnlySpan<double> weights, int rows, double[] factor)
    {
        var (count, scale, weighted) = (layout.Instruments, new double[layout.Instruments], new double[rows]);
        for (var k = 0; k < count; k++)
        {
            var own = Instrument(layout, columns, rows, k);
            for (var i = 0; i < rows; i++) weighted[i] = weights[i] * own[i];
            scale[k] = Math.Sqrt(Math.Max(0, SquareMatrix.Dot(own, weighted)));
            if (scale[k] == 0) continue;
            var pivot = 1.0;
            for (var l = 0; l < k; l++)
            {
                if (scale[l] == 0) continue;
                var sum = SquareMatrix.Dot(Instrument(layout, columns, rows, l), weighted) / (scale[k] * scale[l]);
                for (var m = 0; m < l; m++) sum -= factor[(k * count) + m] * factor[(l * count) + m];
                factor[(k * count) + l] = sum / factor[(l * count) + l];
                pivot -= factor[(k * count) + l] * factor[(k * count) + l];
            }

            if (pivot > Dependent) factor[(k * count) + k] = Math.Sqrt(pivot);
            else
            {
                scale[k] = 0;
                factor.AsSpan(k * count, count).Clear();
            }
        }

        return scale;
    }

    private static void Solve(double[] factor, double[] scale, double[] vector)
    {
        var count = scale.Length;
        for (var k = 0; k < count; k++)
        {
            if (scale[k] == 0) continue;
            for (var l = 0; l < k; l++) vector[k] -= factor[(k * count) + l] * vector[l];
            vector[k] /= factor[(k * count) + k];
        }

        for (var k = count - 1; k >= 0; k--)
        {
            if (scale[k] == 0) continue;
            for (var l = k + 1; l < count; l++) vector[k] -= factor[(l * count) + k] * vector[l];
            vector[k] /= factor[(k * count) + k];
        }
    }
}
