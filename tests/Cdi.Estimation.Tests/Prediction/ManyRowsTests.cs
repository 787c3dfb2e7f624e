using Cdi.Estimation.Annotations;
using Cdi.Estimation.Prediction;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Sources;

namespace Cdi.Estimation.Tests.Prediction;

/// <summary>Every kind of predictor says of many rows what it says of each.</summary>
public sealed class ManyRowsTests
{
    private const int Rows = 130;

    private static readonly int[] Some = [.. Enumerable.Range(0, Rows).Where(row => row % 7 != 2).Reverse()];

    [Theory]
    [InlineData(OutcomeScale.Indicator)]
    [InlineData(OutcomeScale.Number)]
    public void Predictions_of_many_rows_are_those_of_each(OutcomeScale scale)
    {
        double[] machine = [.. Enumerable.Range(0, Rows).Select(row => row % 3 == 0 ? 1.0 : 0)];
        double[] sure = [.. Enumerable.Range(0, Rows).Select(row => 0.5 + (row % 11 / 25.0))];
        double[] covariate = [.. Enumerable.Range(0, Rows).Select(row => Math.Sin(row))];
        var columns = new PredictorColumns(scale, machine, sure, covariate)
        {
            IdentityOf = new RowValues<RowKey>(Enumerable.Range(0, Rows).Select(RowKey.FromRowNumber).ToArray()),
        };
        int[] rows = [.. Enumerable.Range(0, 90)];
        double[] labels = [.. rows.Select(row => row % 5 == 0 ? 1 - machine[row] : machine[row])];
        double[] weights = [.. rows.Select(row => 1 + (row % 4 / 2.0))];
        foreach (var kind in PredictorKind.All)
        {
            var predictor = kind.Create(columns, default);
            predictor.Fit(rows, labels, weights);
            var many = new double[Some.Length];
            predictor.Predict(Some, many);
            Assert.Equal(Some.Select(predictor.Predict), many);
        }
    }
}
