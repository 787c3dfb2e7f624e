using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Arguments of a function of R behind its first: by name, or one number by place.</summary>
internal sealed class CallArguments(CallSyntax call)
{
    private readonly List<ArgumentSyntax> left = [.. call.Arguments.Skip(1)];

    /// <summary>Whether the powers are plain.</summary>
    public bool IsRaw { get; set; }

    /// <summary>An argument that nothing has asked for; null where there is none.</summary>
    public ArgumentSyntax? Surplus => left.FirstOrDefault();

    /// <summary>Whether an argument has this name.</summary>
    public bool Has(string name) => left.Exists(argument => argument.Name?.Text == name);

    /// <summary>A whole number of 1 or more, by name or by place; null where there is none or another value.</summary>
    public int? Count(string name) => Take(argument => argument.Name is null || argument.Name.Text == name)?.Value
        is NumberSyntax { IsInteger: true, Unit: null, Value: >= 1 and <= 1000 } number ? (int)number.Value : null;

    /// <summary><c>TRUE</c> or <c>FALSE</c>; null where another value stands there.</summary>
    public bool? Truth(string name, bool otherwise) => Take(argument => argument.Name?.Text == name) switch
    {
        null => otherwise,
        { Value: NameSyntax { Text: "TRUE" } } => true,
        { Value: NameSyntax { Text: "FALSE" } } => false,
        _ => null,
    };

    /// <summary>A number or <c>c(…)</c> of numbers; empty where there is no such argument, null where it is none of numbers.</summary>
    public IReadOnlyList<double>? Numbers(string name)
    {
        if (Take(argument => argument.Name?.Text == name) is not { } argument) return [];
        IEnumerable<ExpressionSyntax> written = argument.Value is CallSyntax { Function.Text: "c" } list
            ? list.Arguments.Select(each => each.Value) : [argument.Value];
        var numbers = written.Select(Number).ToList();
        return numbers.Contains(null) ? null : [.. numbers.OfType<double>()];
    }

    private static double? Number(ExpressionSyntax value) => value switch
    {
        NumberSyntax { Unit: null } number => number.Value,
        NegationSyntax { Operand: NumberSyntax { Unit: null } number } => -number.Value,
        _ => null,
    };

    private ArgumentSyntax? Take(Predicate<ArgumentSyntax> isMeant)
    {
        var index = left.FindIndex(argument => argument.Design is null && isMeant(argument));
        if (index < 0) return null;
        var argument = left[index];
        left.RemoveAt(index);
        return argument;
    }
}
