using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>start { b1 = 500, b2 = 0.0001 }</c>.</summary>
internal sealed class StartBinder(BlockReader reader, StudyScope scope)
{
    private readonly BindingContext context = reader.Context;

    /// <summary>θ by position of the parameter; null where something is wrong, which is reported.</summary>
    /// <param name="parameters">The parameters, and where they are first used.</param>
    /// <param name="definitions">Names of the definitions of the loss.</param>
    /// <param name="mayBeZero">Whether a parameter without a value may begin at 0.</param>
    public double[]? Bind(IReadOnlyList<Located<string>> parameters, ICollection<string> definitions, bool mayBeZero)
    {
        var block = reader.Written("start");
        var values = new Dictionary<string, double?>(StringComparer.Ordinal);
        var isRight = true;
        foreach (var (node, name, value) in Pairs(block))
        {
            if (values.ContainsKey(name))
            {
                context.Report(SyntaxDiagnostics.GivenTwice(context.At(node), "setting", name, context.Line(node)));
                isRight = false;
                continue;
            }

            values[name] = Number(name, value);
            isRight &= values[name] is not null && IsParameter(node, name, parameters, definitions);
        }

        if (block is null && mayBeZero) return new double[parameters.Count];
        foreach (var parameter in parameters.Where(parameter => !values.ContainsKey(parameter.Value)))
        {
            if (block?.CloseBrace is null && block is not null) break; // a value that seems absent may be there
            var known = scope.ColumnNames.Concat(scope.Outcomes.Select(outcome => outcome.Name)).Where(name => name != parameter.Value);
            context.Report(LossDiagnostics.NoStart(parameter.Place, parameter.Value, NearestName.Find(parameter.Value, known), block is not null));
            isRight = false;
        }

        // Where a block has no end, a value that was not found begins at 0; that it has none is told.
        return isRight ? [.. parameters.Select(parameter => values.TryGetValue(parameter.Value, out var value) ? value ?? 0 : 0)] : null;
    }

    // A line is a setting with further pairs behind commas.
    private static IEnumerable<(SyntaxNode Node, string Name, ExpressionSyntax Value)> Pairs(BlockSyntax? block) =>
        (block?.Settings ?? []).SelectMany(setting => setting.Options.Select(option => ((SyntaxNode)option.Name, option.Name.Text, option.Value))
            .Prepend((setting.Key, setting.Key.Text, setting.Value)));

    private double? Number(string name, ExpressionSyntax value)
    {
        var (number, sign) = value is NegationSyntax { Operand: var operand } ? (operand, -1.0) : (value, 1.0);
        if (number is NumberSyntax { Unit: null, Value: var found } && !double.IsInfinity(found)) return sign * found;
        context.Report(SchemaDiagnostics.WrongValue(context.At(value), name, "a number", $"`{context.Source.Slice(value.Span)}`"));
        return null;
    }

    private bool IsParameter(SyntaxNode node, string name, IReadOnlyList<Located<string>> parameters, ICollection<string> definitions)
    {
        if (parameters.Any(parameter => parameter.Value == name)) return true;
        var what = definitions.Contains(name) ? "a definition of the loss"
            : scope.Declarations.Declares("outcome", name) ? "an outcome"
            : scope.IsColumn(name) ? $"a column of corpus `{scope.Corpus?.Name}`" : null;
        context.Report(LossDiagnostics.StartOfNoParameter(context.At(node), name, what, [.. parameters.Select(parameter => parameter.Value)]));
        return false;
    }
}
