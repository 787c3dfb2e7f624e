using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Tests.Losses;

public class LossExpressionTests
{
    private static readonly LossExpression A = new Parameter(0);
    private static readonly LossExpression B = new Parameter(1);
    private static readonly LossExpression X = new Column(0);
    private static readonly LossExpression Eta = new LossExpression.Index(0);

    public static TheoryData<string, LossExpression> Simplified => new()
    {
        { "0", X * 0 },
        { "x₀", Pow(X, 1) },
        { "1", Pow(X, 0) },
        { "5", (LossExpression)2 + 3 },
        { "2·x₀", X + X },
        { "0", X - X },
        { "θ₀ + θ₁ + x₀", X + (B + A) },
        { "θ₀·θ₁·x₀", X * (B * A) },
        { "x₀^5", X * Pow(X, 4) },
        { "1", X / X },
        { "x₀", Log(Exp(X)) },
        { "x₀", Exp(Log(X)) },
        { "x₀", Pow(Sqrt(X), 2) },
        { "2·θ₀ − 2·x₀", 2 * (A - X) },
        { "log(1 + exp(η₀))", Log(1 + Exp(Eta)) },
        { "logistic(−η₀)", 1 / (1 + Exp(Eta)) },
        { "logistic(η₀)", Exp(Eta) / (1 + Exp(Eta)) },
        { "logistic(η₀)", 1 / (1 + Exp(-Eta)) },
        { "−log(1 + exp(−η₀))", Log(Logistic(Eta)) },
        { "−log(1 + exp(η₀))", Log(1 - Logistic(Eta)) },
        { "θ₀/(θ₁·x₀)", A / (B * X) },
        { "3·x₀", X * Sqrt(9) },
        { "(θ₀ + x₀)^2/θ₁", Pow(A + X, 2) / B },
        { "exp(−0.5·x₀^2)", Exp(-0.5 * X * X) },
    };

    [Theory]
    [MemberData(nameof(Simplified))]
    public void Expressions_have_one_canonical_form(string expected, LossExpression expression) =>
        Assert.Equal(expected, expression.ToString());

    [Fact]
    public void Equal_expressions_are_equal_however_they_were_built()
    {
        Assert.Equal((A + B) * X * 2, X * ((2 * B) + (2 * A)));
        Assert.Equal(((A + B) * X).GetHashCode(), (X * (B + A)).GetHashCode());
    }

    [Theory]
    [MemberData(nameof(Derivatives))]
    public void Derivatives_read_as_in_a_table_of_them(string expected, LossExpression expression) =>
        Assert.Equal(expected, expression.Differentiate(X).ToString());

    public static TheoryData<string, LossExpression> Derivatives => new()
    {
        { "3·x₀^2", Pow(X, 3) },
        { "θ₀·exp(θ₀·x₀)", Exp(A * X) },
        { "1/x₀", Log(X) },
        { "0.5/sqrt(x₀)", Sqrt(X) },
        { "cos(x₀)", Sin(X) },
        { "−sin(x₀)", Cos(X) },
        { "1/(1 + x₀^2)", Atan(X) },
        { "logistic(x₀)·(1 − logistic(x₀))", Logistic(X) },
        { "logistic(x₀)", Log1pExp(X) },
        { "normal_pdf(x₀)", NormalCdf(X) },
        { "−x₀·normal_pdf(x₀)", NormalPdf(X) },
        { "θ₀^x₀·log(θ₀)", Pow(A, X) },
        { "x₀/sqrt(θ₀^2 + x₀^2)", AbsSmooth(X, A) },
    };
}
