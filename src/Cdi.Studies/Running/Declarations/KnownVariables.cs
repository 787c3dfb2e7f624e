using System.Globalization;
using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running.Declarations;

/// <summary>Collects what is known of every text, labelled or not: the answers and confidence of every model, and every declared covariate.</summary>
internal sealed class KnownVariables(StudyMaterial material)
{
    // A model that is only compared, or decides another outcome, may have been asked of labelled texts alone; it is known of all texts from this share on.
    private const double NearlyAll = 0.9;

    private readonly CorpusTable table = material.Table;
    private readonly KnownVariableList known = new();

    /// <summary>The variables beside the labels of an outcome: the models of its estimates first, then columns, then other models, each in the order of the
    /// spec.</summary>
    public static IReadOnlyList<KnownVariable> Of(StudyMaterial material, OutcomeDefinition outcome)
    {
        var variables = new KnownVariables(material);
        var models = material.Definition.Llms.ToLookup(
            llm => material.Variables.Any(each => each.Outcome.Name == outcome.Name && each.Llm?.Name == llm.Name));
        foreach (var llm in models[true]) variables.AddModel(llm, isOwn: true);
        foreach (var column in material.Definition.Corpus.Columns.Where(variables.IsCovariate)) variables.AddColumn(column);
        foreach (var llm in models[false]) variables.AddModel(llm, isOwn: false);
        return variables.known.All;
    }

    /// <summary>What people say, as variables of the texts that they labelled.</summary>
    /// <param name="source">The outcome and its people.</param>
    /// <param name="labels">A label for each of these texts.</param>
    public static IReadOnlyList<KnownVariable> OfPeople(VariableSource source, ReadOnlySpan<double> labels)
    {
        var said = new KnownVariableList();
        if (source.Outcome.IsNumeric) said.AddNumbers($"label of {source.Human.Name}", null, labels);
        else said.AddCodes(Codes(labels), Says(source.Human.Name, source.Outcome), null);
        return said.All;
    }

    private static IReadOnlyList<string> Says(string annotator, OutcomeDefinition outcome) =>
        [.. outcome.Options.Select(option => $"{annotator} says {option.Key}")];

    private static int[] Codes(ReadOnlySpan<double> labels)
    {
        var codes = new int[labels.Length];
        for (var row = 0; row < codes.Length; row++) codes[row] = double.IsNaN(labels[row]) ? -1 : (int)labels[row];
        return codes;
    }

    private bool IsCovariate(ColumnDefinition column)
    {
        var given = material.Definition.Sampling.Given;
        return column.Name != material.Definition.Corpus.Key && column.Name != given?.Cluster && !IsClusterOfAll(column)
            && !(given?.Probabilities ?? []).Any(probability => column.SourceColumn == material.LabelColumn(probability));
    }

    /// <summary>Whether every estimand sums its variance over the groups of the column: which of them were reached is then what the variance is about, as
    /// in draws of two stages, and no test of the draw of texts.</summary>
    private bool IsClusterOfAll(ColumnDefinition column) =>
        material.Definition.Estimands.Count > 0
        && material.Definition.Estimands.All(estimand => estimand.Cluster == column.Name || estimand.CrossedCluster == column.Name);

    private void AddModel(LlmDefinition llm, bool isOwn)
    {
        if (FixedAnswers.Of(material, llm) is not { } said || !(isOwn || IsOfNearlyAll(said.Labels.Span))) return;
        var outcome = FixedAnswers.OutcomeOf(material, llm);
        var answered = isOwn ? $"{llm.Name} answered" : null;
        if (outcome.IsNumeric) known.AddNumbers($"answer of {llm.Name}", answered, said.Labels.Span);
        else known.AddCodes(Codes(said.Labels.Span), Says(llm.Name, outcome), answered);
        if (!said.Confidence.IsEmpty)
            known.AddNumbers($"confidence of {llm.Name}", isOwn ? $"confidence of {llm.Name} is given" : null, said.Confidence.Span);
    }

    // Examples of prompts are no texts that a model was asked about.
    private bool IsOfNearlyAll(ReadOnlySpan<double> answers)
    {
        var examples = material.Examples.Every.Span;
        var gaps = 0;
        for (var row = 0; row < answers.Length; row++) gaps += double.IsNaN(answers[row]) && !(examples.Length > 0 && examples[row]) ? 1 : 0;
        return gaps <= (1 - NearlyAll) * answers.Length;
    }

    private void AddColumn(ColumnDefinition column)
    {
        var given = $"{column.Name} is given";
        switch (column.Type)
        {
            case ColumnType.Indicator:
                known.AddNumbers(column.Name, given, table.Numbers(column.Name).Span, isShare: true);
                break;
            case ColumnType.Number or ColumnType.Count:
                known.AddNumbers(column.Name, given, table.Numbers(column.Name).Span);
                break;
            case ColumnType.Factor or ColumnType.Ordered:
                var factor = table.Factor(column.Name);
                known.AddCodes(factor.Codes.Span, [.. factor.Levels.Select(level => $"{column.Name} = {level}")], given);
                break;
            case ColumnType.Date:
                known.AddNumbers(column.Name, given, [.. table.Texts(column.Name).Select(Day)], areDays: true);
                break;
            case ColumnType.Text or ColumnType.Image or ColumnType.Id:
                break;
            default:
                throw new InvalidOperationException($"Columns of type {column.Type} are not known here.");
        }
    }

    private static double Day(string date) =>
        DateTime.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed.Date.Subtract(DateTime.UnixEpoch).TotalDays
            : double.NaN;
}
