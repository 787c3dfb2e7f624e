using System.Text.Json;

namespace Cdi.Cli.Tests.Reference;

/// <summary>What reference tests compared, written down where somebody asks for it: the table of evidence is made of the tests themselves.</summary>
public sealed class ReferenceLog
{
    private static readonly AsyncLocal<ReferenceLog?> Asked = new();

    private readonly List<ReferenceComparison> comparisons = [];
    private readonly List<(string Label, string Method, double Point, double Error)> rows = [];
    private (string Family, string Id) current;

    /// <summary>The log of the tests that run here; null where nobody asks.</summary>
    public static ReferenceLog? Current
    {
        get => Asked.Value;
        set => Asked.Value = value;
    }

    /// <summary>Every number that was compared.</summary>
    public IReadOnlyList<ReferenceComparison> Comparisons => comparisons;

    /// <summary>From here on the numbers of a case are compared.</summary>
    /// <param name="family">Its family, the name of the file.</param>
    /// <param name="id">Its name.</param>
    public static void Case(string family, string id)
    {
        if (Current is { } log) log.current = (family, id);
    }

    /// <summary>A study was run.</summary>
    /// <param name="spec">Its text.</param>
    /// <param name="result">Its `result.json`.</param>
    public static void Ran(string spec, JsonElement result)
    {
        if (Current is not { } log) return;
        var labels = EstimandLabels.Of(spec);
        log.rows.Clear();
        log.rows.AddRange(result.GetProperty("estimates").EnumerateArray().Select(row => (labels[Name(row, "estimand").Split('[')[0]], Name(row, "method"),
            Number(row, "point"), Number(row, "se"))));
    }

    /// <summary>Two numbers were compared. Which estimate or standard error the second is follows from its value.</summary>
    /// <param name="expected">The reference.</param>
    /// <param name="actual">That of the run.</param>
    /// <param name="least">References nearer to 0 than this are compared by their difference.</param>
    public static void Compared(double expected, double actual, double least = 0)
    {
        if (Current is not { rows.Count: > 0 } log || log.current.Id is null) return;
        var scale = Math.Max(Math.Abs(expected), least);
        var difference = Math.Abs(expected - actual) / (scale == 0 ? 1 : scale);
        var isError = !log.rows.Exists(row => row.Point.Equals(actual)) && log.rows.Exists(row => row.Error.Equals(actual));
        var of = log.rows.FindIndex(row => row.Point.Equals(actual) || row.Error.Equals(actual));
        var (label, method, _, _) = log.rows[Math.Max(of, 0)];
        log.comparisons.Add(new ReferenceComparison(log.current.Family, log.current.Id, label, method, isError, difference));
    }

    private static string Name(JsonElement row, string property) => row.GetProperty(property).GetString() ?? "";

    private static double Number(JsonElement row, string property) =>
        row.GetProperty(property).ValueKind == JsonValueKind.Null ? double.NaN : row.GetProperty(property).GetDouble();
}
