using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds what predictors of labels read beside numbers and the model that estimates rest on: factors, texts by their vectors, other models.</summary>
internal sealed class PredictorSourcesBinder(BlockReader reader, StudyScope scope)
{
    private const string Setting = "predict_from";

    private static readonly string Wanted = "factors, names of models, and texts by "
        + string.Join(" or ", EmbeddedKinds.All.Select(kind => $"`{kind.Word()}(TEXT)`"));

    /// <summary>The sources; none where there are none, and where one is wrong, which is reported.</summary>
    public EquatableArray<Located<PredictorSource>> Bind()
    {
        if (reader.Value(Setting) is not { } value) return [];
        IEnumerable<ExpressionSyntax?> items = value is ListSyntax list
            ? list.Items.Select(item => item is { Name: null, Design: null } ? item.Value : null) : [value];
        var sources = new List<Located<PredictorSource>>();
        foreach (var item in items)
        {
            if (item is null || Source(item) is not { } source)
            {
                if (item is null) Wrong(value);
                return [];
            }

            if (sources.Exists(each => each.Value with { Components = 0 } == source.Value with { Components = 0 }))
            {
                reader.Context.Report(SchemaDiagnostics.WrongValue(source.Place, Setting, "each of them once", $"`{source.Value.Written}` twice"));
                return [];
            }

            sources.Add(source);
        }

        if (sources.Count == 0) reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(value), Setting, Wanted, "none"));
        return sources.ToEquatableArray();
    }

    private Located<PredictorSource>? Source(ExpressionSyntax item)
    {
        switch (item)
        {
            case NameSyntax name when !scope.IsColumn(name.Text) && scope.Declarations.Declares("llm", name.Text):
                return new(new PredictorSource(null, name.Text), reader.Context.At(name));
            case NameSyntax name:
                return Factor(name);
            case CallSyntax call when Kind(call) is { } kind:
                return Text(call, kind);
            default:
                Wrong(item);
                return null;
        }
    }

    private Located<PredictorSource>? Factor(NameSyntax name)
    {
        if (scope.Column(reader.Context, name, name.Text) is not { } column) return null;
        if (column.Type is ColumnType.Factor or ColumnType.Ordered) return new(new PredictorSource(column.Name), reader.Context.At(name));
        reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(name), Setting, Wanted, Described(column),
            column.Type == ColumnType.Text ? $"A text is read by its vectors: `ngram({name.Text})`."
            : column.IsNumeric ? "Columns of numbers are read without being named." : $"Declare it as a factor: `{name.Text}: factor`."));
        return null;
    }

    private Located<PredictorSource>? Text(CallSyntax call, EmbeddedKind kind)
    {
        if (CountedCall.Read(call, "components", PredictorSource.UsualComponents, 1, PredictorSource.MostComponents) is not var (text, components))
        {
            Wrong(call);
            return null;
        }

        if (scope.Column(reader.Context, text, text.Text) is not { } column) return null;
        if (column.Type == ColumnType.Text) return new(new PredictorSource(column.Name, null, kind, components), reader.Context.At(call));
        reader.Context.Report(SchemaDiagnostics.WrongValue(
            reader.Context.At(text), call.Function.Text, "a column of texts", Described(column)));
        return null;
    }

    private static string Described(ColumnModel column) => $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`";

    private static EmbeddedKind? Kind(CallSyntax call)
    {
        foreach (var kind in EmbeddedKinds.All)
        {
            if (kind.Word() == call.Function.Text) return kind;
        }

        return null;
    }

    private void Wrong(ExpressionSyntax item) => reader.Context.Report(SchemaDiagnostics.WrongValue(
        reader.Context.At(item), Setting, Wanted, item.Describe(), "As in `[branch, other_model, ngram(letter, components = 16)]`, with 1 to 100 components."));
}
