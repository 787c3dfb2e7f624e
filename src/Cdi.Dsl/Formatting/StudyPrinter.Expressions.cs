using Cdi.Dsl.Collections;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Formatting;

/// <summary>Prints expressions that do not stay on one line.</summary>
internal sealed partial class StudyPrinter
{
    private void PrintFitting(int indentation, ExpressionSyntax value)
    {
        if (!HasText(value) && FlatPrinter.Print(value) is var flat && Fits(value.Span, flat.Length)) writer.Append(flat);
        else PrintBroken(indentation, value);
    }

    private void PrintBroken(int indentation, ExpressionSyntax value)
    {
        switch (value)
        {
            case TextSyntax text:
                PrintText(indentation + Step, text);
                break;
            case ListSyntax list:
                PrintItems(indentation, "[", list.Items, list.Span.Start + 1, list.Span.End - 1, "]");
                break;
            case CallSyntax call:
                writer.Append(FlatPrinter.Print(call.Function));
                PrintCall(indentation, call.Arguments, call.Function.Span.End, call.Span.End - 1);
                break;
            case BinarySyntax binary:
                PrintAround(indentation, binary.Left, FlatPrinter.Sign(binary.Operator), binary.Right);
                break;
            case RangeSyntax range:
                PrintAround(indentation, range.From, "..", range.To);
                break;
            case QualifiedSyntax qualified:
                PrintAround(indentation, qualified.Value, $" {qualified.Preposition} ", qualified.Name);
                break;
            case NegationSyntax negation:
                PrintAround(indentation, null, "-", negation.Operand);
                break;
            case NotSyntax not:
                PrintAround(indentation, null, "not ", not.Operand);
                break;
            case ParenthesizedSyntax group:
                PrintAround(indentation, null, "(", group.Inner);
                writer.Append(")");
                break;
            case FormulaSyntax formula:
                PrintAround(indentation, formula.Response, formula.Response is null ? "~ " : " ~ ", formula.Terms);
                if (formula.FixedEffects is { } effects) PrintAround(indentation, null, " | ", effects);
                break;
            default:
                writer.Append(FlatPrinter.Print(value));
                break;
        }
    }

    private void PrintAround(int indentation, ExpressionSyntax? left, string sign, ExpressionSyntax right)
    {
        if (left is not null) PrintFitting(indentation, left);
        writer.Append(sign);
        PrintFitting(indentation, right);
    }

    private void PrintCall(int indentation, EquatableArray<ArgumentSyntax> arguments, int open, int close)
    {
        var isFlat = !arguments.Any(argument => HasText(argument.Value));
        var flat = isFlat ? $"({string.Join(", ", arguments.Select(FlatPrinter.Print))})" : "";
        if (isFlat && Fits(TextSpan.FromBounds(open, close), flat.Length)) writer.Append(flat);
        else PrintItems(indentation, "(", arguments, open, close, ")");
    }

    private void PrintItems(int indentation, string opener, EquatableArray<ArgumentSyntax> items, int open, int close, string closer)
    {
        writer.Append(opener);
        writer.End(indentation + Step, open, items.IsEmpty ? close : items[0].Span.Start);
        for (var i = 0; i < items.Count; i++)
        {
            writer.StaysClose = true;
            writer.Begin(indentation + Step, items[i].Span.Start);
            PrintArgument(indentation + Step, items[i]);
            if (items.Count > 1) writer.Append(",");
            writer.End(indentation + Step, items[i].Span.End, i + 1 < items.Count ? items[i + 1].Span.Start : close);
        }

        PrintCloser(indentation, close, closer);
    }

    private void PrintArgument(int indentation, ArgumentSyntax argument)
    {
        writer.Append(FlatPrinter.Name(argument));
        if (argument.Value is FormulaSyntax formula && Terms(formula) is var terms && NeedsLines(formula, terms)) PrintTerms(indentation, formula, terms);
        else PrintFitting(indentation, argument.Value);
        writer.Append(FlatPrinter.Design(argument));
    }

    // A comment within the last term ends up behind it, where it asks for no lines of its own.
    private bool NeedsLines(FormulaSyntax formula, List<Term> terms) =>
        HasText(formula)
        || writer.Column + FlatPrinter.Print(formula).Length > Width
        || writer.HasCommentIn(TextSpan.FromBounds(formula.Span.Start, terms[terms.Count - 1].Operand.Span.Start));

    // One term per line; only between brackets, where line ends are free.
    private void PrintTerms(int indentation, FormulaSyntax formula, List<Term> terms)
    {
        PrintAround(indentation, formula.Response, formula.Response is null ? "~ " : " ~ ", terms[0].Operand);
        for (var i = 1; i < terms.Count; i++)
        {
            var start = terms[i].Operand.Span.Start;
            writer.End(indentation + Step, terms[i - 1].Operand.Span.End, start);
            writer.StaysClose = true;
            writer.Begin(indentation + Step, start);
            PrintAround(indentation + Step, null, terms[i].Sign, terms[i].Operand);
        }
    }

    private void PrintText(int indentation, TextSyntax text)
    {
        writer.Append("\"\"\"");
        foreach (var content in TextLines.Read(source, text)) writer.Break(content.Length == 0 ? "" : new string(' ', indentation) + content);
        writer.Break(new string(' ', indentation) + "\"\"\"");
    }

    private static List<Term> Terms(FormulaSyntax formula)
    {
        var terms = new List<Term>();
        var sum = formula.Terms;
        while (sum is BinarySyntax { Operator: BinaryOperator.Plus or BinaryOperator.Minus } binary)
        {
            terms.Add(new Term(SyntaxDescription.Sign(binary.Operator) + " ", binary.Right));
            sum = binary.Left;
        }

        terms.Add(new Term("", sum));
        terms.Reverse();
        if (formula.FixedEffects is { } effects) terms.Add(new Term("| ", effects));
        return terms;
    }

    private bool Fits(TextSpan span, int length) => writer.Column + length <= Width && !writer.HasCommentIn(span);

    private static bool HasText(ExpressionSyntax? value) => value switch
    {
        TextSyntax => true,
        ListSyntax list => list.Items.Any(item => HasText(item.Value)),
        CallSyntax call => call.Arguments.Any(argument => HasText(argument.Value)),
        ParenthesizedSyntax group => HasText(group.Inner),
        NegationSyntax negation => HasText(negation.Operand),
        NotSyntax not => HasText(not.Operand),
        RangeSyntax range => HasText(range.From) || HasText(range.To),
        BinarySyntax binary => HasText(binary.Left) || HasText(binary.Right),
        QualifiedSyntax qualified => HasText(qualified.Value),
        FormulaSyntax formula => HasText(formula.Response) || HasText(formula.Terms) || HasText(formula.FixedEffects),
        _ => false,
    };

    // A summand of a formula with the sign before it; the fixed effects count as the last one.
    private sealed record Term(string Sign, ExpressionSyntax Operand);
}
