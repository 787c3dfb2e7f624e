using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics.Estimands;

namespace Cdi.Dsl.Tests.Semantics;

/// <summary>Losses that authors write: their derivatives, what is seen of their shape, and what is said of those that are wrong.</summary>
public class CustomLossTests
{
    [Theory]
    [InlineData("exp(b * x)")]
    [InlineData("log(x + b^2)")]
    [InlineData("sqrt(x + b^2)")]
    [InlineData("sin(b * x)")]
    [InlineData("cos(b * x)")]
    [InlineData("atan(b * x)")]
    [InlineData("logistic(b * x)")]
    [InlineData("normal_cdf(b * x)")]
    [InlineData("lgamma(x + b^2)")]
    [InlineData("abs_smooth(b - x, 0.5)")]
    [InlineData("min_smooth(b, x, 0.5)")]
    [InlineData("equals(x, 1) * b^2")]
    [InlineData("x^b")]
    [InlineData("b^3 / (1 + b^2) - pi * b")]
    public void Derivatives_of_every_function_are_those_of_differences(string function)
    {
        var compiled = Compile($"(rating - {function})^2", "b = 0.7");
        var loss = Assert.IsType<EstimandForm.Custom>(Assert.Single(compiled.Model.Estimands).Form).Loss;
        var whole = loss.Inline(loss.Loss);
        var score = whole.Differentiate(new LossExpression.Parameter(0));
        var hessian = score.Differentiate(new LossExpression.Parameter(0));
        foreach (var (b, x, v) in new[] { (0.7, 1.0, 2.0), (1.3, 0.4, -1.0), (0.2, 2.5, 0.5) })
        {
            const double H = 1e-5;
            AssertNear((Value(whole, b + H, x, v) - Value(whole, b - H, x, v)) / (2 * H), Value(score, b, x, v));
            AssertNear((Value(score, b + H, x, v) - Value(score, b - H, x, v)) / (2 * H), Value(hessian, b, x, v));
        }
    }

    [Theory]
    [InlineData("(rating - b0 - b1 * x)^2", true)]
    [InlineData("4 * (sqrt(1 + ((rating - b0 - b1 * x) / 2)^2) - 1)", true)]
    [InlineData("abs_smooth(rating - b0, 0.1)", true)]
    [InlineData("log(1 + exp(b0 + b1 * x)) - flag * (b0 + b1 * x) + (rating - b0)^2", true)]
    [InlineData("log(exp(b0) + exp(b1 * x)) + (rating - b0)^2", true)]
    [InlineData("(rating - exp(b0 + b1 * x))^2", false)]
    [InlineData("(rating - b0 * b1 * x)^2", false)]
    [InlineData("rating * sin(b0)", false)]
    public void What_is_convex_is_seen_and_the_rest_is_said(string loss, bool isConvex)
    {
        var compiled = Compile(loss, string.Join(", ", new[] { "b0", "b1" }.Where(loss.Contains).Select(name => name + " = 1")));
        Assert.Equal(isConvex ? [] : ["CDI5040"], compiled.Diagnostics.Select(each => each.Code));
        Assert.Equal(!isConvex, Assert.IsType<EstimandForm.Custom>(compiled.Model.Estimands[0].Form).Loss.MayBeNonConvex);
    }

    [Theory]
    [InlineData("(rating - b0)^2", true)]
    [InlineData("3 * (rating - b0 * exp(b1 * x))^2", true)]
    [InlineData("0.5 * rating^2 - rating * b0 * x + 0.5 * (b0 * x)^2", true)]
    [InlineData("(rating - b0)^2 + b0^2", false)]
    [InlineData("exp(b0) - rating * b0", false)]
    public void Squares_are_recognised(string loss, bool isSquares) => Assert.Equal(
        isSquares, Assert.IsType<EstimandForm.Custom>(Compile(loss, string.Join(", ", new[] { "b0", "b1" }.Where(loss.Contains).Select(name => name + " = 1")))
            .Model.Estimands[0].Form).IsLeastSquares);

    [Theory]
    [InlineData("(rating - cosh(b0))^2", "b0 = 1", "CDI1005", "`cosh` is not", "Nearest `cos`")]
    [InlineData("abs(rating - b0)", "b0 = 1", "CDI1007", "`abs(…)` in a loss", "abs_smooth(x, width)")]
    [InlineData("(rating - b0)^2", "b0 = 1, b9 = 2", "CDI2070", "`b9` has a start value", "Nearest `b0`")]
    [InlineData("(rating - b0 - b1 * x)^2", "b0 = 1, x = 2, b1 = 1", "CDI2070", "`x` has a start value, and is a column of corpus `mail`", "Rename")]
    [InlineData("(rating - b0 * exp(b1 * flg))^2", "b0 = 1, b1 = 1", "CDI2071", "Parameter `flg` has no start value", "Nearest `flag`")]
    [InlineData("(rating - exp(b0))^2", "", "CDI2071", "Parameter `b0` has no start value, and the loss is not seen to be convex", "`start { b0 = … }`")]
    [InlineData("(rating - b0)^2", "b0 = 1, b0 = 2", "CDI1004", "`b0`", "")]
    [InlineData("(rating - b0)^2", "b0 = many", "CDI2014", "`many`", "")]
    [InlineData("rating^2", "", "CDI2072", "no parameter", "")]
    [InlineData("(x - b0)^2", "b0 = 1", "CDI3002", "nothing in it is annotated", "rating")]
    [InlineData("(rating - b0)^2 where eta = b1", "b0 = 1", "CDI2073", "`eta` is defined", "")]
    [InlineData("(rating - b0 + 0 * b1)^2 + b1 - b1", "b0 = 1, b1 = 1", "CDI2074", "`b1`", "cancels")]
    [InlineData("(rating - x)^2 where x = b0", "b0 = 1", "CDI2076", "`x` is defined here, and is a column of corpus `mail`", "")]
    [InlineData("(rating - a)^2 where a = b + 1, b = a * b0", "b0 = 1", "CDI2076", "part of its own definition", "")]
    [InlineData("(rating - b0 * log(0))^2", "b0 = 1", "CDI2077", "no number", "")]
    [InlineData("log(tone[hostile]) * b0", "b0 = 1", "CDI2077", "no number", "")]
    [InlineData("tone * b0", "b0 = 1", "CDI3001", "`tone`", "tone[hostile]")]
    [InlineData("(rating - b0 * body)^2", "b0 = 1", "CDI3012", "`body`", "")]
    [InlineData("(rating - `b0`)^2", "", "CDI2001", "`b0` is not a column", "")]
    [InlineData("min_smooth(rating, b0, x)", "b0 = 1", "CDI2014", "`x`", "")]
    [InlineData("equals(b0, 1) * rating", "b0 = 1", "CDI2014", "equals", "")]
    [InlineData("sqrt((rating - b0)^2)", "b0 = 1", "CDI5041", "kink", "abs_smooth")]
    public void What_is_wrong_has_a_code_a_place_a_value_and_a_remedy(string loss, string start, string code, string message, string hint)
    {
        var spec = Spec(loss, start);
        var found = StudyCompiler.Compile("letters.cdi", spec, _ => null).Diagnostics.Where(each => each.Code != "CDI5040").ToList();
        var first = Assert.Single(found.DistinctBy(each => each.Code));
        Assert.Equal(code, first.Code);
        Assert.Contains(message, first.Message + first.Hint, StringComparison.Ordinal);
        Assert.Contains(hint, first.Hint + first.Message, StringComparison.Ordinal);
        Assert.InRange(first.Span.Start, spec.IndexOf("estimand", StringComparison.Ordinal), spec.IndexOf("sampling", StringComparison.Ordinal));
    }

    [Fact]
    public void A_loss_beside_a_model_and_a_start_without_a_loss_are_refused()
    {
        var both = Spec("(rating - b0)^2", "b0 = 1").Replace("  loss", "  model = linear(rating ~ 1 + x)\n  loss", StringComparison.Ordinal);
        Assert.Equal(["CDI2014"], StudyCompiler.Compile("letters.cdi", both, _ => null).Diagnostics.Select(each => each.Code));
        var model = Spec("(rating - b0)^2", "b0 = 1").Replace(
            "loss = (rating - b0)^2", "model = linear(rating ~ 1 + x)\n  target = coefficient(x)", StringComparison.Ordinal);
        Assert.Equal(["CDI2014"], StudyCompiler.Compile("letters.cdi", model, _ => null).Diagnostics.Select(each => each.Code));
    }

    [Fact]
    public void A_product_of_many_factors_is_refused_in_little_time() => Assert.Equal(["CDI2075"], StudyCompiler.Compile("letters.cdi",
        Spec($"(rating - {string.Join(" * ", Enumerable.Range(1, 150).Select(k => $"(b + {k} * x)"))})^2", "b = 1"), _ => null)
        .Diagnostics.Select(each => each.Code));

    private static double Value(LossExpression expression, double b, double x, double v) => LossValue.At(expression, leaf => leaf switch
    {
        LossExpression.Parameter => b,
        LossExpression.Column => x,
        _ => v,
    });

    private static void AssertNear(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-6 * (1 + Math.Abs(expected)), $"{expected:R} {actual:R}");

    private static CompilationResult Compile(string loss, string start)
    {
        var compiled = StudyCompiler.Compile("letters.cdi", Spec(loss, start), _ => null);
        Assert.DoesNotContain(compiled.Diagnostics, each => each.IsError);
        return compiled;
    }

    private static string Spec(string loss, string start) => $$"""
        cdi 1

        study letters

        corpus mail {
          source = "letters.csv"
          sha256 = "b1e6a4d15a0d5c5d0d3f7d9a8f0c2b7e49c86a3f15de8b7042cf91a6d3b05e7c"
          rows = 3000 texts
          key = letter
          letter: id from letter
          body: text from body
          x: number from x
          flag: indicator from flag
        }

        outcome rating number -100..100 {
        }

        outcome tone {
          hostile = "Hostile"
          civil = "Civil"
        }

        human coders {
          question = "How angry is this letter?"
          outcome = rating
          recorded {
            label = rating
          }
        }

        human readers {
          question = "Is this letter hostile?"
          outcome = tone
          recorded {
            label = tone where { hostile = hostile, civil = civil }
          }
        }

        estimand curve {
          loss = {{loss}}
          {{(start.Length > 0 ? $"start {{ {start} }}" : "")}}
        }

        sampling {
          budget = 300 labels
          design = uniform
          seed = 20240611
        }

        inference {
          method = human_only
          generalise = corpus
          alpha = 0.05
        }
        """;
}
