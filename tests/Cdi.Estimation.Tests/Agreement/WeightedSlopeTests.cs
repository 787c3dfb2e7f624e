using Cdi.Estimation.Agreement;

namespace Cdi.Estimation.Tests.Agreement;

/// <summary>The slope of a model's error on a covariate.</summary>
public class WeightedSlopeTests
{
    [Fact]
    public void It_is_weighted_least_squares_with_HC0()
    {
        CovariateError[] rows = [new(0, 1, 2), new(1, 0, 1), new(2, 2, 3), new(4, 3, 1)];

        // Weighted means x̄ = 11/7, ē = 11/7; Sxx = Σwx² − (Σwx)²/Σw = 29 − 121/7 = 82/7, Sxe = 24 − 121/7 = 47/7.
        var slope = 47.0 / 82;
        const double Mean = 11.0 / 7;
        var squares = rows.Sum(row => Math.Pow(row.Weight * (row.Covariate - Mean) * (row.Error - Mean - (slope * (row.Covariate - Mean))), 2));
        var fitted = WeightedSlope.Of(rows);

        Assert.Equal(slope, fitted.Slope, 1e-12);
        Assert.Equal(Math.Sqrt(squares) / (82.0 / 7), fitted.StandardError, 1e-12);
    }

    [Fact]
    public void A_covariate_that_does_not_vary_has_none() => Assert.True(double.IsNaN(WeightedSlope.Of([new(1, 0, 1), new(1, 1, 1)]).Slope));
}
