using Cdi.Estimation.DesignChecks;
using Cdi.Estimation.Sampling;
using MathNet.Numerics.Distributions;

namespace Cdi.Estimation.Tests.DesignChecks;

/// <summary>A corpus with what is known of its rows, and the ways to draw from it that declarations are checked against.</summary>
/// <remarks>All random numbers follow the seed of a trial: the same trial gives the same labels on any machine.</remarks>
internal sealed class DesignScenario
{
    private const int ShareOfClusters = 5;

    private readonly CounterRandom shape = new(20251125, RandomPurpose.Resample);

    private DesignScenario(string name, int rows, int labels)
    {
        (Name, Rows, Labels) = (name, rows, labels);
        Probabilities = Constant(rows, (double)labels / rows);
    }

    /// <summary>What is special about it.</summary>
    public string Name { get; }

    /// <summary>n.</summary>
    public int Rows { get; }

    /// <summary>Labels expected.</summary>
    public int Labels { get; }

    /// <summary>n: π as it is.</summary>
    public double[] Probabilities { get; private init; }

    /// <summary>How rows are drawn.</summary>
    public DrawMethod Method { get; private init; } = DrawMethod.FixedSize;

    /// <summary>n: strata; empty for one.</summary>
    public int[] Strata { get; private init; } = [];

    /// <summary>n: clusters drawn whole; empty where rows are drawn.</summary>
    public int[] Clusters { get; private init; } = [];

    /// <summary>What is known of every row.</summary>
    public IReadOnlyList<AuxiliaryVariable> Variables { get; private set; } = [];

    /// <summary>True declarations, of the kinds that normal tails get wrong.</summary>
    public static IReadOnlyList<DesignScenario> True { get; } =
    [
        Of("true in 15 of 5480 rows", 5480, 500, each => [each.Rare(15)]),
        Of("lognormal, 60 of 3000", 3000, 60, each => [each.Lognormal(1, 2)]),
        Of("lognormal, 300 of 3000", 3000, 300, each => [each.Lognormal(1, 1.5)]),
        Of("20 covariates, 300 of 3000", 3000, 300, each => each.Twenty()),
        Of("20 covariates, 40 of 1000", 1000, 40, each => each.Twenty()),
        Stratified(),
        Clustered(),
        Weighted("20 covariates, π from .01 to .5", DrawMethod.Poisson),
        Weighted("20 covariates, π from .01 to .5, fixed size in 4 strata", DrawMethod.FixedSize),
    ];

    /// <summary>A plain corpus whose model says Yes in .46 of the rows, 300 of 1500 labelled.</summary>
    public static DesignScenario Plain { get; } = Of("300 of 1500", 1500, 300, each => [each.Indicator("says Yes", 1, 0.46), each.Indicator("x", 2, 0.5)]);

    /// <summary>The true declaration.</summary>
    public DeclaredDesign Declared => new(Method, Probabilities) { Strata = Strata, Clusters = Clusters };

    /// <summary>Labels of one trial, drawn as declared.</summary>
    public bool[] Draw(int trial)
    {
        var random = new CounterRandom((ulong)trial, RandomPurpose.Draw);
        if (Method == DrawMethod.Poisson) return [.. Enumerable.Range(0, Rows).Select(row => random.Uniform(Key(row)) < Probabilities[row])];
        var labelled = new bool[Rows];
        var units = Clusters.Length == 0 ? [.. Enumerable.Range(0, Rows)] : Clusters;
        foreach (var stratum in Enumerable.Range(0, Rows).GroupBy(row => Strata.Length == 0 ? 0 : Strata[row]))
        {
            var drawn = DrawFrom([.. stratum.DistinctBy(row => units[row])], trial, random).Select(row => units[row]).ToHashSet();
            foreach (var row in stratum) labelled[row] = drawn.Contains(units[row]);
        }

        return labelled;
    }

    /// <summary>Checks labels against a declaration.</summary>
    public DesignCheckResult Check(DeclaredDesign declared, bool[] labelled, int trial) => DesignCheck.Of(declared, labelled, Variables, (ulong)trial);

    /// <summary>A key for each number, without the hash of its text: draws repeat it thousands of times.</summary>
    public static RowKey Key(int row) => new((ulong)(row + 1) * 0x9E3779B97F4A7C15);

    private static double[] Constant(int rows, double value) => [.. Enumerable.Repeat(value, rows)];

    private static DesignScenario Of(string name, int rows, int labels, Func<DesignScenario, IReadOnlyList<AuxiliaryVariable>> variables)
    {
        var scenario = new DesignScenario(name, rows, labels);
        scenario.Variables = variables(scenario);
        return scenario;
    }

    private static DesignScenario Stratified()
    {
        var strata = Enumerable.Range(0, 2400).Select(row => row % 7 == 0 ? 2 : row % 3 == 0 ? 1 : 0).ToArray();
        double[] rates = [0.05, 0.1, 0.5];
        var probabilities = strata.Select(stratum => Math.Round(rates[stratum] * strata.Count(each => each == stratum)) / strata.Count(
            each => each == stratum));
        var scenario = new DesignScenario("3 strata drawn at .05, .1 and .5", strata.Length, 0) { Strata = strata, Probabilities = [.. probabilities] };
        var tendency = strata.Select(stratum => (0.2 * stratum) + 0.2).ToArray();
        scenario.Variables = [.. scenario.Twenty(), new("by stratum", scenario.Where(9, row => tendency[row]))];
        return scenario;
    }

    private static DesignScenario Clustered()
    {
        var clusters = Enumerable.Range(0, 3000).Select(row => (int)Math.Sqrt(row * 13.3)).ToArray();
        var drawn = (clusters.Max() + 1) / ShareOfClusters;
        var scenario = new DesignScenario("whole clusters, 1 in 5", clusters.Length, clusters.Length / ShareOfClusters)
        {
            Clusters = clusters,
            Probabilities = Constant(clusters.Length, (double)drawn / (clusters.Max() + 1)),
        };
        var shared = clusters.Select(cluster => scenario.shape.Uniform(Key(1_000_000 + cluster))).ToArray();
        scenario.Variables = [new("shared", shared), new("half shared", scenario.Where(3, row => shared[row])), scenario.Rare(15)];
        return scenario;
    }

    private static DesignScenario Weighted(string name, DrawMethod method)
    {
        const int rows = 2000;
        var plain = new DesignScenario(name, rows, 0);
        var sizes = Enumerable.Range(0, rows).Select(row => Math.Clamp(0.05 * Math.Exp(plain.Normal(4, row)), 0.01, 0.5)).ToArray();
        int[] strata = method == DrawMethod.FixedSize ? [.. Enumerable.Range(0, rows).Select(row => row % 4)] : [];

        // Sums of π that are whole numbers, so that a draw of fixed size has exactly these probabilities.
        var sums = strata.Zip(sizes).GroupBy(each => each.First).ToDictionary(group => group.Key, group => group.Sum(each => each.Second));
        double[] probabilities = strata.Length == 0 ? sizes : [.. sizes.Zip(strata, (size, stratum) => size * Math.Floor(sums[stratum]) / sums[stratum])];
        var scenario = new DesignScenario(name, rows, 0) { Method = method, Strata = strata, Probabilities = probabilities };
        scenario.Variables = [.. scenario.Twenty(), new("size", sizes)];
        return scenario;
    }

    private IEnumerable<int> DrawFrom(int[] units, int trial, CounterRandom random)
    {
        var order = new CounterRandom((ulong)trial, RandomPurpose.Permutation);
        var keys = new RowKey[Rows];
        foreach (var row in units) keys[row] = Key(row);
        Array.Sort(units, (left, right) => order.Bits(keys[left]).CompareTo(order.Bits(keys[right])));
        var drawn = new bool[units.Length];
        PivotalDraw.Draw(keys, units, [.. units.Select(row => Probabilities[row])], random, drawn);
        return units.Where((_, index) => drawn[index]);
    }

    private IReadOnlyList<AuxiliaryVariable> Twenty() =>
    [
        .. Enumerable.Range(0, 5).Select(k => Indicator($"share {k}", 100 + k, 0.05 + (0.1 * k))),
        .. Enumerable.Range(0, 5).Select(k => new AuxiliaryVariable($"normal {k}", Enumerable.Range(0, Rows).Select(row => Normal(200 + k, row)).ToArray())),
        .. Enumerable.Range(0, 5).Select(k => Lognormal(300 + k, 1 + (0.2 * k))),
        .. Enumerable.Range(0, 5).Select(k => Indicator($"rare {k}", 400 + k, 0.003 * (k + 1))),
    ];

    private AuxiliaryVariable Rare(int count) => new($"true in {count}",
        Enumerable.Range(0, Rows).Select(row => row * count % Rows < count ? 1.0 : 0).ToArray());

    private AuxiliaryVariable Indicator(string name, int stream, double share) => new(name, Where(stream, _ => share));

    private AuxiliaryVariable Lognormal(int stream, double spread) =>
        new($"lognormal {stream}", Enumerable.Range(0, Rows).Select(row => Math.Exp(spread * Normal(stream, row))).ToArray());

    private double[] Where(int stream, Func<int, double> share) => [.. Enumerable.Range(0, Rows).Select(row => Uniform(stream, row) < share(row) ? 1.0 : 0)];

    private double Normal(int stream, int row) => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, Uniform(stream, row));

    private double Uniform(int stream, int row) => shape.Uniform(Key(row).Copy(stream));
}
