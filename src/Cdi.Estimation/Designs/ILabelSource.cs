namespace Cdi.Estimation.Designs;

/// <summary>Where human labels come from: a corpus whose labels are known (replay), or people (live).</summary>
public interface ILabelSource
{
    /// <summary>Has rows labelled. Called once for each row that is drawn, in the order of the rounds, after their π were fixed.</summary>
    /// <param name="rows">m rows that were drawn, ascending.</param>
    /// <param name="labels">m × (annotated variables), column-major; overwritten; NaN where no label can be had.</param>
    void Reveal(ReadOnlySpan<int> rows, Span<double> labels);
}
