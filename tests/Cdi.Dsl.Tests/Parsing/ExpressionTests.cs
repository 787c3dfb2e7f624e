namespace Cdi.Dsl.Tests.Parsing;

public sealed class ExpressionTests
{
    [Theory]
    [InlineData("5480 texts", "(5480 texts)")]
    [InlineData("0.80 USD", "(0.80 USD)")]
    [InlineData("5%", "(5 %)")]
    [InlineData("20250501", "20250501")]
    [InlineData(".5", ".5")]
    [InlineData("1e-3", "1e-3")]
    [InlineData("-1.5", "(- 1.5)")]
    [InlineData("\"data/a.csv\"", "\"data/a.csv\"")]
    [InlineData("\"a \\\"b\\\" \\\\ \\n\"", "\"a \\\"b\\\" \\\\ \\n\"")]
    [InlineData("row_number", "row_number")]
    [InlineData("`Prediction_gpt-4o`", "`Prediction_gpt-4o`")]
    [InlineData("5%..20% of requests", "(of (.. (5 %) (20 %)) requests)")]
    [InlineData("8 from labelled", "(from 8 labelled)")]
    [InlineData("x1..x21", "(.. x1 x21)")]
    public void A_value_is_read_as_written(string value, string expected) => Assert.Equal(expected, Parsed.Value(value));

    [Theory]
    [InlineData("y ~ 1", "(~ y 1)")]
    [InlineData("~ a + b", "(~ (+ a b))")]
    [InlineData("y[A] ~ 0 + a * b - a:b", "(~ (index y A) (- (+ 0 (* a b)) (: a b)))")]
    [InlineData("y ~ a + b %in% c", "(~ y (+ a (%in% b c)))")]
    [InlineData("y ~ a / b / c", "(~ y (/ (/ a b) c))")]
    [InlineData("y ~ (a + b)^2", "(~ y (^ (group (+ a b)) 2))")]
    [InlineData("y ~ a | state + year", "(~ y a | (+ state year))")]
    [InlineData("log(y) ~ poly(x, 2)", "(~ (call log y) (call poly x 2))")]
    [InlineData("y ~ `odd name`:b", "(~ y (: `odd name` b))")]
    public void A_formula_follows_the_conventions_of_R(string value, string expected) => Assert.Equal(expected, Parsed.Value(value));

    [Theory]
    [InlineData("a + b - c", "(- (+ a b) c)")]
    [InlineData("a - b * c:d^2", "(- a (* b (: c (^ d 2))))")]
    [InlineData("-a^2", "(- (^ a 2))")]
    [InlineData("a * -b", "(* a (- b))")]
    [InlineData("a and b or c", "(or (and a b) c)")]
    [InlineData("hostile(q1) and group(q2)", "(and (call hostile q1) (call group q2))")]
    [InlineData("year >= 2010", "(>= year 2010)")]
    [InlineData("half_width <= 0.03", "(<= half_width 0.03)")]
    [InlineData("a == \"x\" and b != 2", "(and (== a \"x\") (!= b 2))")]
    [InlineData("a < 1 and b > 2 and c >= 3", "(and (and (< a 1) (> b 2)) (>= c 3))")]
    [InlineData("year in 2010..2015", "(in year (.. 2010 2015))")]
    [InlineData("x in -5..-1", "(in x (.. (- 5) (- 1)))")]
    [InlineData("x in [1, 2]", "(in x [1, 2])")]
    [InlineData("a + 1 <= b and c", "(and (<= (+ a 1) b) c)")]
    public void Operators_bind_in_the_order_of_the_grammar(string value, string expected) => Assert.Equal(expected, Parsed.Value(value));

    [Theory]
    [InlineData("[a, b]", "[a, b]")]
    [InlineData("[]", "[]")]
    [InlineData("[a, b,]", "[a, b]")]
    [InlineData("[ppi @ uniform, llm_only]", "[ppi @ uniform, llm_only]")]
    [InlineData("f()", "(call f)")]
    [InlineData("contains_any(text, lexicon, match = whole_word)", "(call contains_any text lexicon match=whole_word)")]
    [InlineData("mean(kl(crowd, assistant))", "(call mean (call kl crowd assistant))")]
    [InlineData("politeness[\"very polite\"]", "(index politeness \"very polite\")")]
    [InlineData("stance[-1]", "(index stance -1)")]
    [InlineData("ordered(\"low\", \"high\")", "(call ordered \"low\" \"high\")")]
    public void Calls_and_lists_hold_arguments(string value, string expected) => Assert.Equal(expected, Parsed.Value(value));

    [Fact]
    public void Line_ends_are_free_inside_brackets() => Assert.Equal(
        "(call logistic (~ y (+ a b)))", Parsed.Value("logistic(\n  y\n  ~ a\n\n  + b\n)"));

    [Theory]
    [InlineData("(a", "3:5 CDI1002")]
    [InlineData("[a, f(b]", "3:10 CDI1002")]
    [InlineData("a)", "3:6 CDI1001")]
    [InlineData("y ~", "3:8 CDI1001")]
    [InlineData("y ~ 1 + * b", "3:13 CDI1001")]
    [InlineData("a +", "3:8 CDI1001")]
    [InlineData("a <= b <= c", "3:12 CDI1001")]
    [InlineData("a ^ b ^ c", "3:11 CDI1001")]
    [InlineData("a b", "3:7 CDI1001")]
    [InlineData("", "3:5 CDI1001")]
    [InlineData("f(a b)", "3:9 CDI1001")]
    [InlineData("[a, *]", "3:9 CDI1001")]
    [InlineData("a == b == c", "3:12 CDI1001")]
    [InlineData("\"abc", "3:5 CDI1002")]
    [InlineData("`abc", "3:5 CDI1002")]
    [InlineData("\"a\\c\"", "3:7 CDI1001")]
    [InlineData("where", "3:5 CDI1001")]
    public void A_bad_value_is_reported_where_it_goes_wrong(string value, string place) =>
        Assert.Equal([place], Parsed.Places("cdi 1\nb {\nx = " + value + "\n}"));
}
