namespace Cdi.Dsl.Syntax;

/// <summary>Writes pieces of a study on one line. Texts between triple quotes have no such form.</summary>
internal static class FlatPrinter
{
    public static string Print(ExpressionSyntax expression) => expression switch
    {
        NameSyntax name => Print(name),
        StringSyntax text => Quoted(text.Value),
        NumberSyntax number => number.Digits + Unit(number),
        IndexedSyntax indexed => $"{Print(indexed.Name)}[{Print(indexed.Key)}]",
        CallSyntax call => $"{Print(call.Function)}({Joined(call.Arguments.Select(Print))})",
        ListSyntax list => $"[{Joined(list.Items.Select(Print))}]",
        ParenthesizedSyntax group => $"({Print(group.Inner)})",
        NegationSyntax negation => "-" + Print(negation.Operand),
        NotSyntax not => "not " + Print(not.Operand),
        RangeSyntax range => $"{Print(range.From)}..{Print(range.To)}",
        BinarySyntax binary => Print(binary.Left) + Sign(binary.Operator) + Print(binary.Right),
        QualifiedSyntax qualified => $"{Print(qualified.Value)} {qualified.Preposition} {Print(qualified.Name)}",
        FormulaSyntax formula => Response(formula) + Print(formula.Terms) + FixedEffects(formula),
        _ => throw new ArgumentException("Not an expression of one line: " + expression.GetType().Name, nameof(expression)),
    };

    public static string Print(NameSyntax name) => name.IsQuoted ? $"`{name.Text}`" : name.Text;

    public static string Print(KeySyntax key) => key.Kind switch
    {
        KeyKind.String => Quoted(key.Text),
        KeyKind.Quoted => $"`{key.Text}`",
        _ => key.Text,
    };

    public static string Print(ArgumentSyntax argument) => Name(argument) + Print(argument.Value) + Design(argument);

    public static string Print(MapEntrySyntax entry) => $"{Print(entry.Key)} = {Print(entry.Option)}";

    public static string Print(ImportSyntax import) => $"import {{ {Joined(import.Names.Select(Print))} }} from {Quoted(import.Source.Value)}";

    public static string Name(ArgumentSyntax argument) => argument.Name is { } name ? Print(name) + " = " : "";

    public static string Design(ArgumentSyntax argument) => argument.Design is { } design ? " @ " + Print(design) : "";

    public static string Response(FormulaSyntax formula) => formula.Response is { } response ? Print(response) + " ~ " : "~ ";

    public static string FixedEffects(FormulaSyntax formula) => formula.FixedEffects is { } effects ? " | " + Print(effects) : "";

    /// <summary>The operator with its spaces: none where it binds tighter than a product.</summary>
    public static string Sign(BinaryOperator joined) => joined is BinaryOperator.Interaction or BinaryOperator.Power
        ? SyntaxDescription.Sign(joined)
        : $" {SyntaxDescription.Sign(joined)} ";

    private static string Unit(NumberSyntax number) => number.Unit switch
    {
        null => "",
        { Text: "%" } => "%",
        { } unit => " " + unit.Text,
    };

    private static string Joined(IEnumerable<string> items) => string.Join(", ", items);

    private static string Quoted(string value) =>
        "\"" + value.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n").Replace("\t", "\\t") + "\"";
}
