using Cdi.Estimation.Numerics;

namespace Cdi.Estimation.MEstimation;

/// <summary>The parts of a block whose rows stand in whole groups of eight, one after the other.</summary>
internal ref struct DesignParts
{
    private readonly RowBlock rows;
    private readonly ReadOnlySpan<int> terms;
    private readonly Span<int> places;
    private readonly Span<double> scratch;
    private int next;

    /// <summary>Stands before the first part.</summary>
    /// <param name="rows">The block.</param>
    /// <param name="terms">As <see cref="ILinearPredictorLoss.Terms"/>.</param>
    /// <param name="places">d; overwritten.</param>
    /// <param name="scratch">As <see cref="DesignPart.ScratchLength"/> says; overwritten by each part.</param>
    public DesignParts(scoped in RowBlock rows, ReadOnlySpan<int> terms, Span<int> places, Span<double> scratch)
    {
        this.rows = rows;
        this.terms = terms;
        this.places = places;
        this.scratch = scratch;
    }

    /// <summary>The part, until the next is asked for.</summary>
    public DesignPart Current { get; private set; }

    /// <summary>Goes to the next part, if there is one.</summary>
    public bool MoveNext()
    {
        var left = LaneSums.Whole(rows.Count) - next;
        if (left <= 0) return false;
        Current = new DesignPart(rows, next, Math.Min(DesignPart.Rows, left), terms, places, scratch);
        next += DesignPart.Rows;
        return true;
    }
}
