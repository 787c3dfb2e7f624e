using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.MEstimation;
using Cdi.Estimation.Moments;
using Cdi.Estimation.Numerics;
using Cdi.Estimation.Problems;
using Cdi.Estimation.Rectification;

namespace Cdi.Estimation.Estimates;

/// <summary>Estimates from people's labels in numbers of twice the digits of a double.</summary>
/// <remarks>
/// Least squares are the same in any coordinates. β̂ is solved by QR with 32 digits; what is left of the labels and regressors that are orthonormal are then
/// rounded to doubles and have sixteen digits each, however near columns are to each other, so that every variance, degree of freedom and interval of the
/// residuals is computed of them as it is of any regression, and brought back to the coefficients with 32 digits.
/// </remarks>
/// <param name="asked">The estimand.</param>
/// <param name="extended">Its columns and labels.</param>
internal sealed class ExtendedEstimation(StudyEstimand asked, ExtendedColumns extended)
{
    private readonly int size = extended.Count;

    /// <summary>Whether the estimand is of moments, and no linear model.</summary>
    public bool IsOfMoments => size == 0;

    /// <summary>Estimates a linear model.</summary>
    /// <param name="sample">The sample, φ = (1, y).</param>
    /// <param name="options">How.</param>
    public EstimationOutcome Estimate(DescribedSample sample, EstimationOptions options)
    {
        var (count, labels) = (sample.LabelledRows.Length, Labels(sample));
        if (count == 0) return new SolveFailure.NoLabels();
        var (triangle, probability) = (new ExtendedTriangle(size), new double[1]);
        for (var k = 0; k < count; k++)
        {
            var row = sample.LabelledRows.Span[k];
            sample.Probabilities.Read(row, probability);
            if (Weight(row) > 0) triangle.Add(extended.Regressors(row), labels[k], (DoubleDouble)Weight(row) / probability[0]);
        }

        if (triangle.Dependence() is { Count: > 0 } found)
            return new SolveFailure.Collinear(double.PositiveInfinity, found) { IsZero = found is [var only] && triangle.IsZero(only) };
        var basis = OrthogonalBasisOf(triangle);
        var features = new double[2 * count];
        for (var k = 0; k < count; k++)
        {
            var row = sample.LabelledRows.Span[k];
            features[k] = 1;
            features[count + k] = Weight(row) > 0 ? basis.Left(extended.Regressors(row), labels[k]) : 0;
        }

        var estimator = new OrthogonalEstimator(size, asked.Estimator.Execution);
        var rows = new MemoryRows(estimator, Covariates(triangle, basis));
        var outcome = new RectifiedEstimator(estimator).Estimate(
            rows, sample with { LabelledFeatures = features }, [.. asked.Targets.Select(basis.Target)], options);
        return outcome is RectifiedFit fit ? basis.Back(fit) : outcome;
    }

    /// <summary>φ of labels counted from their mean, of which moments about it are the same.</summary>
    /// <param name="sample">The sample.</param>
    /// <returns>m × M, column-major.</returns>
    public double[] Centred(LabelledSample sample)
    {
        var centred = sample.Labels.ToArray();
        for (var place = 0; place < asked.Features.Variables.Length; place++)
        {
            var variable = asked.Features.Variables[place];
            var labels = sample.Labels[variable].ToArray();
            var rows = sample.LabelledRows.Span;
            var (sum, known) = ((DoubleDouble)0, 0);
            for (var k = 0; k < labels.Length; k++)
            {
                if (double.IsNaN(labels[k])) continue;
                sum += extended.Label(place, rows[k], labels[k]);
                known++;
            }

            var mean = sum / Math.Max(1, known);
            for (var k = 0; k < labels.Length; k++) labels[k] = double.IsNaN(labels[k]) ? double.NaN : (extended.Label(place, rows[k], labels[k]) - mean).High;
            centred[variable] = labels;
        }

        var features = new double[(long)asked.Features.Count * sample.LabelledRows.Length];
        asked.Features.Fill(centred, features);
        return features;
    }

    private double Weight(int row) => asked.RowWeights.IsEmpty ? 1 : asked.RowWeights.Span[row];

    private DoubleDouble[] Labels(DescribedSample sample)
    {
        var labels = new DoubleDouble[sample.LabelledRows.Length];
        for (var k = 0; k < labels.Length; k++)
        {
            var row = sample.LabelledRows.Span[k];
            labels[k] = Weight(row) > 0 ? extended.Label(0, row, sample.LabelledFeatures.Span[labels.Length + k]) - extended.Offset(row) : 0;
        }

        return labels;
    }

    private ExtendedBasis OrthogonalBasisOf(ExtendedTriangle triangle)
    {
        // As long as there is weight, so that the mean Hessian is near to one; and beside the residuals something of their size is left to be found, by which
        // a solver knows what is small.
        var (length, inverse) = (DoubleDouble.Sqrt(triangle.Weight), new DoubleDouble[size * size]);
        for (var j = 0; j < size; j++)
        {
            var unit = new DoubleDouble[size];
            unit[j] = length;
            var column = triangle.Solve(unit);
            for (var i = 0; i < size; i++) inverse[(i * size) + j] = column[i];
        }

        var deviation = triangle.Squares.High > 0 ? (triangle.Squares / triangle.Weight).High : 0;
        return new ExtendedBasis(triangle.Solution(), inverse, Math.Sqrt(deviation));
    }

    // q of every row of the corpus, and what it weighs; a row of no weight may lack values.
    private Covariates Covariates(ExtendedTriangle triangle, ExtendedBasis basis)
    {
        var (rows, length) = (asked.Covariates.Rows, DoubleDouble.Sqrt(triangle.Weight));
        var values = new double[checked((size + 1) * rows)];
        for (var row = 0; row < rows; row++)
        {
            if (!(Weight(row) > 0)) continue;
            var regressors = extended.Regressors(row);
            triangle.Orthogonalise(regressors);
            for (var j = 0; j < size; j++) values[(j * rows) + row] = (regressors[j] * length).High;
            values[(size * rows) + row] = Weight(row);
        }

        return new(values, rows);
    }
}
