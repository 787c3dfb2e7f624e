using System.Globalization;
using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Collects what is known of every text, labelled or not: the model's answers and confidence, and every declared covariate.</summary>
internal sealed class KnownVariables(StudyMaterial material)
{
    // Of a factor of many levels the most frequent are tested: rare ones tell little, and each test costs the others power.
    private const int MostLevels = 12;

    private readonly CorpusTable table = material.Table;
    private readonly List<KnownVariable> known = [];

    /// <summary>The variables beside one annotated variable, the model's first, then columns in the order of the spec.</summary>
    public static IReadOnlyList<KnownVariable> Of(StudyMaterial material, VariableSource source)
    {
        var variables = new KnownVariables(material);
        if (source.Llm is { } llm) variables.AddModel(llm, source.Outcome);
        foreach (var column in material.Definition.Corpus.Columns.Where(variables.IsCovariate)) variables.AddColumn(column);
        return variables.known;
    }

    private bool IsCovariate(ColumnDefinition column)
    {
        var given = material.Definition.Sampling.Given;
        return column.Name != material.Definition.Corpus.Key && column.Name != given?.Cluster && !IsClusterOfAll(column)
            && (given?.Probability is not { } probability || column.SourceColumn != material.LabelColumn(probability));
    }

    /// <summary>Whether every estimand sums its variance over the groups of the column: which of them were reached is then what the variance is about, as
    /// in draws of two stages, and no test of the draw of texts.</summary>
    private bool IsClusterOfAll(ColumnDefinition column) =>
        material.Definition.Estimands.Count > 0 && material.Definition.Estimands.All(estimand => estimand.Cluster == column.Name);

    private void AddModel(LlmDefinition llm, OutcomeDefinition outcome)
    {
        if (llm.RecordedLabel is { } answers)
        {
            if (outcome.IsNumeric) AddNumbers($"answer of {llm.Name}", $"{llm.Name} answered", table.RecordedNumbers(answers).Span);
            else AddCodes(table.Labels(answers).Codes.Span, [.. outcome.Options.Select(option => $"{llm.Name} says {option.Key}")], $"{llm.Name} answered");
        }

        if (llm.RecordedConfidence is { } confidence)
            AddNumbers($"confidence of {llm.Name}", $"confidence of {llm.Name} is given", table.RecordedNumbers(confidence).Span);
    }

    private void AddColumn(ColumnDefinition column)
    {
        var given = $"{column.Name} is given";
        switch (column.Type)
        {
            case ColumnType.Indicator:
                AddNumbers(column.Name, given, table.Numbers(column.Name).Span, isShare: true);
                break;
            case ColumnType.Number or ColumnType.Count:
                AddNumbers(column.Name, given, table.Numbers(column.Name).Span);
                break;
            case ColumnType.Factor or ColumnType.Ordered:
                var factor = table.Factor(column.Name);
                AddCodes(factor.Codes.Span, [.. factor.Levels.Select(level => $"{column.Name} = {level}")], given);
                break;
            case ColumnType.Date:
                AddNumbers(column.Name, given, [.. table.Texts(column.Name).Select(Day)], areDays: true);
                break;
            case ColumnType.Text or ColumnType.Image or ColumnType.Id:
                break;
            default:
                throw new InvalidOperationException($"Columns of type {column.Type} are not known here.");
        }
    }

    /// <summary>An indicator for each code, and one for having any; of two codes without a gap one says all.</summary>
    private void AddCodes(ReadOnlySpan<int> codes, IReadOnlyList<string> shown, string given)
    {
        var counts = new int[shown.Count];
        foreach (var code in codes)
        {
            if (code >= 0) counts[code]++;
        }

        var present = Enumerable.Range(0, counts.Length).Where(code => counts[code] > 0).OrderByDescending(code => counts[code]).Take(
            MostLevels).Order().ToList();
        if (present.Count == 2) present.RemoveAt(1);
        foreach (var code in present) known.Add(new(shown[code], true, Indicator(codes, each => each == code)));
        if (codes.Contains(-1)) known.Add(new(given, true, Indicator(codes, each => each >= 0)));
    }

    /// <summary>The numbers, a gap filled by their mean, and an indicator for having one where there are gaps.</summary>
    private void AddNumbers(string shown, string given, ReadOnlySpan<double> values, bool isShare = false, bool areDays = false)
    {
        var (sum, count) = (0.0, 0);
        foreach (var value in values)
        {
            if (!double.IsFinite(value)) continue;
            sum += value;
            count++;
        }

        if (count == 0) return;
        var (filled, has) = (values.ToArray(), new double[values.Length]);
        for (var row = 0; row < filled.Length; row++)
        {
            if (double.IsFinite(filled[row])) has[row] = 1;
            else filled[row] = sum / count;
        }

        known.Add(new(shown, isShare, filled) { AreDays = areDays });
        if (count < filled.Length) known.Add(new(given, true, has));
    }

    private static double[] Indicator(ReadOnlySpan<int> codes, Func<int, bool> holds)
    {
        var values = new double[codes.Length];
        for (var row = 0; row < values.Length; row++) values[row] = holds(codes[row]) ? 1 : 0;
        return values;
    }

    private static double Day(string date) =>
        DateTime.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed.Date.Subtract(DateTime.UnixEpoch).TotalDays
            : double.NaN;
}
