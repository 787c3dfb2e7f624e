namespace Cdi.Dsl.Tests.Parsing;

public sealed class TextTests
{
    [Theory]
    [InlineData("\"\"\"\n    a\n      b\n\n    c\n    \"\"\"", "(text \"a\\n  b\\n\\nc\")")]
    [InlineData("\"\"\"\n\"\"\"", "(text)")]
    [InlineData("\"\"\"one line\"\"\"", "(text \"one line\")")]
    [InlineData("\"\"\"\n  {a} and {year:0.0} or {`odd name`}\n  \"\"\"", "(text {a} \" and \" {year:0.0} \" or \" {`odd name`})")]
    [InlineData("\"\"\"\n  {{ \"p\": {p} }} }\n  \"\"\"", "(text \"{ \\\"p\\\": \" {p} \" } }\")")]
    [InlineData("\"\"\"\n  x = 3\n  }\n  // no comment\n  \"\"\"", "(text \"x = 3\\n}\\n// no comment\")")]
    public void The_indentation_of_the_closing_quotes_is_removed(string text, string expected) => Assert.Equal(expected, Parsed.Value(text));

    [Theory]
    [InlineData("x = \"\"\"\n    a\n  b\n    \"\"\"", "5:3 CDI1001")]
    [InlineData("x = \"\"\"\n    a\n    b\"\"\"", "5:6 CDI1001")]
    [InlineData("x = \"\"\" a\n    b\n    \"\"\"", "3:9 CDI1001")]
    [InlineData("x = \"\"\"\n    {a b}\n    \"\"\"", "4:5 CDI1001")]
    [InlineData("x = \"\"\"\n    {a\n    \"\"\"", "4:5 CDI1001")]
    [InlineData("x = \"\"\"\n    {}\n    \"\"\"", "4:5 CDI1001")]
    public void A_bad_text_is_reported_where_it_goes_wrong(string entry, string place) =>
        Assert.Equal([place], Parsed.Places("cdi 1\nb {\n" + entry + "\n  y = 1\n}"));

    [Theory]
    [InlineData("  x = \"\"\"\n    lost words\n  y = 1\n}\nc {\n  z = 1\n}")]
    [InlineData("  x = \"\"\"\n    lost words\n  y = \"\"\"\n    found\n    \"\"\"\n}\nc {\n  z = 1\n}")]
    [InlineData("  x = \"\"\"\n  lost words\n  y = \"\"\"\n  found\n  \"\"\"\n}\nc {\n  z = 1\n}")]
    [InlineData("  x = \"\"\"\n    lost words\n  y: text from Y\n}\nc {\n  z = \"\"\"\n    found\n    \"\"\"\n}")]
    [InlineData("  x = \"\"\"\n    lost words\n}\nc {\n  z = \"\"\"\n    found\n    \"\"\"\n}")]
    [InlineData("  x = \"\"\"\n    lost words\n  r {\n    y = 1\n  }\n}\nc {\n}")]
    public void A_text_that_is_never_closed_ends_before_the_next_entry(string body)
    {
        var text = "cdi 1\nstudy s\nb {\n" + body;
        Assert.Equal(["4:7 CDI1002"], Parsed.Places(text));
        Assert.Equal(["b", "c"], Parsed.Whole(text).Syntax.Blocks.Select(block => block.Kind.Text));
    }
}
