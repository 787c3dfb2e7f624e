namespace Cdi.Dsl.Tests.Language;

public sealed class LimitTests
{
    [Theory]
    [InlineData("thanks", 500, 0)]
    [InlineData("thanks", 0, 31)]
    [InlineData("thanks * complaint", 200, 31)]
    public void The_largest_entry_that_is_read_is_also_compiled_on_a_small_stack(string term, int sums, int depth)
    {
        var formula = string.Concat(Enumerable.Repeat("thanks + ", sums)) + new string('(', depth) + term + new string(')', depth);
        var text = LanguageExample.Study.Replace("thanks + complaint)", formula + ")");
        var codes = default(IReadOnlyList<string>);
        var thread = new Thread(() => codes = Compiled.Codes(text), 512 * 1024);
        thread.Start();
        thread.Join();
        Assert.NotNull(codes);
        Assert.Empty(codes);
    }
}
