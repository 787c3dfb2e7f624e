namespace Cdi.Estimation.Prediction;

/// <summary>A tree of two levels: a first split, one below each side, four leaves.</summary>
internal struct Tree
{
    /// <summary>The first split.</summary>
    public Split Root;

    /// <summary>The split of rows at or below the first.</summary>
    public Split Low;

    /// <summary>The split of rows above the first.</summary>
    public Split High;

    /// <summary>What rows below both splits are raised by.</summary>
    public double LowLow;

    /// <summary>What rows below the first split and above the second are raised by.</summary>
    public double LowHigh;

    /// <summary>What rows above the first split and below the second are raised by.</summary>
    public double HighLow;

    /// <summary>What rows above both splits are raised by.</summary>
    public double HighHigh;

    /// <summary>What a row is raised by.</summary>
    /// <param name="facts">Its facts.</param>
    public readonly double Of(ReadOnlySpan<double> facts) => Root.IsAbove(facts)
        ? High.IsAbove(facts) ? HighHigh : HighLow
        : Low.IsAbove(facts) ? LowHigh : LowLow;

    /// <summary>What rows of a leaf are raised by.</summary>
    /// <param name="leaf">0 to 3, in the order of the fields.</param>
    public readonly double Leaf(int leaf) => leaf switch { 0 => LowLow, 1 => LowHigh, 2 => HighLow, _ => HighHigh };
}
