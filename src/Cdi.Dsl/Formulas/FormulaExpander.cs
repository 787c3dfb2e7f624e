using Cdi.Dsl.Collections;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Formulas;

/// <summary>Writes the right-hand side of a formula out term by term, as R's <c>terms()</c> does.</summary>
/// <remarks>
/// Operators: <c>+ - : * / ^ %in% ( )</c>, <c>1</c> and <c>0</c> for the intercept, which is in unless removed
/// (Wilkinson and Rogers 1973; Chambers and Hastie 1992, chapter 2). A repeated term counts once.
/// </remarks>
public sealed class FormulaExpander
{
    private const string Offset = "offset";

    private readonly Func<ExpressionSyntax, IReadOnlyList<string>> columns;
    private readonly List<string> variables = [];
    private readonly List<FormulaProblem> problems = [];
    private bool hasIntercept = true;
    private bool adds = true;

    private readonly Func<CallSyntax, string?>? functions;
    private readonly Action<CallSyntax>? offsets;

    private FormulaExpander(
        Func<ExpressionSyntax, IReadOnlyList<string>> columns, Func<CallSyntax, string?>? functions, Action<CallSyntax>? offsets)
    {
        this.columns = columns;
        this.functions = functions;
        this.offsets = offsets;
    }

    /// <summary>Expands the terms of a formula.</summary>
    /// <param name="terms">What stands behind the tilde, before any bar.</param>
    /// <param name="columns">
    /// The variables that a name or indexed name stands for: one, several for a column family or a variable of several options, none where the
    /// name is unknown (and has been reported).
    /// </param>
    /// <param name="problems">What could not be expanded, in order of the formula; empty where all could.</param>
    /// <param name="functions">The variable that a function stands for; null where it is wrong and has been reported. Without it a function is a
    /// problem.</param>
    /// <param name="offsets">Takes <c>offset(…)</c> where it is added to terms; elsewhere it is a problem.</param>
    public static ExpandedFormula Expand(
        ExpressionSyntax terms, Func<ExpressionSyntax, IReadOnlyList<string>> columns, out IReadOnlyList<FormulaProblem> problems,
        Func<CallSyntax, string?>? functions = null, Action<CallSyntax>? offsets = null)
    {
        var expander = new FormulaExpander(columns, functions, offsets);
        problems = expander.problems;
        try
        {
            return expander.Order(expander.Sum(terms));
        }
        catch (FormulaTooLargeException)
        {
            expander.Report(FormulaProblemKind.TooLarge, terms, "");
            return new ExpandedFormula(EquatableArray<FormulaTerm>.Empty);
        }
    }

    private TermSet Sum(ExpressionSyntax node)
    {
        switch (node)
        {
            case ParenthesizedSyntax parenthesized: return Sum(parenthesized.Inner);
            case BinarySyntax { Operator: BinaryOperator.Plus } sum: return Sum(sum.Left).Plus(Sum(sum.Right));
            case BinarySyntax { Operator: BinaryOperator.Minus } difference: return Without(Sum(difference.Left), Removed(difference.Right), difference.Right);
            case NegationSyntax negation: return TermSet.Empty.Minus(Removed(negation.Operand));
            case NumberSyntax { Digits: "0" or "1", Unit: null } number:
                hasIntercept = number.Digits == "1" ? adds : !adds;
                return TermSet.Empty;
            case CallSyntax { Function.Text: Offset } call when offsets is not null && adds:
                offsets(call);
                return TermSet.Empty;
            default: return Product(node);
        }
    }

    private TermSet Without(TermSet terms, TermSet removed, ExpressionSyntax written)
    {
        if (removed.Terms.Count > 0 && !removed.Terms.Any(terms.Contains)) Report(FormulaProblemKind.NothingToRemove, written, "");
        return terms.Minus(removed);
    }

    private TermSet Removed(ExpressionSyntax node)
    {
        adds = !adds;
        var removed = Sum(node);
        adds = !adds;
        return removed;
    }

    private TermSet Product(ExpressionSyntax node) => node switch
    {
        ParenthesizedSyntax parenthesized => Product(parenthesized.Inner),
        BinarySyntax { Operator: BinaryOperator.Power } power => Power(power),
        BinarySyntax binary => Combine(binary.Operator, Product(binary.Left), binary),
        NumberSyntax { Digits: "1", Unit: null } => TermSet.Constant,
        _ => Variable(node),
    };

    private TermSet Combine(BinaryOperator @operator, TermSet left, BinarySyntax binary) => @operator switch
    {
        BinaryOperator.Plus => left.Plus(Product(binary.Right)),
        BinaryOperator.Minus => Without(left, Product(binary.Right), binary.Right),
        BinaryOperator.Times => Unlike(left, Product(binary.Right), binary, (one, other) => one.Cross(other)),
        BinaryOperator.Divide => left.Nest(Product(binary.Right)),
        BinaryOperator.Interaction => Unlike(left, Product(binary.Right), binary, (one, other) => one.Interact(other)),
        BinaryOperator.In => left.Within(Product(binary.Right)),
        _ => Report(FormulaProblemKind.NotATerm, binary, "a comparison"),
    };

    private TermSet Unlike(TermSet left, TermSet right, ExpressionSyntax written, Func<TermSet, TermSet, TermSet> join)
    {
        if (IsOneColumn(left) && IsOneColumn(right) && left.Contains(right.Terms[0])) ReportPower(written, left);
        return join(left, right);
    }

    private static bool IsOneColumn(TermSet terms) => terms.Terms.Count == 1 && terms.Terms[0].Length == 1;

    private void ReportPower(ExpressionSyntax written, TermSet column) => Report(FormulaProblemKind.PowerOfOneColumn, written, variables[column.Terms[0][0]]);

    private TermSet Power(BinarySyntax power)
    {
        var terms = Product(power.Left);
        return power.Right is NumberSyntax { IsInteger: true, Unit: null, Value: >= 1 and <= TermSet.Limit } exponent
            ? Raised(terms, (int)exponent.Value, power)
            : Report(FormulaProblemKind.BadExponent, power.Right, "");
    }

    private TermSet Raised(TermSet terms, int exponent, ExpressionSyntax written)
    {
        if (exponent > 1 && IsOneColumn(terms)) ReportPower(written, terms);
        return terms.Power(exponent);
    }

    private TermSet Variable(ExpressionSyntax node)
    {
        if (node is CallSyntax { Function.Text: Offset } && functions is not null) return Report(FormulaProblemKind.MisplacedOffset, node, "");
        if (node is CallSyntax call)
        {
            if (functions is null) return Report(FormulaProblemKind.Function, call, call.Function.Text);
            return functions(call) is { } variable ? TermSet.MainEffects([Position(variable)]) : TermSet.Empty;
        }

        return node is NameSyntax or IndexedSyntax
            ? TermSet.MainEffects(columns(node).Select(Position))
            : Report(FormulaProblemKind.NotATerm, node, "");
    }

    private int Position(string name)
    {
        var position = variables.IndexOf(name);
        if (position >= 0) return position;
        variables.Add(name);
        return variables.Count - 1;
    }

    private TermSet Report(FormulaProblemKind kind, ExpressionSyntax node, string found)
    {
        problems.Add(new FormulaProblem(kind, node.Span, found));
        return TermSet.Empty;
    }

    private ExpandedFormula Order(TermSet set)
    {
        var named = set.Terms
            .Where(term => term.Length > 0)
            .OrderBy(term => term.Length)
            .Select(term => new FormulaTerm(term.Select(position => variables[position]).ToEquatableArray()));
        return new ExpandedFormula((hasIntercept ? new[] { FormulaTerm.Intercept } : []).Concat(named).ToEquatableArray());
    }
}
