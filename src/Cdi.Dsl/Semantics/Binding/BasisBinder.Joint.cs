using Cdi.Dsl.Collections;
using Cdi.Dsl.Definitions;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <content>Polynomials of several columns: <c>poly(x, z, degree = 2)</c>.</content>
internal sealed partial class BasisBinder
{
    /// <summary>Products of the polynomials of each column whose degrees add up to no more than the degree, named by them: <c>…1.0</c>, <c>…1.1</c>.</summary>
    private string? Joint(CallSyntax call)
    {
        const string Takes = "columns of numbers, and behind them `degree = 2` or another degree";
        var read = new List<ColumnModel>();
        foreach (var argument in call.Arguments.Take(call.Arguments.Count - 1))
        {
            var written = argument.Value is IndexedSyntax indexed ? $"{indexed.Name.Text}[{indexed.Key.Text}]" : (argument.Value as NameSyntax)?.Text;
            if (argument is not { Name: null, Design: null } || written is null || scope.Declarations.Declares("outcome", written))
                return Refuse(call, argument, Takes, $"`{context.Source.Slice(argument.Span)}`");
            if (scope.Column(context, argument.Value, written) is not { } column) return null;
            if (!column.IsNumeric) return Refuse(call, argument, Takes, $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`");
            read.Add(column);
        }

        var last = call.Arguments[call.Arguments.Count - 1];
        if (last is not { Name.Text: "degree", Design: null, Value: NumberSyntax { IsInteger: true, Unit: null, Value: >= 1 and <= 20 } number }
            || RName.Of(call) is not { } name) return Refuse(call, last, Takes, $"`{context.Source.Slice(last.Span)}`");
        if (variables.ContainsKey(name)) return name;
        var degree = (int)number.Value;
        IEnumerable<int[]> powers = [[]];
        foreach (var _ in read)
        {
            var before = powers.ToList();
            powers = Enumerable.Range(0, degree + 1).SelectMany(_ => before, (power, each) => each.Append(power).ToArray())
                .Where(each => each.Sum() <= degree).ToList();
        }

        var products = powers.Where(each => each.Sum() >= 1).ToList();
        if (products.Count > StudyLimits.Parameters) return Refuse(call, last, Takes, $"{NumberDigits.Of(products.Count)} products");
        variables.Add(name, products.Select(each => name + string.Join(".", each.Select(power => NumberDigits.Of(power)))).ToEquatableArray());
        foreach (var (product, own) in products.Zip(variables[name], (product, own) => (product, own)))
        {
            var columns = read.Zip(product, (column, power) => (column, power)).Where(each => each.power > 0)
                .Select(each => Single(each.column, degree, each.power - 1)).ToEquatableArray();
            functions.Add(new FormulaFunction(own, LossExpression.Multiply(columns.Select((_, k) => (LossExpression)new LossExpression.Column(k))), columns));
        }

        return name;
    }

    // One column of `poly(x, 2)`, under the name that it has alone.
    private string Single(ColumnModel column, int degree, int position)
    {
        var function = $"poly({column.Name}, {NumberDigits.Of(degree)})";
        var name = degree == 1 ? function : function + NumberDigits.Of(position + 1);
        Add(name, column, new BasisColumn(function, BasisKind.Polynomials, column.Name, position, degree), isRaw: false);
        return name;
    }
}
