using System.Globalization;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Reads <c>vary budget = …</c>: labels, a list of them, or a range in steps; or shares of the corpus, <c>5%..20% of letters</c>.</summary>
internal sealed class ExperimentBudgets(BlockReader reader, StudyScope scope)
{
    private const int MostSteps = 100;

    /// <summary>The budgets; null where they are not given or wrong, which is reported.</summary>
    public EquatableArray<Located<ExperimentBudget>>? Bind()
    {
        if (reader.Value("budget") is not { } value) return null;
        var amount = value;
        if (value is QualifiedSyntax { Preposition: "of" } qualified)
        {
            if (!scope.ReportUnlessDeclared(reader.Context, qualified.Name, "corpus", qualified.Name.Text)) return null;
            amount = qualified.Value;
        }

        if (amount is RangeSyntax range) return Steps(range, value);
        if (reader.Value("steps") is { } alone)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(alone), "steps", "no value without a range, `5%..20% of letters`", "a value"));
            return null;
        }

        var items = amount is ListSyntax list ? list.Items.Select(item => item is { Name: null, Design: null } ? item.Value : null) : [amount];
        var found = items.Select(item => item is null ? null : Budget(item)).ToList();
        if (found.Count > 0 && found.TrueForAll(each => each is not null)) return found.OfType<Located<ExperimentBudget>>().Distinct().ToEquatableArray();
        reader.Wrong<ExperimentBudget>("budget", value);
        return null;
    }

    private EquatableArray<Located<ExperimentBudget>>? Steps(RangeSyntax range, ExpressionSyntax value)
    {
        // The unit of the end is that of both: `100..500 labels`.
        var (first, last) = (Budget(range.From) ?? (range.To is NumberSyntax { Unit: { } unit } && range.From is NumberSyntax { Unit: null } bare
            ? Budget(bare with { Unit = unit }) : null), Budget(range.To));
        if (first is null || last is null || (first.Value.Share > 0) != (last.Value.Share > 0)
            || first.Value.Labels > last.Value.Labels || first.Value.Share > last.Value.Share)
        {
            reader.Wrong<ExperimentBudget>("budget", value);
            return null;
        }

        if (reader.Lacks("steps"))
        {
            reader.Context.Report(SchemaDiagnostics.Missing(reader.Context.At(value), "A range of budgets", "`steps`",
                $"Say how many budgets it has: `{reader.Context.Source.Slice(value.Span)}, steps = 10`."));
            return null;
        }

        if (reader.Whole("steps", 2) is not { } steps) return null;
        if (steps.Value > MostSteps)
        {
            reader.Wrong<int>("steps", range);
            return null;
        }

        var place = reader.Context.At(value);
        return Enumerable.Range(0, steps.Value).Select(step => Between(first.Value, last.Value, step, steps.Value - 1))
            .Distinct().Select(budget => new Located<ExperimentBudget>(budget, place)).ToEquatableArray();
    }

    // Equal steps; labels are rounded to whole ones.
    private static ExperimentBudget Between(ExperimentBudget first, ExperimentBudget last, int step, int steps) => first.Share > 0
        ? new(0, (((steps - step) * first.Share) + (step * last.Share)) / steps)
        : new((int)Math.Round((((double)(steps - step) * first.Labels) + ((double)step * last.Labels)) / steps), 0);

    private Located<ExperimentBudget>? Budget(ExpressionSyntax value) => value is NumberSyntax number ? Budget(number) : null;

    private Located<ExperimentBudget>? Budget(NumberSyntax number) => Choices.Units.Find(number.Unit?.Text ?? "")?.Value switch
    {
        UnitKind.Labels or UnitKind.Texts when int.TryParse(number.Digits, NumberStyles.None, CultureInfo.InvariantCulture, out var labels) && labels > 0 =>
            new(new(labels, 0), reader.Context.At(number)),
        UnitKind.Percent when decimal.TryParse(number.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is > 0 and <= 100 =>
            new(new(0, (double)(share / 100)), reader.Context.At(number)),
        _ => null,
    };
}
