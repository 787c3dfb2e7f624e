using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Lowering;
using Cdi.Dsl.Vocabulary;
using static Cdi.Dsl.Emit.Encoders.CSharpLiteral;

namespace Cdi.Dsl.Emit;

/// <content>The corpus: file, columns and recorded annotations.</content>
internal static partial class DefinitionEmitter
{
    private static void WriteCorpus(CodeWriter writer, StudyPlan study)
    {
        var corpus = study.Corpus;
        writer.Open($"Corpus = new()");
        Set(writer, "Name", Of(corpus.Name));
        Set(writer, "Source", Of(corpus.Source));
        if (corpus.Sha256 is { } sha256) Set(writer, "Sha256", Of(sha256));
        if (corpus.Rows is { } rows) Set(writer, "Rows", Of(rows));
        if (KeyColumn(corpus) is { } key) Set(writer, "Key", Of(key));
        Set(writer, "Format", $"{RuntimeNames.CorpusFormat}.{corpus.Format}");
        if (corpus.Sheet is { } sheet) Set(writer, "Sheet", Of(sheet));
        if (corpus.Delimiter is { } delimiter) Set(writer, "Delimiter", OfCharacter(delimiter[0]));
        if (corpus.Decimal is { } mark) Set(writer, "Decimal", OfCharacter(mark[0]));
        if (corpus.Quotes is { } quotes) Set(writer, "Quotes", $"{RuntimeNames.Quoting}.{quotes}");
        if (corpus.Frequency is { } frequency) Set(writer, "Frequency", Of(frequency));
        Set(writer, "Missing", Strings(corpus.Missing));
        if (!corpus.Keep.IsEmpty) SetList(writer, "Keep", corpus.Keep, condition => writer.Lines($"{Condition(condition)},"));
        SetList(writer, "Columns", corpus.Columns, column => WriteColumn(writer, study, column));
        WriteRecordedLabels(writer, study);
        WriteDerivedLabels(writer, study);
        WriteRecordedNumbers(writer, study);
        WriteLabelFiles(writer, study);
        writer.Close($",");
    }

    // The runtime knows the key by its declared name.
    private static string? KeyColumn(CorpusPlan corpus) => corpus.KeyColumn is null
        ? null
        : (corpus.Columns.FirstOrDefault(column => column.Name == corpus.KeyColumn)
            ?? corpus.Columns.FirstOrDefault(column => column.SourceColumn == corpus.KeyColumn))?.Name ?? corpus.KeyColumn;

    private static void WriteColumn(CodeWriter writer, StudyPlan study, ColumnPlan column)
    {
        var settings = new List<CSharpCode>();
        if (column.SourceColumn is { } source) settings.Add($"SourceColumn = {Of(source)}");
        if (column is { IsImplied: true, SourceColumn: { } header })
            settings.Add($"CellsOf = {Of(study.Corpus.Columns.First(each => !each.IsImplied && each.SourceColumn == header).Name)}");
        if (column.MayHaveNoRow) settings.Add($"MayHaveNoRow = true");
        if (IsCovariate(study, column.Name)) settings.Add($"Required = true");
        if (!column.Levels.IsEmpty) settings.Add($"Levels = {Strings(column.Levels)}");
        if (column.Reference is { } reference) settings.Add($"Reference = {Of(reference)}");
        if (column.Lexicon is { } lexicon)
        {
            settings.Add($"Computed = new {RuntimeNames.ContainsAny}({Of(lexicon.TextColumn)}, {Strings(lexicon.Words)}, "
                + $"{RuntimeNames.WordMatch}.{lexicon.Match})");
        }

        if (column.Basis is { } basis) settings.Add($"Basis = {Basis(basis)}");
        if (!column.Conditions.IsEmpty) settings.Add($"Conditions = [{CSharpCode.Joined($", ", column.Conditions.Select(Condition))}]");
        CSharpCode initializer = settings.Count == 0 ? default : (CSharpCode)$" {{ {CSharpCode.Joined($", ", settings)} }}";
        writer.Lines($"new({Of(column.Name)}, {RuntimeNames.ColumnType}.{column.Type}){initializer},");
    }

    private static CSharpCode Basis(BasisColumn basis) =>
        $"new({Of(basis.Function)}, {RuntimeNames.BasisKind}.{basis.Kind}, {Of(basis.Column)}, {Of(basis.Position)}, {Of(basis.Count)}) "
            + $"{{ {CSharpName.Of(nameof(BasisColumn.Degree))} = {Of(basis.Degree)}, {CSharpName.Of(nameof(BasisColumn.Knots))} = {Numbers(basis.Knots)}, "
            + $"{CSharpName.Of(nameof(BasisColumn.Boundary))} = {Numbers(basis.Boundary)}, {CSharpName.Of(nameof(BasisColumn.Centres))} = {Of(basis.Centres)}, "
            + $"{CSharpName.Of(nameof(BasisColumn.Scales))} = {Of(basis.Scales)} }}";

    private static CSharpCode Numbers(IEnumerable<double> numbers) => $"[{CSharpCode.Joined($", ", numbers.Select(number => (CSharpCode)$"{Of(number)}"))}]";

    private static CSharpCode Condition(ConditionPlan condition) =>
        $"new({Of(condition.Column)}, {RuntimeNames.RowComparison}.{condition.Kind}, {Strings(condition.Values)}) {{ Written = {Of(condition.Written)} }}";

    // A row without a covariate or a cluster cannot be estimated with; dropping it would change the population.
    private static bool IsCovariate(StudyPlan study, string column) =>
        study.Estimands.Any(estimand => estimand.Cluster == column || estimand.CrossedCluster == column || estimand.Strata == column
            || estimand.PopulationSize == column || estimand.Absorbed.Contains(column)
            || (estimand.Totals is { } known && (estimand.Weight == column || known.Totals.Any(total => total.Column == column)))
            || (estimand.Loss.Columns.Skip(estimand.SaidColumns).Contains(column) && !MayLack(study, estimand, column)))
        || (study.Inference.Calibration is { } calibration && calibration.Totals.Any(total => total.Columns.Contains(column)))
        || study.Corpus.Columns.Any(each => each.Basis?.Column == column && IsCovariate(study, each.Name))
        || study.Corpus.Frequency == column || study.Sampling.Given?.Strata == column || study.Sampling.Given?.Cluster == column;

    // Of a column, or of the declared one that it is an indicator of.
    private static bool MayLack(StudyPlan study, EstimandPlan estimand, string column) => estimand.MayLack.Contains(column)
        || study.Corpus.Columns.FirstOrDefault(each => each.Name == column) switch
        {
            { IsImplied: true, Conditions: { IsEmpty: false } conditions } => MayLack(study, estimand, conditions[0].Column),
            { IsImplied: true, SourceColumn: { } header } =>
                study.Corpus.Columns.Any(each => !each.IsImplied && each.SourceColumn == header && estimand.MayLack.Contains(each.Name)),
            _ => false,
        };

    private static void WriteRecordedLabels(CodeWriter writer, StudyPlan study)
    {
        writer.OpenList($"RecordedLabels =");
        foreach (var (name, outcome, recorded) in Recorded(study).Where(each => each.Recorded.File is null && !each.Outcome.IsNumeric))
        {
            if (recorded.Answers.IsEmpty) writer.Lines($"{Labels(name, recorded.LabelColumn, outcome.Options, recorded.Map)},");
            foreach (var answers in Answers(name, outcome, recorded)) writer.Lines($"{answers},");
        }

        writer.Close($",");
    }

    private static CSharpCode Labels(string name, string column, EquatableArray<OptionDefinition> options, EquatableArray<LabelMapping> mapped)
    {
        var keys = Strings(options.Select(option => option.Key));
        var entries = mapped.Select<LabelMapping, CSharpCode>(entry => $"new({Of(entry.Cell)}, {Of(entry.Option)})");
        CSharpCode map = mapped.IsEmpty
            ? (CSharpCode)$"{RuntimeNames.LabelMap}.Identity({keys})"
            : $"new {RuntimeNames.LabelMap}({keys}, [{CSharpCode.Joined($", ", entries)}])";
        return $"new({Of(name)}, {Of(column)}, {map})";
    }

    private static void WriteRecordedNumbers(CodeWriter writer, StudyPlan study)
    {
        writer.OpenList($"RecordedNumbers =");
        foreach (var (name, outcome, recorded) in Recorded(study).Where(each => each.Recorded.File is null && each.Outcome.IsNumeric))
        {
            WriteNumbers(writer, name, recorded.LabelColumn, outcome.Minimum ?? double.NegativeInfinity, outcome.Maximum ?? double.PositiveInfinity);
        }

        foreach (var llm in study.Llms)
        {
            if (llm.Recorded is { File: null, ConfidenceColumn: { } column }) WriteNumbers(writer, RecordedNames.Confidence(llm), column, 0, 1);
            if (llm.Recorded is { File: null, ExamplesColumn: { } shown }) WriteNumbers(writer, RecordedNames.Examples(llm), shown, 0, 1);
            if (llm.Recorded is { File: null } own) WriteProbabilities(writer, RecordedNames.Label(llm), OutcomeOf(study, llm.Outcome), own);
        }

        // No bounds here: weights, percentages and blanks among the probabilities are told apart once the whole column is read.
        foreach (var probability in study.Corpus.Probabilities)
            WriteNumbers(writer, probability.Name, probability.Column, double.NegativeInfinity, double.PositiveInfinity);
        writer.Close($",");
    }

    private static void WriteProbabilities(CodeWriter writer, string label, OutcomeDefinition outcome, RecordedLabelsPlan recorded)
    {
        for (var option = 0; option < recorded.ProbabilityColumns.Count; option++)
            WriteNumbers(writer, RecordedNames.ProbabilityOf(label, outcome.Options[option].Key), recorded.ProbabilityColumns[option], 0, 1);
    }

    private static void WriteNumbers(CodeWriter writer, string name, string column, double minimum, double maximum) =>
        writer.Lines($"new({Of(name)}, {Of(column)}, {Of(minimum)}, {Of(maximum)}),");

    private static IEnumerable<(string Name, OutcomeDefinition Outcome, RecordedLabelsPlan Recorded)> Recorded(StudyPlan study)
    {
        foreach (var llm in study.Llms)
        {
            if (llm.Recorded is { } recorded) yield return (RecordedNames.Label(llm), OutcomeOf(study, llm.Outcome), recorded);
        }

        foreach (var human in study.Humans)
        {
            if (human is { RecordedLabel: { } name, Recorded: { } recorded }) yield return (name, OutcomeOf(study, human.Outcome), recorded);
        }
    }

    private static OutcomeDefinition OutcomeOf(StudyPlan study, string name) => study.Outcomes.First(outcome => outcome.Name == name);
}
