namespace Cdi.Dsl.Tests.Emit;

/// <summary>Rows between −1 and 1 with coefficients as rectification makes them: some 0, some large.</summary>
internal static class RandomRows
{
    public static Rows Of(int count, int columns, int seed, int features = 2)
    {
        var random = new Random(seed);
        return new Rows(count, Numbers(random, count * columns), [.. Numbers(random, count * features).Select((value, i) => i % 5 == 0 ? 0 : 3 * value)]);
    }

    public static double[] Parameters(int count, int seed) => Numbers(new Random(seed), count);

    private static double[] Numbers(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ => (2 * random.NextDouble()) - 1)];
}
