using Cdi.Estimation.Variance;

namespace Cdi.Benchmarks.FiniteSamples;

/// <summary>What values labels take, and how they are distributed.</summary>
internal abstract record LabelLaw
{
    /// <summary>An event with a share.</summary>
    /// <param name="Of">The share.</param>
    public sealed record Share(double Of) : LabelLaw;

    /// <summary>A lognormal number, μ = 0 and σ = 1.</summary>
    public sealed record Lognormal : LabelLaw;

    /// <summary>A standard normal number, 20 more in 3 % of the rows.</summary>
    public sealed record LargeValues : LabelLaw;
}

/// <summary>How the answers of the model differ from what humans say.</summary>
internal enum ErrorKind
{
    /// <summary>Every label is as likely to be missed.</summary>
    Symmetric,

    /// <summary>Only events are missed, as often as the share of wrong answers allows.</summary>
    OneSided,
}

/// <summary>How the labelled rows are drawn.</summary>
internal enum DrawKind
{
    /// <summary>A fixed number, all rows alike.</summary>
    Uniform,

    /// <summary>Each row by its own coin, π from .01 to 1, evenly on the log scale: weights to 100.</summary>
    HeavyWeights,
}

/// <summary>One setting of the table.</summary>
/// <param name="Law">The labels.</param>
/// <param name="Accuracy">Share of the model's answers that are right.</param>
/// <param name="Errors">Which answers are wrong.</param>
/// <param name="Labels">Labels drawn, on average where each row has its own coin.</param>
/// <param name="Rows">Rows of the corpus.</param>
/// <param name="Draw">How they are drawn.</param>
/// <param name="Generalise">What intervals speak about.</param>
internal sealed record FiniteSampleCell(LabelLaw Law, double Accuracy, ErrorKind Errors, int Labels, int Rows, DrawKind Draw, Generalise Generalise)
{
    private const int Rows0 = 2000;

    // Mean of π that is even on the log scale from .01 to 1: .99/ln 100.
    private const double MeanProbability = 0.215;

    /// <summary>Name in tables, from which its random numbers follow.</summary>
    public string Name => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"{LawName} {100 * Accuracy:0.#} % {(Errors == ErrorKind.OneSided ? "one-sided" : "right")}, {Labels} of {Rows} "
            + $"{(Draw == DrawKind.Uniform ? "uniform" : "weights to 100")}, {Generalise.ToString().ToLowerInvariant()}");

    /// <summary>Events expected among the labels; NaN for numbers.</summary>
    public double ExpectedEvents => Law is LabelLaw.Share share ? share.Of * Labels : double.NaN;

    /// <summary>Wrong answers expected among the labels.</summary>
    public double ExpectedErrors => (1 - Accuracy) * Labels;

    /// <summary>Every cell of the table.</summary>
    public static IEnumerable<FiniteSampleCell> All =>
        from generalise in new[] { Generalise.Corpus, Generalise.Population }
        from cell in Shares(generalise).Concat(Numbers(generalise)).Concat(LargeFractions(generalise))
        select cell;

    private static IEnumerable<FiniteSampleCell> Shares(Generalise generalise) =>
        from draw in new[] { DrawKind.Uniform, DrawKind.HeavyWeights }
        from share in new[] { 0.01, 0.02, 0.05, 0.1 }
        from labels in new[] { 60, 100, 200, 400 }
        from model in new[] { (0.95, ErrorKind.Symmetric), (0.99, ErrorKind.Symmetric), (0.995, ErrorKind.Symmetric), (0.99, ErrorKind.OneSided) }
        select new FiniteSampleCell(new LabelLaw.Share(share), model.Item1, model.Item2, labels, RowsFor(draw, labels), draw, generalise);

    private static IEnumerable<FiniteSampleCell> Numbers(Generalise generalise) =>
        from draw in new[] { DrawKind.Uniform, DrawKind.HeavyWeights }
        from law in new LabelLaw[] { new LabelLaw.LargeValues(), new LabelLaw.Lognormal() }
        from labels in new[] { 60, 100, 200, 400 }
        from accuracy in new[] { 0.95, 0.99 }
        select new FiniteSampleCell(law, accuracy, ErrorKind.Symmetric, labels, RowsFor(draw, labels), draw, generalise);

    private static IEnumerable<FiniteSampleCell> LargeFractions(Generalise generalise) =>
        from share in new[] { 0.05, 0.1, 0.4 }
        from fraction in new[] { 0.5, 0.9 }
        from accuracy in new[] { 0.95, 0.99 }
        select new FiniteSampleCell(new LabelLaw.Share(share), accuracy, ErrorKind.Symmetric, (int)(400 * fraction), 400, DrawKind.Uniform, generalise);

    private static int RowsFor(DrawKind draw, int labels) => draw == DrawKind.Uniform ? Rows0 : (int)Math.Round(labels / MeanProbability);

    private string LawName => Law switch
    {
        LabelLaw.Share share => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"share {share.Of:0.##}"),
        LabelLaw.Lognormal => "lognormal",
        LabelLaw.LargeValues => "3 % large",
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}
