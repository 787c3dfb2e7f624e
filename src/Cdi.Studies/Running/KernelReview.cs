using Cdi.Corpus;
using Cdi.Estimation.MEstimation;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Holds the derivatives of an emitted kernel against central differences, in rows of the corpus and where solutions begin, before anything is
/// fitted.</summary>
/// <remarks>Differences of two widths tell how far they can be trusted; only what is far beyond that counts. Where the loss has no value nothing is said
/// here.</remarks>
internal static class KernelReview
{
    private const int Rows = 256;
    private const double Width = 1e-4;
    private const double Allowed = 1e-4;

    /// <summary>Throws where a derivative of the loss is none.</summary>
    /// <param name="estimand">The estimand.</param>
    /// <param name="covariates">Columns of the kernel.</param>
    /// <param name="file">The corpus, as diagnostics name it.</param>
    /// <exception cref="CorpusException">A derivative disagrees.</exception>
    public static void Require(EstimandDefinition estimand, Covariates covariates, string file)
    {
        if (Disagreement(estimand.Estimator, covariates, [.. estimand.Start]) is not var (first, second, stated, found)) return;
        string[] names = second is { } other ? [estimand.Parameters[first], estimand.Parameters[other]] : [estimand.Parameters[first]];
        throw new CorpusException([DataDiagnostics.DerivativesDisagree(file, StudyMaterial.Subject(estimand), names, stated, found)]);
    }

    /// <summary>The first derivative that disagrees: by one parameter, or by two; null where all agree.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="covariates">Its columns.</param>
    /// <param name="start">θ.</param>
    internal static (int First, int? Second, double Stated, double Found)? Disagreement(MEstimator kernel, Covariates covariates, double[] start)
    {
        var rows = Math.Min(Rows, covariates.Rows);
        var columns = new double[rows * kernel.ColumnCount];
        for (var j = 0; j < kernel.ColumnCount; j++)
            covariates.Values.Span.Slice(j * covariates.Rows, rows).CopyTo(columns.AsSpan(j * rows, rows));
        var coefficients = new double[rows * kernel.FeatureCount];
        for (var k = 0; k < coefficients.Length; k++) coefficients[k] = k < rows ? 1 : 0.25 + (0.5 * (k % 3));
        return At(start) ?? At([.. start.Select(each => (1.05 * each) + 0.01)]);

        (int, int?, double, double)? At(double[] theta)
        {
            var size = kernel.ParameterCount;
            var (score, hessian) = (new double[size], new double[size * size]);
            kernel.ScoreAndHessian(columns, coefficients, rows, theta, score, hessian);
            var magnitude = Math.Abs(kernel.Loss(columns, coefficients, rows, theta));
            for (var j = 0; j < size; j++)
            {
                var h = Width * Math.Max(1e-2, Math.Abs(theta[j]));
                var (narrow, wide) = (Differences(theta, j, h), Differences(theta, j, 2 * h));
                for (var k = 0; k <= size; k++)
                {
                    var stated = k == size ? score[j] : hessian[(j * size) + k];
                    var rounding = 1e-13 * (k == size ? magnitude : Math.Abs(score[k])) / h;
                    if (Disagrees(stated, narrow[k], wide[k], rounding)) return (j, k == size ? null : k, stated, narrow[k]);
                }
            }

            return null;
        }

        // Of each score by parameter j, and of the loss behind them.
        double[] Differences(double[] theta, int j, double h)
        {
            var (above, below) = (Moved(theta, j, h), Moved(theta, j, -h));
            return [.. above.Zip(below, (a, b) => (a - b) / (2 * h))];
        }

        double[] Moved(double[] theta, int j, double by)
        {
            double[] moved = [.. theta];
            moved[j] += by;
            var score = new double[kernel.ParameterCount];
            kernel.Score(columns, coefficients, rows, moved, score);
            return [.. score, kernel.Loss(columns, coefficients, rows, moved)];
        }
    }

    private static bool Disagrees(double stated, double narrow, double wide, double rounding)
    {
        if (!double.IsFinite(narrow) || !double.IsFinite(wide) || !double.IsFinite(stated)) return false;
        var trusted = (8 * Math.Abs(wide - narrow)) + (1000 * rounding) + (Allowed * Math.Max(Math.Abs(stated), Math.Abs(narrow)));
        return Math.Abs(stated - narrow) > trusted + 1e-10;
    }
}
