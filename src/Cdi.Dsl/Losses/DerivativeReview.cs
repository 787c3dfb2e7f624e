using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Losses;

/// <summary>Holds the derivatives of a loss against central differences, at points that follow from their number.</summary>
/// <remarks>Differences of two widths tell how far they can be trusted; only what is far beyond that counts. Points where the loss has no value are passed
/// over.</remarks>
internal static class DerivativeReview
{
    private const int Points = 12;
    private const double Width = 1e-4;
    private const double Allowed = 1e-4;

    /// <summary>Names of the parameters by which a first or second derivative disagrees; null where all agree.</summary>
    /// <param name="definition">The loss.</param>
    /// <param name="start">θ near which points lie.</param>
    public static IReadOnlyList<string>? Disagreement(LossDefinition definition, IReadOnlyList<double> start)
    {
        var loss = definition.Inline(definition.Loss);
        for (var j = 0; j < definition.Parameters.Count; j++)
        {
            var score = loss.Differentiate(new Parameter(j));
            if (Disagrees(loss, score, j, start)) return [definition.Parameters[j]];
            for (var k = 0; k <= j; k++)
            {
                if (Disagrees(score, score.Differentiate(new Parameter(k)), k, start)) return [definition.Parameters[j], definition.Parameters[k]];
            }
        }

        return null;
    }

    private static bool Disagrees(LossExpression function, LossExpression derivative, int parameter, IReadOnlyList<double> start)
    {
        for (var point = 0; point < Points; point++)
        {
            var at = point;
            var centre = Theta(at, parameter);
            var width = Width * Math.Max(1e-3, Math.Abs(centre));
            var stated = Value(derivative, 0);
            var (narrow, wide) = (Difference(width), Difference(2 * width));
            if (!IsFinite(stated) || !IsFinite(narrow) || !IsFinite(wide)) continue;
            var rounding = 1e-13 * Math.Abs(Value(function, 0)) / width;
            var trust = (8 * Math.Abs(wide - narrow)) + (100 * rounding) + (Allowed * Math.Max(Math.Abs(stated), Math.Abs(narrow)));
            if (Math.Abs(stated - narrow) > trust + 1e-12) return true;

            double Difference(double h) => (Value(function, h) - Value(function, -h)) / (2 * h);

            double Value(LossExpression expression, double moved) => LossValue.At(expression, leaf => leaf switch
            {
                Parameter each => Theta(at, each.Position) + (each.Position == parameter ? moved : 0),
                Column column => 0.2 + (2 * Share(at, 101 + column.Position)),
                Regressor regressor => Share(at, 307 + regressor.Position) > 0.5 ? 1 : 0,
                _ => Share(at, 503) > 0.5 ? 1 : 0,
            });
        }

        return false;

        double Theta(int point, int position)
        {
            var origin = position < start.Count ? start[position] : 0;
            return origin + ((Share(point, position) - 0.5) * (origin == 0 ? 1 : 0.2 * Math.Abs(origin)));
        }
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    // A share of 1 that follows from two numbers: fractions of multiples of the golden section.
    private static double Share(int point, int salt)
    {
        var product = ((point + 1) * 0.6180339887498949) + (salt * 0.7548776662466927);
        return product - Math.Floor(product);
    }
}
