using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Text;

public sealed class LineMapTests
{
    [Theory]
    [InlineData("", 0, 1, 1)]
    [InlineData("ab", 2, 1, 3)]
    [InlineData("a\nb", 1, 1, 2)]
    [InlineData("a\nb", 2, 2, 1)]
    [InlineData("a\r\nb", 2, 1, 3)]
    [InlineData("a\r\nb", 3, 2, 1)]
    [InlineData("a\rb", 2, 2, 1)]
    [InlineData("a\n\n", 3, 3, 1)]
    public void An_offset_has_a_line_and_a_column(string text, int offset, int line, int column) =>
        Assert.Equal(new LinePosition(line, column), new LineMap(text).Position(offset));

    [Theory]
    [InlineData("a\r\nbc\n", 1, 0, 1)]
    [InlineData("a\r\nbc\n", 2, 3, 2)]
    [InlineData("a\r\nbc\n", 3, 6, 0)]
    [InlineData("a\r", 1, 0, 1)]
    public void A_line_has_no_line_end(string text, int line, int start, int length) =>
        Assert.Equal(new TextSpan(start, length), new LineMap(text).Span(line));

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void An_offset_outside_the_text_has_no_line(int offset) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LineMap("ab").Position(offset));

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_line_outside_the_text_has_no_span(int line) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new LineMap("ab").Span(line));

    [Fact]
    public void A_span_covers_what_lies_between() =>
        Assert.Equal(new TextSpan(2, 7), TextSpan.Cover(new TextSpan(5, 4), new TextSpan(2, 1)));
}
