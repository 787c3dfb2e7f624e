using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>corpus NAME { … }</c>.</summary>
internal sealed class CorpusBinder(Declaration declaration, StudyScope scope)
{
    private const string RowNumber = "row_number";

    private readonly BlockReader reader = declaration.Read();

    /// <summary>Adds the corpus to the scope.</summary>
    public void Bind()
    {
        reader.Require("source", "Say where the texts are: `source = \"path/to/file.csv\"`.");
        var source = reader.String("source");
        var layout = new LayoutBinder(reader);
        var format = layout.Format(source);
        var corpus = new CorpusModel(
            declaration.Name,
            reader.Place,
            reader.Documentation,
            source,
            layout.Sha256(),
            reader.Lacks("sha256"),
            reader.Whole("rows", 1, UnitKind.Texts) is { } rows ? new Located<Texts>(new Texts(rows.Value), rows.Place) : null,
            null,
            reader.Lacks("key") || reader.Value("key") is NameSyntax { Text: RowNumber },
            format,
            layout.Sheet(format?.Value),
            layout.Delimiter(format?.Value),
            layout.Decimal(format?.Value),
            layout.Quotes(format?.Value),
            reader.Strings("missing"),
            [],
            Columns());
        CheckTextColumns(corpus);
        scope.Add(corpus, reader);
        corpus = corpus with { Columns = new IndicatorBinder(reader, scope).Bind(corpus.Columns) };
        scope.Add(corpus, reader);
        var samples = new SampleColumns(reader, scope);
        scope.Add(corpus with
        {
            Key = Key(),
            Keep = Keep() ?? [],
            Frequency = samples.Numbers("frequency"),
            Weight = samples.Numbers("weight"),
            Cluster = samples.Groups("cluster"),
            Strata = samples.Groups("strata"),
            PopulationSize = samples.Numbers("fpc"),
            Totals = new TotalsBinder(reader, scope).Bind(),
        }, reader);
    }

    /// <summary>The columns as far as a corpus may have them; what else the block declares is excused where it is used.</summary>
    private EquatableArray<ColumnModel> Columns()
    {
        var columns = reader.Columns.SelectMany(column => new ColumnBinder(column, reader.Context, scope).Bind()).ToList();
        if (columns.Count <= StudyLimits.Columns) return columns.ToEquatableArray();
        reader.Context.Report(SchemaDiagnostics.TooManyColumns(columns[StudyLimits.Columns].Place, declaration.Name, columns.Count));
        return columns.Take(StudyLimits.Columns).ToEquatableArray();
    }

    private Located<string>? Key()
    {
        if (reader.Name("key") is not { } key || key.Value == RowNumber || reader.Value("key") is not { } node) return reader.Name("key");
        if (scope.Column(reader.Context, node, key.Value) is not { } column) return null;
        if (column.Source is not null) return key;
        reader.Context.Report(SchemaDiagnostics.WrongValue(key.Place, "key", "a column of the file", $"the computed column `{key.Value}`"));
        return null;
    }

    private EquatableArray<ConditionModel>? Keep() =>
        reader.Value("keep") is { } value ? new ConditionBinder("keep", reader.Context, scope).Bind(value) : null;

    /// <summary>A column that searches a text names a text column, declared anywhere in the block.</summary>
    private void CheckTextColumns(CorpusModel corpus)
    {
        foreach (var column in corpus.Columns)
        {
            if (column.Lexicon is not { } match || corpus.Find(match.TextColumn) is { Type: ColumnType.Text }) continue;
            if (reader.HasUnreadLines || (corpus.Find(match.TextColumn) is null && reader.AttemptedColumn(match.TextColumn))) continue;
            var texts = corpus.Columns.Where(text => text.Type == ColumnType.Text).Select(text => text.Name).ToList();
            reader.Context.Report(corpus.Find(match.TextColumn) is null
                ? SchemaDiagnostics.UnknownColumn(match.TextPlace, match.TextColumn, corpus.Name, texts)
                : SchemaDiagnostics.WrongValue(match.TextPlace, "contains_any", "a text column", $"column `{match.TextColumn}`"));
        }
    }
}
