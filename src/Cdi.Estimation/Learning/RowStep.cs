namespace Cdi.Estimation.Learning;

/// <summary>One row as each of several fits sees it.</summary>
/// <param name="offsets">r: the scores without the row's own part, a column for each.</param>
/// <param name="stiffness">h, 0 or more: how much a score rises with the row's own α.</param>
/// <param name="labels">The class from 0, or the number in units of the fit's deviation, a column for each.</param>
/// <param name="weights">The weight of the row; 0 where a fit does not know it, whose α is then ignored.</param>
internal readonly ref struct RowStep(ReadOnlySpan<double> offsets, ReadOnlySpan<double> stiffness, ReadOnlySpan<double> labels, ReadOnlySpan<double> weights)
{
    /// <summary>r.</summary>
    public ReadOnlySpan<double> Offsets { get; } = offsets;

    /// <summary>h.</summary>
    public ReadOnlySpan<double> Stiffness { get; } = stiffness;

    /// <summary>y.</summary>
    public ReadOnlySpan<double> Labels { get; } = labels;

    /// <summary>w.</summary>
    public ReadOnlySpan<double> Weights { get; } = weights;
}
