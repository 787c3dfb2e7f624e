namespace Cdi.Estimation.Learning;

/// <summary>What scores that are linear in the features of a row say of its label, the loss where they say it, and how a fit steps in one row.</summary>
/// <remarks>Fits stand side by side in columns: a fit of scores of width K has K of them.</remarks>
internal abstract class ResponseModel
{
    /// <summary>Scores of a row.</summary>
    public abstract int Width { get; }

    /// <summary>Whether a label is a number, and not one of classes.</summary>
    public virtual bool IsNumber => false;

    /// <summary>The model of a label.</summary>
    /// <param name="classes">K, 2 or more; 0 for a number.</param>
    public static ResponseModel Of(int classes) => classes switch
    {
        0 => new NumberResponse(),
        2 => new BinaryResponse(),
        > 2 => new MultinomialResponse(classes),
        _ => throw new ArgumentOutOfRangeException(nameof(classes), classes, "A label is one of two classes or more, or a number."),
    };

    /// <summary>The loss of a label at scores.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="label">The class from 0, or the number in units of its deviation.</param>
    public abstract double Loss(ReadOnlySpan<double> scores, double label);

    /// <summary>The most probable class, of equals the first, and its probability; the number and NaN.</summary>
    /// <param name="scores">The scores.</param>
    public abstract (double Label, double Confidence) Answer(ReadOnlySpan<double> scores);

    /// <summary>The constants that fit labels best where nothing else is known, one label of pseudo-data spread evenly over the classes among them.</summary>
    /// <param name="totals">The weight of the labels of each class; of a number nothing.</param>
    /// <param name="constants">Overwritten.</param>
    public abstract void Begin(ReadOnlySpan<double> totals, Span<double> constants);

    /// <summary>Solves for one row: α = −ℓ′(f) at the scores f = r + hα, in every column.</summary>
    /// <param name="row">Scores, stiffness and labels of the columns.</param>
    /// <param name="duals">α; on entry a guess.</param>
    /// <param name="curvatures">What the loss of the row adds to the curvature in each constant, or more.</param>
    public abstract void Solve(in RowStep row, Span<double> duals, Span<double> curvatures);

    /// <summary>Moves the constants of one fit by a Newton step.</summary>
    /// <param name="totals">Σ wα of its columns.</param>
    /// <param name="curvatures">Σ w times the curvature of each row.</param>
    /// <param name="constants">Overwritten.</param>
    /// <returns>The length of the gradient before the step.</returns>
    public abstract double Move(ReadOnlySpan<double> totals, ReadOnlySpan<double> curvatures, Span<double> constants);
}
