namespace Cdi.Estimation.Multiplicity;

/// <summary>By what a block of correlated statistics is computed.</summary>
internal static class NormalBlocks
{
    // A statistic of which the others leave less than this share of its deviation open makes an integrand that turns sharply.
    private const double Smooth = 0.25;

    /// <summary>The block of a correlation matrix.</summary>
    /// <param name="correlation">k × k.</param>
    /// <param name="count">k.</param>
    /// <param name="isTwoSided">Whether |Zᵢ| is bounded, and not Zᵢ.</param>
    public static INormalBlock For(double[] correlation, int count, bool isTwoSided)
    {
        if (OneFactorBlock.LoadingsOf(correlation, count) is { } loadings) return new OneFactorBlock(loadings, isTwoSided);
        var form = TriangularForm.Of(correlation, count);
        var isSmooth = form.Rank == count && form.LeastPivot >= Smooth;
        return form.Rank <= 3 || (form.Rank == 4 && isSmooth) ? new NestedBlock(form, isTwoSided) : new LatticeBlock(form, isTwoSided);
    }
}
