using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
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

        var (cluster, crossed) = Clusters();
        var target = new TargetBinder(reader, scope);
        var form = target.Bind(declaration.Name);
        return new EstimandModel(
            declaration.Name,
            reader.Place,
            reader.Documentation,
            form,
            Scale(),
            cluster,
            reader.Lacks("cluster"),
            reader.Number("null")) 
        {
            CrossedCluster = crossed,
            Cells = new CellBinder(reader, scope).Bind(declaration.Name, form, target.AsksEveryOption),
        };
    }

    private Located<ScaleKind>? Scale() => reader.Choice("interval_scale", Choices.Scales);

    private (Located<string>? First, Located<string>? Crossed) Clusters()
    {
        if (reader.Value("cluster") is not ListSyntax list)
            return reader.Name("cluster") is not null && reader.Value("cluster") is NameSyntax only ? (Cluster(only), null) : (null, null);
        if (list.Items.Count == 2 && list.Items[0] is { Name: null, Design: null, Value: NameSyntax first }
            && list.Items[1] is { Name: null, Design: null, Value: NameSyntax second } && first.Text != second.Text) return (Cluster(first), Cluster(second));
        reader.Wrong<string>("cluster", list);
        return (null, null);
    }

    private Located<string>? Cluster(NameSyntax node)
    {
        if (scope.Column(reader.Context, node, node.Text) is not { } column) return null;
        var place = reader.Context.At(node);
        if (column.Lexicon is null && column.Type is not (ColumnType.Text or ColumnType.Image)) return new(node.Text, place);
        reader.Context.Report(SchemaDiagnostics.WrongValue(
            place, "cluster", "a column that names groups of texts", $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`"));
        return null;
    }
}
