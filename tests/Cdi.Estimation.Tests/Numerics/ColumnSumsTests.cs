using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.Tests.Numerics;

public sealed class ColumnSumsTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(61)]
    public void A_multiple_of_a_column_is_added_with_the_bits_of_a_plain_loop(int length)
    {
        // Sizes that round at every operation: a fused product would differ in the last bit of many.
        double[] column = [.. Enumerable.Range(1, length).Select(i => Math.Sqrt(i) * (i % 2 == 0 ? -1 : 1))];
        double[] plain = [.. Enumerable.Range(1, length).Select(i => 1 / (3.0 * i))];
        double[] sums = [.. plain];
        for (var i = 0; i < length; i++) plain[i] += Math.PI * column[i];
        ColumnSums.AddMultiple(sums, Math.PI, column);
        Assert.Equal(plain, sums);
    }
}
