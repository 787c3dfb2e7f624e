namespace Cdi.Corpus.Reading;

/// <summary>The value of a computed indicator, from the cell that it is computed from.</summary>
internal sealed class ComputedCell
{
    private readonly WordSearch? search;
    private readonly ConditionTest[] tests = [];

    /// <summary>An indicator that a text contains words.</summary>
    public ComputedCell(ContainsAny rule) => search = new WordSearch(rule.Words, rule.Match);

    /// <summary>An indicator that a cell meets conditions.</summary>
    public ComputedCell(IEnumerable<ConditionTest> tests) => this.tests = [.. tests];

    /// <summary>The value where the cell is missing: 1 or 0 where the conditions ask for that; else null, which is missing too.</summary>
    public double? OfMissing => Array.Exists(tests, test => test.OfMissing == false) ? 0 : tests.Length > 0
        && Array.TrueForAll(tests, test => test.OfMissing == true) ? 1 : null;

    /// <summary>1 or 0; null where the cell is not of its column's type.</summary>
    public double? Value(ReadOnlySpan<byte> cell)
    {
        if (search is not null) return ContainsBuilder.Contains(search, cell) ? 1 : 0;
        var all = true;
        foreach (var test in tests)
        {
            if (test.Holds(cell) is not { } holds) return null;
            all &= holds;
        }

        return all ? 1 : 0;
    }
}
