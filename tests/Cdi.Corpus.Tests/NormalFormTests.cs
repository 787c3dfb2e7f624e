namespace Cdi.Corpus.Tests;

/// <summary>Texts in normal form C; the expected ones are those of Python's unicodedata.</summary>
public sealed class NormalFormTests
{
    [Theory]
    [InlineData("\u0063\u0061\u0066\u0065\u0301", "\u0063\u0061\u0066\u00e9")]
    [InlineData("\u0065\u0323\u0302", "\u1ec7")]
    [InlineData("\u0065\u0302\u0323", "\u1ec7")]
    [InlineData("\u212b", "\u00c5")]
    [InlineData("\u1112\u1161\u11ab", "\ud55c")]
    [InlineData("\ud55c", "\ud55c")]
    [InlineData("\u0071\u0307\u0323", "\u0071\u0323\u0307")]
    [InlineData("\u0958", "\u0915\u093c")]
    [InlineData("\u0041\u030a\u0301", "\u01fa")]
    [InlineData("\u03b1\u0313\u0301", "\u1f04")]
    [InlineData("\u0061\u0315\u0300\u05ae\u0062", "\u00e0\u05ae\u0315\u0062")]
    [InlineData("\u00e9\u0327", "\u0229\u0301")]
    [InlineData("\u1ea5\u0323", "\u1ead\u0301")]
    [InlineData("\u0344", "\u0308\u0301")]
    [InlineData("\uac00\u11a7", "\uac00\u11a7")]
    [InlineData("\u0061\u0301\u0301", "\u00e1\u0301")]
    [InlineData("\u304b\u3099", "\u304c")]
    public void A_text_is_composed_as_the_standard_says(string text, string expected) => Assert.Equal(expected, LabelSpelling.Composed(text));

    [Theory]
    [InlineData("plain")]
    [InlineData("Gr\u00fc\u00dfe")]
    [InlineData("\ud83d\ude00\u4e2d")]
    [InlineData("\u0301 alone")]
    public void A_composed_text_stays_as_it_is(string text) => Assert.Equal(text, LabelSpelling.Composed(text));
}
