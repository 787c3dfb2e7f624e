#if CDI_RUNTIME
namespace Cdi.Studies.Losses;
#else
namespace Cdi.Dsl.Losses;
#endif

using Collections;

/// <summary>A smooth expression in parameters, covariate columns and the annotated variable, from which losses, scores and Hessians are made.</summary>
/// <remarks>
/// Compares by value. Sums, products, powers and calls can only be made by the operators and factories, which bring
/// every expression into one canonical form: constants folded, nested sums and products flattened, like terms added,
/// equal bases joined, operands sorted. A difference is a sum with a factor −1, a quotient a product with a power −1,
/// a square root a power ½; the printer and the emitter turn them back.
/// </remarks>
public abstract partial record LossExpression
{
    private protected LossExpression()
    {
    }

    /// <summary>The expression in plain notation, with θ₀, x₀, η₀ for unnamed parameters, columns and indices.</summary>
    public sealed override string ToString() => new LossPrinter().Print(this);

    /// <summary>A number.</summary>
    /// <param name="Value">Any double; folding follows IEEE arithmetic.</param>
    public sealed record Constant(double Value) : LossExpression;

    /// <summary>θⱼ, a parameter.</summary>
    /// <param name="Position">j, 0-based.</param>
    public sealed record Parameter(int Position) : LossExpression;

    /// <summary>xⱼ, a covariate column.</summary>
    /// <param name="Position">j, 0-based.</param>
    public sealed record Column(int Position) : LossExpression;

    /// <summary>v, the annotated variable: what a human coder says of the row.</summary>
    public sealed record Annotated : LossExpression;

    /// <summary>wₖ, an annotated regressor: whether a person chooses an option, or a number that a person says.</summary>
    /// <param name="Position">k, 0-based.</param>
    public sealed record Regressor(int Position) : LossExpression;

    /// <summary>cₘ, the row's coefficient of an annotated feature φₘ(v) after rectification.</summary>
    /// <param name="Feature">m, 0-based.</param>
    public sealed record Coefficient(int Feature) : LossExpression;

    /// <summary>ηₖ, an index of parameters and columns that the loss names, such as a linear predictor.</summary>
    /// <param name="Position">k, 0-based.</param>
    public sealed record Index(int Position) : LossExpression;

    /// <summary>A sum of two or more terms.</summary>
    public sealed record Sum : LossExpression
    {
        internal Sum(EquatableArray<LossExpression> terms) => Terms = terms;

        /// <summary>The terms in canonical order; a constant comes first.</summary>
        public EquatableArray<LossExpression> Terms { get; }
    }

    /// <summary>A product of two or more factors.</summary>
    public sealed record Product : LossExpression
    {
        internal Product(EquatableArray<LossExpression> factors) => Factors = factors;

        /// <summary>The factors in canonical order; a constant comes first.</summary>
        public EquatableArray<LossExpression> Factors { get; }
    }

    /// <summary>A base raised to an exponent other than 0 and 1.</summary>
    public sealed record Power : LossExpression
    {
        internal Power(LossExpression @base, LossExpression exponent)
        {
            Base = @base;
            Exponent = exponent;
        }

        /// <summary>What is raised; positive wherever the exponent is not a whole number.</summary>
        public LossExpression Base { get; }

        /// <summary>The exponent.</summary>
        public LossExpression Exponent { get; }
    }

    /// <summary>A primitive applied to an argument.</summary>
    public sealed record Call : LossExpression
    {
        internal Call(Primitive primitive, LossExpression argument)
        {
            Primitive = primitive;
            Argument = argument;
        }

        /// <summary>The function.</summary>
        public Primitive Primitive { get; }

        /// <summary>Its argument.</summary>
        public LossExpression Argument { get; }
    }
}
