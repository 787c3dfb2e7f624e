using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the settings of an <c>llm</c> block that make one annotator of several models.</summary>
internal sealed class PanelBinder(BlockReader reader, StudyScope scope, string name)
{
    /// <summary>The panel; null where the block names no members, or names them wrong, which is reported.</summary>
    public PanelModel? Bind()
    {
        var (weights, aggregate) = (Weights(), reader.Choice("aggregate", Choices.Aggregates));
        if (reader.Value("members") is { } value) return Members(value) is { } members ? new(members, weights, aggregate) : null;
        if (reader.Lacks("members")) ReportWithoutMembers(weights?.Place, aggregate?.Place);
        return null;
    }

    private void ReportWithoutMembers(Place? weights, Place? aggregate)
    {
        const string reason = "it is for several models, and `members` names none";
        if (weights is { } first) reader.Context.Report(DesignDiagnostics.NoEffect(first, "weights", reason));
        if (aggregate is { } second) reader.Context.Report(DesignDiagnostics.NoEffect(second, "aggregate", reason));
    }

    private EquatableArray<Located<string>>? Members(ExpressionSyntax value)
    {
        if (value is not ListSyntax list || list.Items.Any(item => item is not { Name: null, Design: null, Value: NameSyntax }))
        {
            reader.Wrong<string>("members", value);
            return null;
        }

        var named = new List<Located<string>>();
        foreach (var member in list.Items.Select(item => item.Value).OfType<NameSyntax>())
        {
            if (scope.ReportUnlessDeclared(reader.Context, member, "llm", member.Text)) named.Add(new(member.Text, reader.Context.At(member)));
        }

        if (list.Items.Count < 2)
            reader.Context.Report(AnnotationDiagnostics.NoPanel(reader.Context.At(value), name, "one model agrees with itself", PanelHint));
        if (named.Count < list.Items.Count || named.Count < 2) return null;
        return named.ToEquatableArray();
    }

    /// <summary>The remedy where a panel has too few members.</summary>
    private const string PanelHint = "Name at least two models of its outcome: `members = [reader, second]`.";

    private Located<EquatableArray<double>>? Weights()
    {
        if (reader.Value("weights") is not { } value) return null;
        if (value is ListSyntax list && list.Items.All(IsWeight))
            return new(
                list.Items.Select(item => item.Value).OfType<NumberSyntax>().Select(number => number.Value).ToEquatableArray(), reader.Context.At(value));
        reader.Wrong<string>("weights", value);
        return null;
    }

    private static bool IsWeight(ArgumentSyntax item) => item is { Name: null, Design: null, Value: NumberSyntax { Unit: null, Value: > 0 and <= 1e6 } };
}
