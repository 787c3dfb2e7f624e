using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>report { … }</c>.</summary>
internal sealed class ReportBinder(Declaration declaration)
{
    private readonly BlockReader reader = declaration.Read();

    /// <summary>The report block.</summary>
    public ReportModel Bind()
    {
        Show();
        return new ReportModel(
            reader.Place,
            reader.String("title"),
            reader.List("compare")?.Select(Comparison).OfType<Located<ComparisonDefinition>>().ToEquatableArray(),
            Write(),
            reader.Whole("examples", 0, UnitKind.Texts)) { AlternativeTest = Margin() };
    }

    /// <summary>Nothing can be chosen yet; what one run can never show is an error of its own.</summary>
    private void Show()
    {
        if (reader.List("show") is not { } items || reader.Value("show") is not { } list) return;
        var measures = items.Select(item => item.Value).OfType<NameSyntax>().Where(name => Measures.OfManyRuns.Contains(name.Text)).ToList();
        foreach (var measure in measures)
        {
            reader.Context.Report(ExperimentDiagnostics.OneRunCannotMeasure(reader.Context.At(measure), measure.Text));
        }

        if (measures.Count == 0)
        {
            reader.Context.Report(SyntaxDiagnostics.NotSupportedYet(
                reader.Context.At(list), "`show` in `report`", "Leave `show` out; the report shows all that it has."));
        }
    }

    // What a person costs more is a share of texts.
    private Located<double>? Margin()
    {
        if (reader.Number("alternative_test") is not { } margin) return null;
        if (margin.Value is >= 0 and < 1) return margin;
        reader.Context.Report(SchemaDiagnostics.WrongValue(margin.Place, "alternative_test", "a number from 0 to below 1, such as 0.15",
            margin.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return null;
    }

    private Located<ComparisonDefinition>? Comparison(ArgumentSyntax item)
    {
        if (item is not { Name: null, Value: { } value }) return reader.Wrong<ComparisonDefinition>("compare", item.Value);
        var method = reader.Choice("compare", value, Choices.Methods);
        var place = reader.Context.At(item);
        if (item.Design is null) return method is null ? null : new Located<ComparisonDefinition>(new ComparisonDefinition(method.Value, null), place);
        if (reader.Choice("compare", item.Design, Choices.Designs) is not { } design || method is null) return null;
        if (method.Value == MethodKind.LlmOnly)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(
                reader.Context.At(item.Design), "llm_only", "no design, since it uses no human labels",
                    $"`@ {reader.Context.Source.Slice(item.Design.Span)}`"));
            return null;
        }

        if (design.Value is { } drawn) return new Located<ComparisonDefinition>(new ComparisonDefinition(method.Value, drawn), place);
        reader.Context.Report(SchemaDiagnostics.WrongValue(
            reader.Context.At(item.Design), "@", "a design by name", "`auto`, which is the study's own"));
        return null;
    }

    /// <summary>The formats; a study that writes nothing would run for nothing.</summary>
    private EquatableArray<ReportFormat>? Write()
    {
        if (reader.List("write") is not { } items || reader.Value("write") is not { } list) return null;
        if (items.Count == 0) reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(list), "write", "at least one format", "none"));
        return items.Select(Format).OfType<Choice<ReportFormat>>().Select(format => format.Value).Distinct().ToEquatableArray();
    }

    private Choice<ReportFormat>? Format(ArgumentSyntax item)
    {
        if (item is { Name: null, Design: null, Value: { } value }) return reader.Choice("write", value, Choices.Formats);
        reader.Wrong<string>("write", item.Value);
        return null;
    }
}
