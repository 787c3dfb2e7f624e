using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the strata from which a study draws: columns, labels of models, and how sure models are.</summary>
internal sealed class StrataBinder(BlockReader reader, StudyScope scope)
{
    private const string Setting = "strata";

    private const string Wanted = "columns, names of models for their labels, and `confidence(MODEL)`";

    /// <summary>The parts by which strata are formed; null where there are none, and where one is wrong, which is reported.</summary>
    public Located<EquatableArray<Located<StratumPart>>>? Bind()
    {
        if (reader.Value(Setting) is not { } value) return null;
        IEnumerable<ExpressionSyntax?> items = value is ListSyntax list
            ? list.Items.Select(item => item is { Name: null, Design: null } ? item.Value : null) : [value];
        var parts = new List<Located<StratumPart>>();
        foreach (var item in items)
        {
            if (item is null || Part(item) is not { } part)
            {
                if (item is null) Wrong(value);
                return null;
            }

            if (parts.Exists(each => each.Value.Column == part.Value.Column && each.Value.Llm == part.Value.Llm
                && each.Value.Bins > 0 == part.Value.Bins > 0))
            {
                reader.Context.Report(SchemaDiagnostics.WrongValue(part.Place, Setting, "each of them once", $"`{part.Value.Written}` twice"));
                return null;
            }

            parts.Add(part);
        }

        if (parts.Count > 0) return new(parts.ToEquatableArray(), reader.Context.At(value));
        reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(value), Setting, Wanted, "none"));
        return null;
    }

    private Located<StratumPart>? Part(ExpressionSyntax item)
    {
        switch (item)
        {
            case NameSyntax name when !scope.IsColumn(name.Text) && scope.Declarations.Declares("llm", name.Text):
                return new(new StratumPart(null, name.Text), reader.Context.At(name));
            case NameSyntax name:
                return new SampleColumns(reader, scope).Groups(Setting, name) is { } column ? new(new StratumPart(column.Value), column.Place) : null;
            case CallSyntax { Function.Text: "confidence" } call:
                return Confidence(call);
            default:
                Wrong(item);
                return null;
        }
    }

    private Located<StratumPart>? Confidence(CallSyntax call)
    {
        if (CountedCall.Read(call, "bins", SamplingDefaults.Bins, 2, SamplingDefaults.MostBins) is not var (model, bins))
        {
            Wrong(call);
            return null;
        }

        return scope.ReportUnlessDeclared(reader.Context, model, "llm", model.Text)
            ? new(new StratumPart(null, model.Text, bins), reader.Context.At(call)) : null;
    }

    private void Wrong(ExpressionSyntax item) => reader.Context.Report(SchemaDiagnostics.WrongValue(
        reader.Context.At(item), Setting, Wanted, item.Describe(), "As in `[branch, reader, confidence(reader, bins = 4)]`, with 2 to 100 bins."));
}
