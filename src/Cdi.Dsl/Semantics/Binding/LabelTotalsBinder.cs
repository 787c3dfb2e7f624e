using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>calibrate = linear, on = branch + thanks * year</c>: what labelled texts are to have in common with all texts.</summary>
internal sealed class LabelTotalsBinder(BlockReader reader, StudyScope scope)
{
    private readonly BindingContext context = reader.Context;

    /// <summary>The totals; null where there are none, and where they are wrong, which is reported.</summary>
    public Located<LabelTotals>? Bind()
    {
        var (kind, residuals) = (reader.Choice("calibrate", Choices.Calibrations), reader.Choice("residuals", Choices.Residuals));
        if (reader.Attempted("calibrate")) reader.Require("on", "Say what is known of every text: `calibrate = linear, on = year + branch`.");
        else if (reader.Attempted("on") || reader.Attempted("residuals")) reader.Require("calibrate", "Say how weights are changed: `calibrate = linear`.");
        if (reader.Value("on") is not { } value || Terms(value) is not { } terms || kind is null) return null;
        return new(new LabelTotals(kind.Value, residuals?.Value == ResidualWeights.Plain, context.Source.Slice(value.Span), terms), kind.Place);
    }

    private EquatableArray<LabelTotal>? Terms(ExpressionSyntax value)
    {
        if (value is FormulaSyntax or ListSyntax)
        {
            context.Report(SchemaDiagnostics.WrongValue(context.At(value), "on", "the right side of a formula, `year + branch`", value.Describe()));
            return null;
        }

        var binder = new FormulaBinder(context, scope);
        if (binder.Bind(value) is not { } formula) return null;
        if (binder.Regressors.Count > 0)
        {
            var annotated = binder.Regressors[0];
            context.Report(DesignDiagnostics.NotKnownOfEveryText(annotated.Place, annotated.Value.ToString()));
            return null;
        }

        if (!formula.Offsets.IsEmpty || formula.Functions.Any())
        {
            var name = formula.Offsets.Concat(formula.Functions).First().Name;
            context.Report(SyntaxDiagnostics.NotSupportedYet(context.At(value), $"A function of columns, `{name}`, in `on`",
                "Add a column with its values to the file, and name that."));
            return null;
        }

        return formula.Terms.Select(term => new LabelTotal(term.Name, term.Variables)).ToEquatableArray();
    }
}
