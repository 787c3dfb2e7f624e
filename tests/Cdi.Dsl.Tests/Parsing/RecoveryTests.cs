using Cdi.Dsl.Parsing;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Parsing;

public sealed class RecoveryTests
{
    // Unknown setting, unknown column, misspelled unit and repeated setting are found behind the parser, which must
    // leave them readable; unclosed text, missing brace and bad formula are its own.
    private const string SevenMistakes = """
        cdi 1
        study seven

        corpus letters {
          source = "letters.csv"
          rowz = 2400 texts
          letter: text from Body
        }

        llm reader {
          label = ---
            Is it friendly? {letter}
          temperature = 0
        }

        outcome tone {
          F = "Friendly"
          C = "Curt"

        estimand thanking {
          model = logistic(tone[F] ~ 1 + * thanks)
          target = coefficient(thankz)
        }

        sampling {
          budget = 400 lables
          seed = 1
          seed = 2
        }
        """;

    [Fact]
    public void Seven_mistakes_in_one_study_leave_everything_else_readable()
    {
        var text = SevenMistakes.Replace("---", "\"\"\"");
        Assert.Equal(["11:11 CDI1002", "16:14 CDI1002", "21:34 CDI1001"], Parsed.Places(text));
        var blocks = Parsed.Whole(text).Syntax.Blocks.ToList();
        Assert.Equal(["corpus", "llm", "outcome", "estimand", "sampling"], blocks.Select(block => block.Kind.Text));
        Assert.Equal(["source", "rowz"], Keys(blocks[0]));
        Assert.Equal(["label", "temperature"], Keys(blocks[1]));
        Assert.Equal(["F", "C"], Keys(blocks[2]));
        Assert.Equal(["target"], Keys(blocks[3]));
        Assert.Equal(["budget", "seed", "seed"], Keys(blocks[4]));
        Assert.Equal("(400 lables)", SyntaxDescription.Describe(blocks[4].Settings.First().Value));
    }

    [Theory]
    [InlineData("b {\n  x = 1\n\nc {\n  y = 1\n}", "3:3 CDI1002", "b, c")]
    [InlineData("b {\n  x = 1\n\n/// About c.\nc d {\n  y = 1\n}", "3:3 CDI1002", "b, c")]
    [InlineData("b {\n  r {\n    x = 1\n}\nc {\n  y = 1\n}", "4:5 CDI1002", "b, c")]
    [InlineData("b {\n  r {\n    x = 1\n  }\nc {\n  y = 1\n}", "3:3 CDI1002", "b, c")]
    [InlineData("b {\n  x = 1\n", "3:3 CDI1002", "b")]
    [InlineData("b {\nx = 1\nr {\ny = 1\n}\n", "3:3 CDI1002", "b")]
    [InlineData("b {\n  x = y where {\n    1 = A\n}\nc {\n  z = 1\n}", "4:15 CDI1002", "b, c")]
    public void A_missing_brace_is_reported_where_its_partner_opened(string body, string place, string blocks)
    {
        var text = "cdi 1\nstudy s\n" + body;
        Assert.Equal([place], Parsed.Places(text));
        Assert.Equal(blocks, string.Join(", ", Parsed.Whole(text).Syntax.Blocks.Select(block => block.Kind.Text)));
    }

    [Fact]
    public void A_block_that_is_not_indented_is_no_missing_brace() =>
        Assert.Empty(Parsed.Places("cdi 1\nb {\nx = 1\nr {\ny = 1\n}\n}\nc {\n}"));

    [Fact]
    public void A_missing_brace_names_the_block_and_where_it_should_have_been()
    {
        var diagnostic = Assert.Single(Parsed.Whole("cdi 1\noutcome tone {\n  F = \"f\"\n\nllm reader {\n}").Diagnostics);
        Assert.Equal("Block `outcome tone` opened at line 2 is never closed.", diagnostic.Message);
        Assert.Equal("Close it with `}` before line 5.", diagnostic.Hint);
    }

    [Theory]
    [InlineData("x = = 1\n  y = 1\n  z = *", "3:7 CDI1001,5:7 CDI1001")]
    [InlineData("x = a wher { 1 = A\n 0 = B }\n  z = *", "3:9 CDI1001,5:7 CDI1001")]
    [InlineData("r ! {\n    y = 1\n    z = *\n  }", "3:5 CDI1001,5:9 CDI1001")]
    [InlineData("x = (1 + 2\n  y = [3\n  z = 4", "3:7 CDI1002,4:7 CDI1002")]
    [InlineData("x = f(\"a)\n  y = [\"b]\n  z = 4", "3:9 CDI1002,4:8 CDI1002")]
    public void Every_bad_line_is_reported_once(string entries, string places) =>
        Assert.Equal(places.Split(','), Parsed.Places("cdi 1\nb {\n  " + entries + "\n}\n"));

    [Fact]
    public void A_skipped_line_keeps_its_key()
    {
        var block = Assert.Single(Parsed.Whole("cdi 1\nb {\n  budget = *\n}").Syntax.Blocks);
        var skipped = Assert.IsType<SkippedSyntax>(Assert.Single(block.Entries));
        Assert.Equal("budget", skipped.Key?.Text);
    }

    [Theory]
    [InlineData("x = ", "(", "1", ")")]
    [InlineData("x = ", "(", "1", "")]
    [InlineData("x = ", "[", "", "]")]
    [InlineData("x = ", "f(", "", "")]
    [InlineData("x = ", "1 + (", "", "")]
    [InlineData("x = ", "a ~ b | [", "", "")]
    [InlineData("", "a {", "", "}")]
    [InlineData("", "a {", "", "")]
    [InlineData("x = ", "-", "1", "")]
    [InlineData("x = ", "a ^ ", "1", "")]
    [InlineData("x = ", "a + ", "1", "")]
    [InlineData("x = ", "a and ", "1", "")]
    [InlineData("x = ", "a:", "1", "")]
    [InlineData("/// ", "\n/// ", "x", "")]
    [InlineData("x = ", "\"\"\"\n", "", "")]
    [InlineData("x = \"\"\"\n", "{a}{", "\n\"\"\"", "")]
    [InlineData("x = y where {", "1 = A, ", "", "}")]
    public void Deep_and_long_input_is_bounded_by_diagnostics_and_not_by_the_stack(string before, string open, string middle, string close)
    {
        var text = "cdi 1\nb {\n" + before + string.Concat(Enumerable.Repeat(open, 10_000)) + middle + string.Concat(Enumerable.Repeat(close, 10_000))
            + "\n}\n";
        var result = default(ParseResult);
        // The smallest stack a host of the compiler is likely to have.
        var thread = new Thread(() => result = Parsed.Whole(text), 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.NotNull(result);
        Assert.All(result.Diagnostics, diagnostic => Assert.True(diagnostic.Span.End <= text.Length));
        // Documentation may be as long as it likes. What is repeated within an entry is told a few times at most; braces, quotes and maps each time (100 are
        // shown).
        var most = open is "a {" or "\"\"\"\n" or "1 = A, " ? 20_000 : 5;
        Assert.InRange(result.Diagnostics.Count, open.StartsWith('\n') ? 0 : 1, most);
    }

    [Fact]
    public void As_many_brackets_as_allowed_are_read_on_a_small_stack()
    {
        var nested = new string('(', 31) + "f(1)" + new string(')', 31);
        var errors = -1;
        var thread = new Thread(() => errors = Parsed.Whole("cdi 1\nb {\nx = " + nested + "\n}").Diagnostics.Count, 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.Equal(0, errors);
    }

    [Fact]
    public void A_bracket_too_many_is_one_diagnostic() => Assert.Equal(
        "Expected at most 32 nested brackets, found one more.", Parsed.Message("cdi 1\nb {\nx = " + new string('(', 40) + "1" + new string(')', 40) + "\n}"));

    private static IEnumerable<string> Keys(BlockSyntax block) => block.Settings.Select(setting => setting.Key.Text);
}
