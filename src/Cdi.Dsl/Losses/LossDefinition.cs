#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

using Collections;

/// <summary>The loss of one row, ℓ(θ; x, v), with the indices through which it is written and the names of its parameters and columns.</summary>
/// <param name="Loss">In parameters, columns, indices and the annotated variable.</param>
/// <param name="Indices">ηₖ by position.</param>
/// <param name="Parameters">Names of θⱼ by position, unique.</param>
/// <param name="Columns">Names of xⱼ by position, unique.</param>
public sealed record LossDefinition(
    LossExpression Loss,
    EquatableArray<LossIndex> Indices,
    EquatableArray<string> Parameters,
    EquatableArray<string> Columns)
{
    /// <summary>The annotated regressors wₖ by position; empty where at most v is annotated.</summary>
    public EquatableArray<LossRegressor> Regressors { get; init; } = [];

    /// <summary>Whether it may have several minima, so that a solution is sought from a given start by steps that lower the loss.</summary>
    public bool MayBeNonConvex { get; init; }

    /// <summary>The parts of the loss by the annotated variable, or null where the loss is not affine in it.</summary>
    /// <remarks>Affine means that ∂²ℓ/∂v² does not depend on θ; the term it leaves, free of θ, is dropped.</remarks>
    public AffineLoss? AffineInAnnotated()
    {
        if (Indices.Any(index => index.Expression.Contains(IsAnnotated))) return null;
        var loss = DropFree(Loss.Expand());
        var slope = loss.Differentiate(LossExpression.AnnotatedValue);
        var curvature = slope.Differentiate(LossExpression.AnnotatedValue).Expand();
        if (!IsFreeOfParameters(curvature)) return null;
        var affine = new AffineLoss(AtAnnotatedZero(Loss), AtAnnotatedZero(Loss.Differentiate(LossExpression.AnnotatedValue)));
        return IsFinite(affine.Free) && IsFinite(affine.Slope) ? affine : null;
    }

    /// <summary>The loss for a reader, with what its indices are: <c>log(1 + exp(eta)) − v·eta where eta = b0 + θ[hedge]·hedge</c>.</summary>
    public string Written
    {
        get
        {
            var printer = new LossPrinter(this);
            var where = string.Join(", ", Indices.Select(index => $"{index.Name} = {printer.Print(index.Expression)}"));
            return printer.Print(Loss) + (where.Length == 0 ? "" : " where " + where);
        }
    }

    /// <summary>Whether an expression depends on no parameter, neither directly nor through an index.</summary>
    public bool IsFreeOfParameters(LossExpression expression) => !expression.Contains(leaf => leaf switch
    {
        LossExpression.Parameter => true,
        LossExpression.Index index => !IsFreeOfParameters(Indices[index.Position].Expression),
        _ => false,
    });

    /// <summary>The expression with every index written out in parameters and columns.</summary>
    public LossExpression Inline(LossExpression expression) =>
        expression.Substitute(leaf => leaf is LossExpression.Index index ? Indices[index.Position].Expression : leaf);

    private static bool IsAnnotated(LossExpression leaf) => leaf is LossExpression.Annotated;

    private static bool IsFinite(LossExpression expression) => !expression.Contains(leaf =>
        leaf is LossExpression.Constant { Value: var value } && (double.IsNaN(value) || double.IsInfinity(value)));

    private LossExpression AtAnnotatedZero(LossExpression expression) =>
        DropFree(DropFree(expression).Substitute(leaf => IsAnnotated(leaf) ? LossExpression.Zero : leaf));

    /// <summary>An expression without the terms that depend on no parameter: they move no minimum.</summary>
    internal LossExpression DropFree(LossExpression expression) => expression switch
    {
        LossExpression.Sum sum => LossExpression.Add(sum.Terms.Where(term => !IsFreeOfParameters(term))),
        _ => IsFreeOfParameters(expression) ? LossExpression.Zero : expression,
    };
}
