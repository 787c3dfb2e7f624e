using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>Warns (CDI3007) of a formula without intercept whose indicators do not add up to one: only then is the fit forced through the origin.</summary>
/// <remarks>The compiler warns where there is at most one indicator; of several, only the rows can tell whether they name every group.</remarks>
internal static class InterceptSpan
{
    private const string Intercept = "(Intercept)";

    // Squared length of what the indicators leave of the constant, as a share: rounding is far below, one row of 10⁸ above.
    private const double Left = 1e-9;

    /// <summary>The warnings, in the order of estimands.</summary>
    public static IEnumerable<DataDiagnostic> Warnings(StudyMaterial material)
    {
        foreach (var estimand in material.Definition.Estimands.Where(Lacks))
        {
            var indicators = Indicators(estimand, material.Table);
            if (indicators.Count > 1 && !Span(indicators)) yield return StudyDiagnostics.NoIntercept(material.Table.File, StudyMaterial.Subject(estimand));
        }
    }

    private static bool Lacks(EstimandDefinition estimand) =>
        estimand.Kind.IsRegression() && estimand.Kind != EstimandKind.BradleyTerry && estimand.Absorbed.IsEmpty
        && !estimand.Kind.HasThresholds() && !estimand.Parameters.Any(IsIntercept);

    // Of a class there is one of its own, `admin:(Intercept)`.
    private static bool IsIntercept(string parameter) => parameter == Intercept || parameter.EndsWith(":" + Intercept, StringComparison.Ordinal);

    private static List<double[]> Indicators(EstimandDefinition estimand, CorpusTable table)
    {
        var indicators = table.Definition.Columns.Where(column => column.Type == ColumnType.Indicator).Select(column => column.Name).ToHashSet();
        return
        [
            .. from parameter in estimand.Parameters
               let factors = estimand.Columns.Contains(parameter) ? [parameter] : parameter.Split(':')
               where factors.All(indicators.Contains)
               select Product(factors, table),
        ];
    }

    private static double[] Product(string[] factors, CorpusTable table)
    {
        var product = table.Numbers(factors[0]).ToArray();
        foreach (var factor in factors[1..])
        {
            var values = table.Numbers(factor).Span;
            for (var row = 0; row < product.Length; row++) product[row] *= values[row];
        }

        return product;
    }

    /// <summary>Whether the constant is a combination of the columns: Gram–Schmidt, the constant last.</summary>
    private static bool Span(List<double[]> columns)
    {
        var basis = new List<double[]>();
        foreach (var column in columns)
        {
            var rest = Outside(column, basis);
            var length = Math.Sqrt(Dot(rest, rest));
            if (length > 1e-6) basis.Add([.. rest.Select(value => value / length)]);
        }

        var constant = new double[columns[0].Length];
        Array.Fill(constant, 1);
        var left = Outside(constant, basis);
        return Dot(left, left) <= Left * constant.Length;
    }

    private static double[] Outside(double[] column, List<double[]> basis)
    {
        var rest = column.ToArray();
        foreach (var direction in basis)
        {
            var share = Dot(rest, direction);
            for (var row = 0; row < rest.Length; row++) rest[row] -= share * direction[row];
        }

        return rest;
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var row = 0; row < left.Length; row++) sum += left[row] * right[row];
        return sum;
    }
}
