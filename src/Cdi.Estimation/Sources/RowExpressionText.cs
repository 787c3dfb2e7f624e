using System.Globalization;

namespace Cdi.Estimation.Sources;

/// <summary>Prints the coefficient of one feature as SQL has it in every dialect: numbers, the four operations and CASE.</summary>
/// <param name="names">What the quantities are called.</param>
/// <param name="features">M.</param>
internal sealed class RowExpressionText(RowExpressionNames names, int features)
{
    /// <summary>The coefficient of a feature.</summary>
    /// <param name="expression">What it is.</param>
    /// <param name="feature">Which feature, from 0.</param>
    public string Of(RowExpression expression, int feature) => expression switch
    {
        RowExpression.Number number => Literal(number.Value),
        RowExpression.OfFeature own => Literal(own.Values[feature]),
        RowExpression.OfFold own => $"CASE {names.Fold} {string.Join(" ", own.Values.Select(Case))} END",
        RowExpression.Predicted => names.Predicted(feature),
        RowExpression.Human => names.Human(feature),
        RowExpression.Probability => names.Probability,
        RowExpression.Combined both => $"({Of(both.Left, feature)} {Sign(both.By)} {Of(both.Right, feature)})",
        RowExpression.IfLabelled cases => Choice(names.IsLabelled, cases.Labelled, cases.Otherwise, feature),
        RowExpression.IfAny cases => Choice(string.Join(" OR ", Enumerable.Range(0, features).Select(each => $"{Of(cases.Value, each)} <> 0.0")),
            cases.Value, cases.Otherwise, feature),
        _ => throw new InvalidOperationException($"{expression.GetType().Name} has no text."),
    };

    private string Choice(string condition, RowExpression holds, RowExpression otherwise, int feature) =>
        $"CASE WHEN {condition} THEN {Of(holds, feature)} ELSE {Of(otherwise, feature)} END";

    private static string Case(double value, int code) => string.Create(CultureInfo.InvariantCulture, $"WHEN {code} THEN {Literal(value)}");

    private static string Sign(RowExpression.Operation operation) => operation switch
    {
        RowExpression.Operation.Plus => "+",
        RowExpression.Operation.Minus => "-",
        RowExpression.Operation.Times => "*",
        RowExpression.Operation.Over => "/",
    };

    // All digits, and never an integer, whose division would be another.
    private static string Literal(double value)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "A number of an expression is not finite.");
        var digits = value.ToString("R", CultureInfo.InvariantCulture);
        if (!digits.AsSpan().ContainsAny('.', 'E')) digits += ".0";
        return value < 0 || double.IsNegative(value) ? $"({digits})" : digits;
    }
}
