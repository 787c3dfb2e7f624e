using Cdi.Estimation.Designs;
using Cdi.Estimation.LabelledSamples;
using Cdi.Estimation.Sampling;
using MathNet.Numerics.Distributions;

namespace Cdi.Benchmarks.Agreements;

/// <summary>A corpus in which a model finds a known share of the texts that people choose, and draws from it.</summary>
/// <param name="Labels">m.</param>
/// <param name="Recall">The share of people's choices that the model makes.</param>
/// <param name="Share">The share of texts that people choose.</param>
/// <param name="IsUniform">Whether every text has one probability; else π follows a lognormal size with a deviation of .7, and coins decide.</param>
internal sealed record AgreementCell(int Labels, double Recall, double Share, bool IsUniform)
{
    /// <summary>n.</summary>
    public const int Rows = 2000;

    private const double Precision = 0.8;
    private const double Deviation = 0.7;

    private readonly RowKey[] keys = [.. Enumerable.Range(0, Rows).Select(row => new RowKey((ulong)row))];

    /// <summary>Every cell.</summary>
    public static IEnumerable<AgreementCell> All =>
        from isUniform in new[] { true, false }
        from labels in new[] { 100, 300 }
        from share in new[] { 0.05, 0.2 }
        from recall in new[] { 0.7, 0.9, 0.98 }
        select new AgreementCell(labels, recall, share, isUniform);

    /// <summary>Texts that people choose.</summary>
    public int Positives => (int)Math.Round(Rows * Share);

    /// <summary>Of those the ones that the model finds.</summary>
    public int Found => (int)Math.Round(Positives * Recall);

    /// <summary>Texts that only the model chooses.</summary>
    public int Invented => (int)Math.Round(Found * ((1 / Precision) - 1));

    /// <summary>n: whether people choose a text; the first ones.</summary>
    public double[] Human => [.. Enumerable.Range(0, Rows).Select(row => row < Positives ? 1.0 : 0)];

    /// <summary>n: whether the model does.</summary>
    public double[] Model => [.. Enumerable.Range(0, Rows).Select(row => row < Found || (row >= Positives && row < Positives + Invented) ? 1.0 : 0)];

    /// <summary>The keys of texts.</summary>
    public RowKey[] Keys => keys;

    /// <summary>A draw.</summary>
    /// <param name="human">People's labels.</param>
    /// <param name="trial">The trial, 0-based.</param>
    public DrawnSample Draw(double[] human, int trial)
    {
        var random = new CounterRandom(new CounterRandom(1, RandomPurpose.Trial).Bits(new RowKey((ulong)trial)), RandomPurpose.Draw);
        var (probabilities, labelled) = (Probabilities(), new bool[Rows]);
        if (IsUniform) foreach (var key in keys.OrderBy(random.Bits).Take(Labels)) labelled[key.Value] = true;
        else for (var row = 0; row < Rows; row++) labelled[row] = random.Uniform(keys[row]) < probabilities[row];
        return new DrawnSample
        {
            Design = IsUniform ? SamplingDesign.Uniform : null,
            Probabilities = probabilities,
            Labelled = labelled,
            Blocks = new int[Rows],
            Labels = [Enumerable.Range(0, Rows).Select(row => labelled[row] ? human[row] : double.NaN).ToArray()],
            Method = IsUniform ? DrawMethod.FixedSize : DrawMethod.Poisson,
            Rounds = [new SamplingRound(SamplingRoundKind.Given, Rows, new(labelled.Count(drawn => drawn)), probabilities.Min(), probabilities.Max())],
        };
    }

    /// <summary>Kish's number, (Σw)²/Σw², of the labelled texts that people choose, or that they or the model do.</summary>
    /// <param name="sample">The draw.</param>
    /// <param name="byPeople">Whether people's choices alone count.</param>
    public double Counted(DrawnSample sample, bool byPeople)
    {
        var (weight, square) = (0.0, 0.0);
        for (var row = 0; row < Positives + Invented; row++)
        {
            if (!sample.Labelled.Span[row] || (byPeople && row >= Positives)) continue;
            weight += 1 / sample.Probabilities.Span[row];
            square += 1 / (sample.Probabilities.Span[row] * sample.Probabilities.Span[row]);
        }

        return square > 0 ? weight * weight / square : 0;
    }

    private double[] Probabilities()
    {
        if (IsUniform) return [.. Enumerable.Repeat(Labels / (double)Rows, Rows)];
        var random = new CounterRandom(2, RandomPurpose.Resample);
        double[] sizes = [.. keys.Select(key => Math.Exp(Deviation * Normal.InvCDF(0, 1, random.Uniform(key))))];
        var total = sizes.Sum();
        return [.. sizes.Select(size => Math.Min(0.95, Labels * size / total))];
    }
}
