using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
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

        var samples = new SampleColumns(reader, scope);
        var (cluster, crossed) = Clusters(samples);
        var target = new TargetBinder(reader, scope);
        var form = target.Bind(declaration.Name);
        return new EstimandModel(
            declaration.Name,
            reader.Place,
            reader.Documentation,
            form,
            Scale(),
            cluster,
            reader.Lacks("cluster") && scope.Corpus?.Cluster is null,
            reader.Number("null")) 
        {
            CrossedCluster = crossed,
            Strata = reader.Lacks("strata") ? scope.Corpus?.Strata : samples.Groups("strata"),
            PopulationSize = reader.Lacks("fpc") ? scope.Corpus?.PopulationSize : samples.Numbers("fpc"),
            Drops = Drops(),
            Weight = reader.Lacks("weight") ? scope.Corpus?.Weight : samples.Numbers("weight"),
            Cells = new CellBinder(reader, scope).Bind(declaration.Name, form, target.AsksEveryOption),
        };
    }

    private Place? Drops()
    {
        if (reader.Name("missing") is not { } written) return null;
        if (written.Value == "drop") return written.Place;
        reader.Context.Report(SchemaDiagnostics.WrongValue(written.Place, "missing", "`drop`", $"`{written.Value}`",
            "Leave it out: a text without a value of a column that the estimand reads is then an error, and nothing is left out in silence."));
        return null;
    }

    private Located<ScaleKind>? Scale() => reader.Choice("interval_scale", Choices.Scales);

    private (Located<string>? First, Located<string>? Crossed) Clusters(SampleColumns samples)
    {
        if (reader.Lacks("cluster")) return (scope.Corpus?.Cluster, null);
        if (reader.Value("cluster") is not ListSyntax list)
            return reader.Name("cluster") is not null && reader.Value("cluster") is NameSyntax only ? (samples.Groups("cluster", only), null) : (null, null);
        if (list.Items.Count == 2 && list.Items[0] is { Name: null, Design: null, Value: NameSyntax first }
            && list.Items[1] is { Name: null, Design: null, Value: NameSyntax second } && first.Text != second.Text)
            return (samples.Groups("cluster", first), samples.Groups("cluster", second));
        reader.Wrong<string>("cluster", list);
        return (null, null);
    }
}
