using Cdi.Dsl.Collections;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>Turns a corpus into its plan.</summary>
internal static class CorpusLowering
{
    /// <summary>Cells that mean "no value" where the study does not say.</summary>
    public static readonly string[] Missing = ["", "NA"];

    /// <summary>The plan of a corpus.</summary>
    /// <param name="corpus">The corpus.</param>
    /// <param name="typeName">Name of the emitted study, which no property of a row may have.</param>
    public static CorpusPlan Lower(CorpusModel corpus, string typeName)
    {
        var names = new PropertyNames(PropertyNames.OfRecord([typeName, "Row"]));
        return new CorpusPlan(
            corpus.Name,
            corpus.Documentation,
            corpus.Source?.Value ?? "",
            corpus.Sha256?.Value,
            corpus.Rows?.Value.Count,
            corpus is { IsKeyRowNumber: false, Key: { } key } ? corpus.Find(key.Value)?.Source : null,
            corpus.Format?.Value ?? CorpusFormat.Csv,
            corpus.Sheet,
            corpus.Delimiter,
            corpus.Decimal,
            corpus.Quotes,
            corpus.Missing ?? Missing.ToEquatableArray(),
            corpus.Keep.Select(Condition).ToEquatableArray(),
            corpus.Columns.Select(column => Column(column, names.Next(column.Name))).ToEquatableArray()) { Frequency = corpus.Frequency?.Value };
    }

    private static ColumnPlan Column(ColumnModel column, string propertyName) => new(
        column.Name,
        propertyName,
        column.Documentation,
        column.Type,
        column.Source,
        column.Levels,
        column.Reference,
        column.Lexicon is { } match ? new LexiconMatchPlan(match.TextColumn, match.Lexicon.Words, match.Match) : null,
        column.Conditions.Select(Condition).ToEquatableArray()) { Basis = column.Basis, IsImplied = column.IsImplied, MayHaveNoRow = column.MayHaveNoRow };

    private static ConditionPlan Condition(ConditionModel condition) => new(condition.Column, condition.Kind, condition.Values, condition.Written);
}
