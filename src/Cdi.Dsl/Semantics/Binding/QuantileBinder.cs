using System.Globalization;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>quantile(outcome, 0.9)</c>, <c>median(outcome)</c>, and either with a <c>type</c>.</summary>
/// <param name="context">The file.</param>
/// <param name="response">The outcome that an argument names; null where that is wrong, which is reported.</param>
internal sealed class QuantileBinder(BindingContext context, Func<ExpressionSyntax, Located<Response>?> response)
{
    /// <summary>What is asked for; null where it is wrong, which is reported.</summary>
    /// <param name="call">The call.</param>
    /// <param name="function">Quantile or median.</param>
    public EstimandForm? Bind(CallSyntax call, TargetFunction function)
    {
        var isMedian = function == TargetFunction.Median;
        var given = call.Arguments.Where(argument => argument.Name is null).ToList();
        var named = call.Arguments.Where(argument => argument.Name is not null).ToList();
        if (given.Count != (isMedian ? 1 : 2) || named.Count > 1 || named.Exists(argument => argument.Name?.Text != "type"))
            return Refuse(call, call, isMedian ? "one outcome, a number" : "an outcome, a number, and a level such as 0.9");

        if (!isMedian && given[1].Value is not NumberSyntax { Unit: null, Value: > 0 and < 1 })
            return Refuse(call, given[1].Value, "a level between 0 and 1");
        var level = given.Count == 2 && given[1].Value is NumberSyntax number ? number.Value : 0.5;
        var type = named.Count == 1 ? Type(named[0].Value) : null;
        if (named.Count == 1 && type is null) return Refuse(call, named[0].Value, "the `type` 1, or 4 to 9");
        if (response(given[0].Value) is not { } found) return null;
        if (found.Value.Event is null) return new EstimandForm.Quantile(found, function, level) { Type = type };
        return Refuse(call, given[0].Value, "an outcome that is a number", $"An event has a share: use `prevalence({found.Value})`.");
    }

    private static int? Type(ExpressionSyntax value) =>
        value is NumberSyntax { Unit: null, IsInteger: true, Value: (1 or (>= 4 and <= 9)) and var type } ? (int)type : null;

    private EstimandForm? Refuse(CallSyntax call, ExpressionSyntax node, string takes, string? hint = null)
    {
        context.Report(SchemaDiagnostics.WrongValue(context.At(node), call.Function.Text, takes,
            node == call ? $"{call.Arguments.Count.ToString(CultureInfo.InvariantCulture)} arguments" : node.Describe(), hint));
        return null;
    }
}
