namespace Cdi.Dsl.Tests.Parsing;

public sealed class BlockTests
{
    [Theory]
    [InlineData("hedge: indicator from Feature_3", "column hedge: indicator from Feature_3")]
    [InlineData("hedge: indicator from `Feature 3`", "column hedge: indicator from `Feature 3`")]
    [InlineData("group: factor(ref = \"a\") from g", "column group: factor(ref=\"a\") from g")]
    [InlineData("degree: ordered(\"low\", \"high\") from d", "column degree: ordered(\"low\", \"high\") from d")]
    [InlineData("topics: vector[5] from t1..t5", "column topics: vector[5] from (.. t1 t5)")]
    [InlineData("h: indicator = contains_any(text, words, match = substring)", "column h: indicator = (call contains_any text words match=substring)")]
    public void A_column_has_a_type_and_an_origin(string entry, string expected) => Assert.Equal(expected, Parsed.Entries(entry).Trim());

    [Theory]
    [InlineData("A = \"Polite\"", "setting A = \"Polite\"")]
    [InlineData("\"very polite\" = 1", "setting \"very polite\" = 1")]
    [InlineData("`very polite` = 1", "setting `very polite` = 1")]
    [InlineData("-1 = low", "setting -1 = low")]
    [InlineData("vary = 1", "setting vary = 1")]
    [InlineData("vary budget = 5%..20% of requests, steps = 10", "vary budget = (of (.. (5 %) (20 %)) requests)\n    option steps = 10")]
    [InlineData("expect coverage >= 0.88", "expect (>= coverage 0.88)")]
    [InlineData("expect = 3", "setting expect = 3")]
    [InlineData("examples = 8 from labelled, balance = yes", "setting examples = (from 8 labelled)\n    option balance = yes")]
    [InlineData("target = prevalence(stance[A]) by outlet, year", "setting target = (call prevalence (index stance A))\n    by outlet, year")]
    [InlineData("label = y where { 1 = A, 0 = B }", "setting label = y\n    maps 1 = A\n    maps 0 = B")]
    [InlineData("label = y where {\n 1 = A\n `no way` = B,\n -3 = C\n}", "setting label = y\n    maps 1 = A\n    maps `no way` = B\n    maps -3 = C")]
    [InlineData("loss = log(1 + exp(eta)) - y[A] * eta where eta = b0 + b1 * hedge",
        "setting loss = (- (call log (+ 1 (call exp eta))) (* (index y A) eta))\n    where eta = (+ b0 (* b1 hedge))")]
    [InlineData("model = linear(y ~ a + b | state + year), cluster = state",
        "setting model = (call linear (~ y (+ a b) | (+ state year)))\n    option cluster = state")]
    public void A_setting_has_a_key_and_a_value(string entry, string expected) => Assert.Equal(expected, Parsed.Entries(entry).Trim());

    [Theory]
    [InlineData("recorded { label = x }", "block recorded\n    setting label = x")]
    [InlineData("recorded { }", "block recorded")]
    [InlineData("recorded {\n\n}", "block recorded")]
    [InlineData("question q { a = 1\nb = 2 }", "block question q\n    setting a = 1\n    setting b = 2")]
    [InlineData("outcome v number 0..10 { }", "block outcome v number (.. 0 10)")]
    [InlineData("outcome v ordered { A = \"a\" }", "block outcome v ordered\n    setting A = \"a\"")]
    public void A_block_may_stand_in_a_block(string entry, string expected) => Assert.Equal(expected, Parsed.Entries(entry).Trim());

    [Fact]
    public void Documentation_belongs_to_what_follows() => Assert.Equal(
        "doc First line.\n  doc\n  doc   indented\n  setting a = 1\n  doc Second.\n  column b: text from B",
        Parsed.Entries("/// First line.\n///\n///   indented\n\na = 1\n/// Second.\n// a comment\nb: text from B").Split("\ncomment")[0].Trim());

    [Theory]
    [InlineData("rows 5480", "Expected `=`, found `5480`.")]
    [InlineData("rows: 5480", "Expected a type, found `5480`.")]
    [InlineData("a: text", "Expected `from` or `=`, found the end of the line.")]
    [InlineData("a: text of B", "Expected `from` or `=`, found `of`.")]
    [InlineData("= 3", "Expected a setting, column or block, found `=`.")]
    [InlineData("a = 1 b = 2", "Expected the end of the line, found `=`.")]
    [InlineData("a = x where 3", "Expected `{` or a name, found `3`.")]
    [InlineData("a = x where { }", "Expected a name, number or string, found `}`.")]
    [InlineData("a = x, 3", "Expected a name, found `3`.")]
    [InlineData("a = 1 /// late", "Expected the end of the line, found documentation.")]
    [InlineData("/// lost", "Expected a setting, column or block behind its documentation, found `}`.")]
    [InlineData("a = year > 2010 > 3", "Expected the end of the line, found `>`.")]
    [InlineData("question ~ q { a = 1 }", "Expected `{`, found `~`.")]
    [InlineData("a = \u00a05", "Expected a value, found the character U+00A0.")]
    public void A_bad_line_names_what_is_needed_and_what_is_there(string entry, string message) =>
        Assert.Equal(message, Parsed.Message("cdi 1\nb {\n" + entry + "\n}"));
}
