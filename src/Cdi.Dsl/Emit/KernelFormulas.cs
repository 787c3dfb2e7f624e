using Cdi.Dsl.Collections;
using Cdi.Dsl.Losses;
using static Cdi.Dsl.Losses.LossExpression;

namespace Cdi.Dsl.Emit;

/// <summary>What a kernel computes for one row, derived from the loss: the rectified loss Σ cₘ ℓₘ, its score and its Hessian.</summary>
internal sealed class KernelFormulas
{
    // A term of a formula holds a column once; a power of a loss is multiplied out up to this exponent.
    private const int MostTimes = 9;

    private static readonly LossExpression Eta = new LossExpression.Index(0);

    private readonly Lazy<EquatableArray<LossExpression>> score;

    /// <summary>Derives the formulas.</summary>
    /// <exception cref="ArgumentException">The loss is not affine in the annotated variable, or no polynomial in an annotated number.</exception>
    public KernelFormulas(LossDefinition definition)
    {
        Written = Definition = definition;
        if (definition.Regressors.IsEmpty)
        {
            var affine = definition.AffineInAnnotated()
                ?? throw new ArgumentException("The loss is not affine in the annotated variable.", nameof(definition));
            Loss = (new Coefficient(0) * affine.Free) + (new Coefficient(1) * affine.Slope);
            Features = definition.Loss.Contains(leaf => leaf is Annotated) 
                ? EquatableArray.Create(LossFeature.Constant, new LossFeature(true, [])) : EquatableArray.Create(LossFeature.Constant);
        }
        else
        {
            var rectified = RectifiedLoss.Of(definition)
                ?? throw new ArgumentException("The loss is no polynomial in an annotated number.", nameof(definition));
            Definition = definition with
            {
                Indices = rectified.Indices, Columns = definition.Columns.Concat(rectified.SaidColumns).ToEquatableArray(),
            };
            (Loss, Features) = (rectified.Loss, rectified.Features);
        }

        score = new(() => Positions.Select(j => Total(Loss, j)).ToEquatableArray());
        Design = Indices.Count == 1 ? Positions.Select(j => Indices[0].Expression.Differentiate(new Parameter(j))).ToEquatableArray() : [];
        HasLinearPredictor = Indices.Count == 1 && Design.All(term => !term.Contains(leaf => leaf is Parameter)) && !Loss.Contains(leaf => leaf is Parameter);
        Residual = Loss.Differentiate(Eta);
        Weight = Residual.Differentiate(Eta);
    }

    /// <summary>The loss as it was given.</summary>
    public LossDefinition Written { get; }

    /// <summary>The loss as it was given, with the indices of <see cref="Loss"/>: one for each combination of the options that regressors are.</summary>
    public LossDefinition Definition { get; }

    /// <summary>φ: 1 and v where v alone is annotated.</summary>
    public EquatableArray<LossFeature> Features { get; }

    /// <summary>M: 2 where v alone is annotated, 1 where the loss holds no annotated variable.</summary>
    public int FeatureCount => Features.Count;

    /// <summary>Σ cₘ ℓₘ; c₀A + c₁B where v alone is annotated.</summary>
    public LossExpression Loss { get; }

    /// <summary>∂/∂θⱼ of <see cref="Loss"/>, through the indices.</summary>
    public EquatableArray<LossExpression> Score => score.Value;

    /// <summary>Whether the loss depends on θ through one index that is linear in θ, as in a generalised linear model.</summary>
    public bool HasLinearPredictor { get; }

    /// <summary>∂η/∂θⱼ, functions of the columns only, where <see cref="HasLinearPredictor"/>.</summary>
    public EquatableArray<LossExpression> Design { get; }

    /// <summary>The columns that each term of the predictor multiplies, by position of its parameter; null where the predictor is no sum of such
    /// terms.</summary>
    public EquatableArray<EquatableArray<int>>? Terms
    {
        get
        {
            if (!HasLinearPredictor || Indices[0].Expression.Substitute(leaf => leaf is Parameter ? Zero : leaf) != Zero) return null;
            var terms = new List<EquatableArray<int>>();
            foreach (var term in Design)
            {
                if (ColumnsOf(term) is not { } columns) return null;
                terms.Add(columns.ToEquatableArray());
            }

            return terms.ToEquatableArray();
        }
    }

    /// <summary>r = ∂ℓ/∂η, where <see cref="HasLinearPredictor"/>: the score is r·∂η/∂θ.</summary>
    public LossExpression Residual { get; }

    /// <summary>h = ∂²ℓ/∂η², where <see cref="HasLinearPredictor"/>: the Hessian is h·∂η/∂θ·∂η/∂θᵀ.</summary>
    public LossExpression Weight { get; }

    /// <summary>Whether the loss holds a logarithm of something that may be negative, so that it is a number in a part of the space of θ alone.</summary>
    public bool IsBounded => Logarithms(Loss).Any(MayBeNegative);

    /// <summary>d.</summary>
    public int ParameterCount => Definition.Parameters.Count;

    /// <summary>p.</summary>
    public int ColumnCount => Definition.Columns.Count;

    private EquatableArray<LossIndex> Indices => Definition.Indices;

    private IEnumerable<int> Positions => Enumerable.Range(0, ParameterCount);

    /// <summary>∂²/∂θⱼ∂θₖ of <see cref="Loss"/>, through the indices.</summary>
    public LossExpression Hessian(int j, int k) => Total(Score[j], k);

    private static IEnumerable<LossExpression> Logarithms(LossExpression expression) => expression switch
    {
        Sum sum => sum.Terms.SelectMany(Logarithms),
        Product product => product.Factors.SelectMany(Logarithms),
        Power power => Logarithms(power.Base).Concat(Logarithms(power.Exponent)),
        Call call => (call.Primitive == Primitive.Log ? [call.Argument] : Array.Empty<LossExpression>()).Concat(Logarithms(call.Argument)),
        _ => [],
    };

    // What is no sum of probabilities and exponentials.
    private bool MayBeNegative(LossExpression argument) => !Definition.IsFreeOfParameters(argument) && argument switch
    {
        Constant { Value: var value } => value <= 0,
        Sum sum => sum.Terms.Any(MayBeNegativeTerm),
        _ => MayBeNegativeTerm(argument),
    };

    private static bool MayBeNegativeTerm(LossExpression term) => term switch
    {
        Constant { Value: var value } => value < 0,
        Call { Primitive: Primitive.Exp or Primitive.Logistic or Primitive.Log1pExp or Primitive.NormalCdf or Primitive.NormalPdf
            or Primitive.IsZero or Primitive.IsPositive } => false,
        Product product => product.Factors.Any(MayBeNegativeTerm),
        _ => true,
    };

    // Null where a term is no product of columns.
    private static IEnumerable<int>? ColumnsOf(LossExpression term)
    {
        if (term == One) return [];
        var columns = (term is Product product ? product.Factors : EquatableArray.Create(term)).Select(PowerOf).ToList();
        return columns.All(column => column.Times > 0) ? columns.SelectMany(column => Enumerable.Repeat(column.Position, column.Times)) : null;
    }

    private static (int Position, int Times) PowerOf(LossExpression factor) => factor switch
    {
        Column column => (column.Position, 1),
        Power { Base: Column column, Exponent: Constant { Value: > 0 and <= MostTimes and var times } } when times == Math.Floor(times) =>
            (column.Position, (int)times),
        _ => (0, 0),
    };

    private LossExpression Total(LossExpression expression, int parameter)
    {
        var theta = new Parameter(parameter);
        var through = Indices.Select((index, k) => expression.Differentiate(new LossExpression.Index(k)) * index.Expression.Differentiate(theta));
        return expression.Differentiate(theta) + Add(through);
    }
}
