namespace Cdi.Dsl.Vocabulary;

/// <summary>Names of R with a point in them, which formulas take as R writes them.</summary>
internal static class DottedNames
{
    private static readonly HashSet<string> All = new(StringComparer.Ordinal)
    {
        "contr.treatment", "contr.SAS", "contr.sum", "contr.helmert", "contr.poly", "Boundary.knots",
        "as.numeric", "as.integer",
    };

    /// <summary>Whether a name is one of them.</summary>
    public static bool Has(string name) => All.Contains(name);
}
