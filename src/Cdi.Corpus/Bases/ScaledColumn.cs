namespace Cdi.Corpus;

/// <summary><c>scale(x)</c>: (x − centre)/unit.</summary>
internal sealed record ScaledColumn(string Function, string Column, double Centre, double Unit) : FittedBasis(Function, Column, 1)
{
    /// <inheritdoc/>
    public override IReadOnlyList<(string Name, IReadOnlyList<double> Values)> Numbers => [("center", [Centre]), ("scale", [Unit])];

    /// <inheritdoc/>
    public override void At(double x, Span<double> columns) => columns[0] = (x - Centre) / Unit;

    /// <summary>The standard deviation has the divisor n − 1; about 0 so does the root mean square.</summary>
    public static ScaledColumn? Of(BasisColumn basis, double[] values)
    {
        var centre = basis.Centres ? Mean(values) : 0;
        var unit = basis.Scales ? Math.Sqrt(values.Sum(value => (value - centre) * (value - centre)) / (values.Length - 1)) : 1;
        return unit > 0 && double.IsFinite(unit) ? new(basis.Function, basis.Column, centre, unit) : null;
    }

    /// <summary>The mean, its rounding error corrected once.</summary>
    internal static double Mean(double[] values)
    {
        var mean = values.Sum() / values.Length;
        return mean + (values.Sum(value => value - mean) / values.Length);
    }
}
