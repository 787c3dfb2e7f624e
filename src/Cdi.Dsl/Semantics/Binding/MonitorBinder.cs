using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>monitor NAME { … }</c>.</summary>
internal sealed class MonitorBinder(Declaration declaration, StudyScope scope)
{
    private readonly BlockReader reader = declaration.Read();

    /// <summary>The block.</summary>
    public MonitorModel Bind()
    {
        reader.Require("by", "Name the column whose values are the batches, in their order: `by = month`.");
        return new(declaration.Name, reader.Documentation, reader.Place, By(), Outcome(), reader.Whole("reference", 1), Detect());
    }

    private Located<string>? By()
    {
        if (reader.Name("by") is not { } by || reader.Value("by") is not { } node) return null;
        if (scope.Column(reader.Context, node, by.Value) is not { } column) return null;
        if (column.Source is not null && column.Type is not (ColumnType.Text or ColumnType.Image or ColumnType.Indicator)) return by;
        reader.Context.Report(SchemaDiagnostics.WrongValue(by.Place, "by", "a column of the file with numbers, counts, dates, names or levels, in whose order "
            + "batches came", $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`"));
        return null;
    }

    private string? Outcome()
    {
        if (reader.Name("outcome") is { } named && reader.Value("outcome") is { } node)
            return scope.ReportUnlessDeclared(reader.Context, node, "outcome", named.Value) ? named.Value : null;
        if (reader.Attempted("outcome")) return null;
        if (scope.Outcomes.Count == 1) return scope.Outcomes[0].Name;
        if (scope.Outcomes.Count > 1) reader.Require("outcome", "Several outcomes are declared: `outcome = NAME`.");
        return null;
    }

    private Located<double>? Detect()
    {
        if (reader.Number("detect") is not { } change || change.Value is > 0 and < 1) return reader.Number("detect");
        return reader.Value("detect") is { } value ? reader.Wrong<double>("detect", value) : null;
    }
}
