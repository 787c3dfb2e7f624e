using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Sampling;
using Cdi.Studies.Running.Declarations;
using MathNet.Numerics.Distributions;

namespace Cdi.Studies.Tests.Running;

/// <summary>A draw that is as declared, of which the checks of groups and of texts out of reach should say nothing.</summary>
/// <remarks>All random numbers follow the seed of a trial.</remarks>
internal sealed class LawfulDraw
{
    private const int Corpus = 2000;
    private const double SteepestGroups = 3.1;

    private readonly double[] probabilities;
    private readonly int[] strata;

    private LawfulDraw(string name, double[] probabilities, int[]? strata = null) =>
        (Name, this.probabilities, this.strata) = (name, probabilities, strata ?? []);

    /// <summary>What is special about it.</summary>
    public string Name { get; }

    /// <summary>n.</summary>
    public int Rows => probabilities.Length;

    /// <summary>Labels expected.</summary>
    public double Labels => probabilities.Sum();

    /// <summary>The probability at most that no label falls on the tenth of texts with the smallest π, without which CDI9110 is silent: coins that fix
    /// their sum avoid a set no more often than independent ones.</summary>
    public double MissesTheLeast => probabilities.Order().Take((Rows / 10) + 1).Aggregate(1.0, (product, probability) => product * (1 - probability));

    /// <summary>Σπ of the half of texts with the smallest π.</summary>
    public double LesserHalf => probabilities.Order().Take(Rows / 2).Sum();

    /// <summary>The draws: equal and unequal chances, coins and fixed sizes, strata large and small.</summary>
    public static IReadOnlyList<LawfulDraw> All { get; } =
    [
        .. new[] { 60, 100, 200, 400 }.Select(labels => new LawfulDraw($"uniform, {labels} of {Corpus}", Same(labels), Whole)),
        .. new[] { 60, 400 }.Select(labels => new LawfulDraw($"coins, {labels} of {Corpus}", Same(labels))),
        .. new[] { 1, 2, 5 }.Select(
            each => new LawfulDraw($"{each} of every 50 texts", Same(40 * each), [.. Enumerable.Range(0, Corpus).Select(row => row / 50)])),
        new("3 strata at .02, .1 and .5", Rates([0.02, 0.1, 0.5]), [.. Enumerable.Range(0, Corpus).Select(row => row % 3)]),
        .. new[] { 60, 200, 400 }.SelectMany(labels => new[] { 1.0, 1.5 }.Select(
            spread => new LawfulDraw(FormattableString.Invariant($"coins, lognormal π with σ = {spread}, {labels} labels"), Lognormal(labels, spread)))),
        new("coins, weights to 100", [.. Enumerable.Range(0, Corpus).Select(row => row % 4 == 0 ? 0.3 : 0.01)]),
    ];

    private static int[] Whole => new int[Corpus];

    /// <summary>The declaration, which is true.</summary>
    public DeclaredDesign Declared => new(strata.Length == 0 ? DrawMethod.Poisson : DrawMethod.FixedSize, probabilities) { Strata = strata };

    /// <summary>Labels of one trial.</summary>
    public bool[] Draw(int trial)
    {
        var random = new CounterRandom((ulong)trial, RandomPurpose.Draw);
        if (strata.Length == 0) return [.. probabilities.Select((probability, row) => random.Uniform(Key(row)) < probability)];
        var labelled = new bool[Rows];
        foreach (var stratum in Enumerable.Range(0, Rows).GroupBy(row => strata[row]))
        {
            var size = (int)Math.Round(stratum.Sum(row => probabilities[row]));
            foreach (var row in stratum.OrderBy(row => random.Bits(Key(row))).Take(size)) labelled[row] = true;
        }

        return labelled;
    }

    /// <summary>Whether labels lie in too few groups of one of three columns: a hundred groups of twenty, groups of sizes from 1 to 50, pairs.</summary>
    public bool LiesInFewGroups(bool[] labelled) => Groups().Any(codes => WholeGroups.Few(codes, labelled, Declared) is not null);

    /// <summary>The texts that no label stands for.</summary>
    public UnreachedTexts Unreached(bool[] labelled) => UnreachedTexts.Of(labelled, Declared);

    private IEnumerable<int[]> Groups() =>
    [
        [.. Enumerable.Range(0, Rows).Select(row => row / 20)],
        [.. Enumerable.Range(0, Rows).Select(row => (int)Math.Sqrt(row * SteepestGroups))],
        [.. Enumerable.Range(0, Rows).Select(row => row / 2)],
    ];

    private static double[] Same(int labels) => [.. Enumerable.Repeat((double)labels / Corpus, Corpus)];

    private static double[] Rates(double[] rates)
    {
        var sizes = Enumerable.Range(0, Corpus).CountBy(row => row % rates.Length).ToDictionary();
        return [.. Enumerable.Range(0, Corpus).Select(row => Math.Round(rates[row % rates.Length] * sizes[row % rates.Length]) / sizes[row % rates.Length])];
    }

    private static double[] Lognormal(int labels, double spread)
    {
        var sizes = Enumerable.Range(0, Corpus).Select(row => Math.Exp(spread * Normal.InvCDF(0, 1, (row + 0.5) / Corpus))).ToArray();
        var total = sizes.Sum();
        return [.. sizes.Select(size => Math.Min(0.9, labels * size / total)).Select((probability, row) => (probability, row))
            .OrderBy(each => new CounterRandom(20251125, RandomPurpose.Permutation).Bits(Key(each.row))).Select(each => each.probability)];
    }

    private static RowKey Key(int row) => new((ulong)(row + 1) * 0x9E3779B97F4A7C15);
}
