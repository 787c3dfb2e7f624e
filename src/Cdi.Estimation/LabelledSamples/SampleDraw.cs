namespace Cdi.Estimation.LabelledSamples;

/// <summary>How the labelled rows were drawn: each row by its own coin (Poisson), or a fixed number of rows in every stratum and round.</summary>
/// <remarks>Rows with π = 1 are certain under either; they add nothing to the variance of the draw, and belong to no stratum's size.</remarks>
internal sealed class SampleDraw
{
    private SampleDraw(bool isFixedSize, ReadOnlyMemory<int> strata)
    {
        IsFixedSize = isFixedSize;
        Strata = strata;
    }

    /// <summary>Independent draws with the given probabilities; the number of labels is random.</summary>
    public static SampleDraw Poisson { get; } = new(false, ReadOnlyMemory<int>.Empty);

    /// <summary>One draw of fixed size over the whole corpus.</summary>
    public static SampleDraw FixedSize { get; } = new(true, ReadOnlyMemory<int>.Empty);

    /// <summary>Whether sizes were fixed before the draw.</summary>
    public bool IsFixedSize { get; }

    /// <summary>n: the stratum (block, round or their product) in which each row was at risk, from 0; empty for one stratum.</summary>
    public ReadOnlyMemory<int> Strata { get; }

    /// <summary>Whether the strata are those of the design, which may differ in spread, and no blocks alone.</summary>
    public bool HasStrata { get; init; }

    /// <summary>One draw of fixed size in each stratum.</summary>
    /// <param name="strata">n: the stratum of each row, numbered from 0 without large gaps.</param>
    public static SampleDraw FixedSizeWithin(ReadOnlyMemory<int> strata) => new(true, strata);
}
