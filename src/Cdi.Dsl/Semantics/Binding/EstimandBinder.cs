using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>estimand NAME { … }</c>.</summary>
internal sealed class EstimandBinder(Declaration declaration, StudyScope scope)
{
    private readonly BlockReader reader = declaration.Read();

    /// <summary>The estimand; its form is null where that is wrong, which is reported.</summary>
    public EstimandModel Bind()
    {
        if (!reader.Attempted("loss"))
        {
            reader.Require("target", reader.Attempted("model") ? "Say which term of the model to report: `target = coefficient(term)`."
                : "Say what to report: `target = prevalence(outcome[option])`.");
        }

        return new EstimandModel(
            declaration.Name,
            reader.Place,
            reader.Documentation,
            new TargetBinder(reader, scope).Bind(),
            Scale(),
            Cluster(),
            reader.Lacks("cluster"),
            reader.Number("null"));
    }

    private Located<ScaleKind>? Scale() => reader.Choice("interval_scale", Choices.Scales);

    private Located<string>? Cluster()
    {
        if (reader.Name("cluster") is not { } cluster || reader.Value("cluster") is not { } node) return null;
        if (scope.Column(reader.Context, node, cluster.Value) is not { } column) return null;
        if (column.Lexicon is null && column.Type is not (ColumnType.Text or ColumnType.Image)) return cluster;
        reader.Context.Report(SchemaDiagnostics.WrongValue(
            cluster.Place, "cluster", "a column that names groups of texts", $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`"));
        return null;
    }
}
