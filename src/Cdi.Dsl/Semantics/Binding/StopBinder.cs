using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>stop = half_width &lt;= 0.03</c>, perhaps several joined by <c>and</c>.</summary>
internal sealed class StopBinder(BlockReader reader, StudyScope scope)
{
    private const string Setting = "stop";

    private const string Wanted = "the largest half-width that is narrow enough, `half_width <= 0.03` or `half_width[estimand] <= 0.03`, or several joined "
        + "by `and`";

    /// <summary>The bounds; null where there are none, and where one is wrong, which is reported.</summary>
    public Located<EquatableArray<ExpectedBound>>? Bind()
    {
        if (reader.Value(Setting) is not { } value) return null;
        var bounds = new List<ExpectedBound>();
        foreach (var condition in Parts(value))
        {
            if (Bound(condition) is not { } bound) return null;
            bounds.Add(bound);
        }

        return new(bounds.ToEquatableArray(), reader.Context.At(value));
    }

    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax value) =>
        value is BinarySyntax { Operator: BinaryOperator.And } both ? Parts(both.Left).Concat(Parts(both.Right)) : [value];

    private ExpectedBound? Bound(ExpressionSyntax condition)
    {
        if (ExpectationBinder.Bind(reader, scope, condition, Wrong, counts: false) is not { } compared) return null;
        var isNarrow = compared.Measure is NameSyntax name && Choices.EstimateMeasures.Find(name.Text)?.Value == EstimateMeasure.HalfWidth
            && compared.Bound is { IsAtLeast: false, Value: > 0 };
        if (isNarrow) return compared.Bound;
        reader.Context.Report(Wrong(compared.Place, compared.Bound.Written));
        return null;
    }

    private static Diagnostic Wrong(Place place, string written) => SchemaDiagnostics.WrongValue(place, Setting, Wanted, $"`{written}`");
}
