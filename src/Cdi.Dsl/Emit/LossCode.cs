using Cdi.Dsl.Collections;
using Cdi.Dsl.Emit.Encoders;
using Cdi.Dsl.Losses;

namespace Cdi.Dsl.Emit;

/// <summary>Writes a symbolic loss as C# that builds it anew: a run prints and explains the loss from which the compiler derived its kernels.</summary>
/// <remarks>Sums, products, powers and calls go through the factories, whose canonical form of a canonical form is itself.</remarks>
internal static class LossCode
{
    /// <summary>A function that builds the loss with its names, under the names of <see cref="RuntimeNames.LossAliases"/>.</summary>
    public static CSharpCode Of(LossDefinition loss)
    {
        var indices = CSharpCode.Joined($", ", loss.Indices.Select(index => (CSharpCode)$"new({CSharpLiteral.Of(index.Name)}, {Of(index.Expression)})"));
        CSharpCode made = $"static () => new({Of(loss.Loss)}, [{indices}], [{Names(loss.Parameters)}], [{Names(loss.Columns)}])";
        CSharpCode curved = $"{CSharpName.Of(nameof(LossDefinition.MayBeNonConvex))} = true";
        if (loss.Regressors.IsEmpty) return loss.MayBeNonConvex ? $"{made} {{ {curved} }}" : made;
        var regressors = CSharpCode.Joined($", ", loss.Regressors.Select(each =>
            (CSharpCode)$"new({CSharpLiteral.Of(each.Name)}, {CSharpLiteral.Of(each.Variable)}, {CSharpLiteral.Of(each.IsNumber)})"));
        return $"{made} {{ {CSharpName.Of(nameof(LossDefinition.Regressors))} = [{regressors}]{(loss.MayBeNonConvex ? (CSharpCode)$", {curved}" : $"")} }}";
    }

    /// <summary>The expression, under the names of <see cref="RuntimeNames.LossAliases"/>.</summary>
    public static CSharpCode Of(LossExpression expression) => expression switch
    {
        LossExpression.Constant number => (CSharpCode)$"new _Loss.Constant({CSharpLiteral.Of(number.Value)})",
        LossExpression.Parameter parameter => $"new _Loss.Parameter({parameter.Position})",
        LossExpression.Column column => $"new _Loss.Column({column.Position})",
        LossExpression.Annotated => $"_Loss.AnnotatedValue",
        LossExpression.Regressor regressor => $"new _Loss.Regressor({regressor.Position})",
        LossExpression.Coefficient coefficient => $"new _Loss.Coefficient({coefficient.Feature})",
        LossExpression.Index index => $"new _Loss.Index({index.Position})",
        LossExpression.Sum sum => $"_Loss.Add([{Operands(sum.Terms)}])",
        LossExpression.Product product => $"_Loss.Multiply([{Operands(product.Factors)}])",
        LossExpression.Power power => $"_Loss.Pow({Of(power.Base)}, {Of(power.Exponent)})",
        LossExpression.Call call => $"_Loss.Apply(_Primitive.{call.Primitive}, {Of(call.Argument)})",
        var unknown => throw new InvalidOperationException($"No code is known for {unknown.GetType().Name}."),
    };

    private static CSharpCode Names(EquatableArray<string> names) => CSharpCode.Joined($", ", names.Select(name => (CSharpCode)$"{CSharpLiteral.Of(name)}"));

    private static CSharpCode Operands(EquatableArray<LossExpression> operands) => CSharpCode.Joined($", ", operands.Select(Of));
}
