using Cdi.Dsl.Collections;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Estimands;

/// <summary>What an estimand asks for, with its names resolved.</summary>
/// <param name="Response">The annotated outcome; of a model whose outcome is a column its first annotated regressor.</param>
/// <param name="Function">The target's function.</param>
public abstract record EstimandForm(Located<Response> Response, TargetFunction Function)
{
    /// <summary>The annotated variables that the loss reads beside v, the response, as regressors of a formula.</summary>
    public EquatableArray<Response> Regressors { get; init; } = [];

    /// <summary>The annotated variables beside v as the loss has them.</summary>
    public EquatableArray<LossRegressor> Annotations => Regressors.Select(regressor => new LossRegressor(
        regressor.ToString(), Annotated.ToList().IndexOf(regressor.Outcome), regressor.Event is null)).ToEquatableArray();

    /// <summary>Every annotated variable that is read, each once: in order of <see cref="Regressors"/>, behind the outcome.</summary>
    public IReadOnlyList<OutcomeModel> Annotated =>
        [.. Regressors.Select(regressor => regressor.Outcome).Prepend(Response.Value.Outcome).Distinct()];

    /// <summary>Whether an annotated number enters otherwise than by its powers: then only a number, and no expectation, can be put in.</summary>
    public virtual bool ReadsNumbers => false;

    /// <summary>The models whose answers are held against what people say, none where that is the one that estimates of the outcome rest on; null where models
    /// are not judged.</summary>
    internal virtual EquatableArray<Located<string>>? Judged => null;

    /// <summary>A coefficient of a regression model.</summary>
    /// <param name="Family">The model.</param>
    /// <param name="Response">The annotated outcome; where that is <paramref name="Observed"/>, the first annotated regressor.</param>
    /// <param name="Observed">The column on the left of the formula; null where that is annotated.</param>
    /// <param name="Formula">The regressors, term by term.</param>
    /// <param name="Coefficient">The term whose coefficient is the target.</param>
    /// <param name="FormulaPlace">Where the terms were written.</param>
    public sealed record Regression(
        RegressionFamily Family,
        Located<Response> Response,
        string? Observed,
        ExpandedFormula Formula,
        Located<FormulaTerm> Coefficient,
        Place FormulaPlace) : EstimandForm(Response, TargetFunction.Coefficient)
    {
        /// <summary>Key of the class of which <see cref="Coefficient"/> is one; null where classes have no coefficients of their own.</summary>
        public string? Class { get; init; }

        /// <summary>θ of a negative binomial model where that is given; null where it is estimated, and for others.</summary>
        public double? Theta { get; init; }

        /// <summary>Whether θ of a negative binomial model is estimated with the coefficients: the loss is then no polynomial in the outcome, which is the last
        /// of <see cref="EstimandForm.Regressors"/> where it is annotated.</summary>
        internal bool EstimatesTheta => Family == RegressionFamily.NegativeBinomial && Theta is null;

        /// <summary>τ of a quantile regression, in (0, 1); null for other models.</summary>
        public double? Level { get; init; }

        /// <summary>The link of a gamma model where that is not the logarithm; null for others.</summary>
        public MeanLink? Link { get; init; }

        /// <summary>The error of a model that is the outcome; null where the outcome is what annotators say, or a column.</summary>
        public ModelError? Error { get; init; }

        /// <summary>Columns whose groups have effects that are solved for, behind <c>|</c>; empty where there are none.</summary>
        public EquatableArray<string> Absorbed { get; init; } = [];

        /// <summary>The instruments, term by term; null where the model has none.</summary>
        public ExpandedFormula? Instruments { get; init; }

        /// <summary>What is asked of the fitted model, in order of the results; empty where its coefficients are reported.</summary>
        public EquatableArray<ModelQuestion> Questions { get; init; } = [];

        /// <summary>What is asked, as its author would write it; empty where coefficients are reported.</summary>
        public string Asked { get; init; } = "";

        /// <summary>Over what predictions are averaged; null over the rows of the corpus.</summary>
        public ReferenceGrid? Grid { get; init; }

        /// <summary>Whether the regressors of rows are taken as given where averages run over rows; null where coefficients are reported.</summary>
        public bool? TakesRowsAsGiven { get; init; }

        /// <inheritdoc/>
        internal override EquatableArray<Located<string>>? Judged => Error?.Models;

        /// <summary>Whether predictions are shares: of an event, or of classes.</summary>
        public bool PredictsShares => Family.NeedsEvent() || Family.IsOfClasses();

        /// <summary>Who is compared, in a model of paired comparisons; null in others.</summary>
        public ComparedPair? Pair { get; init; }

        /// <summary>The classes of which the loss reads whether they were chosen, every option of the outcome but the first; empty where the model is not one
        /// of classes.</summary>
        public IReadOnlyList<Response> Classes => !Family.IsOfClasses() ? []
            : [.. Response.Value.Outcome.Options.Skip(1).Select(option => new Response(Response.Value.Outcome, option.Key))];

        /// <summary>The terms that have coefficients: those of the formula, but for the intercept where thresholds stand in its place.</summary>
        public IEnumerable<FormulaTerm> Terms => Family.HasThresholds() ? Formula.Terms.Where(term => !term.IsIntercept) : Formula.Terms;

        /// <inheritdoc/>
        public override bool ReadsNumbers => Family is not (RegressionFamily.Linear or RegressionFamily.InstrumentalVariables)
            && Regressors.Any(regressor => regressor.Event is null);
    }

    /// <summary>The mean of an outcome, the prevalence of an event, or the total of either.</summary>
    /// <param name="Response">The annotated outcome.</param>
    /// <param name="Function">Mean or prevalence, as the author called it, or total.</param>
    public sealed record Average(Located<Response> Response, TargetFunction Function) : EstimandForm(Response, Function);

    /// <summary>A comparison of the means of two groups.</summary>
    /// <param name="Response">The annotated outcome.</param>
    /// <param name="Function">Difference, ratio or odds ratio.</param>
    /// <param name="Of">What is compared: mean or prevalence.</param>
    /// <param name="Group">The indicator that tells the groups apart.</param>
    public sealed record GroupContrast(
        Located<Response> Response,
        TargetFunction Function,
        TargetFunction Of,
        ColumnModel Group) : EstimandForm(Response, Function);

    /// <summary>The total of an outcome over that of a column.</summary>
    /// <param name="Response">The annotated outcome.</param>
    /// <param name="Function">Ratio.</param>
    /// <param name="Over">The column, of numbers.</param>
    public sealed record TotalsRatio(Located<Response> Response, TargetFunction Function, ColumnModel Over) : EstimandForm(Response, Function);

    /// <summary>A quantile of a number.</summary>
    /// <param name="Response">The annotated outcome, a number.</param>
    /// <param name="Function">Quantile or median, as the author called it.</param>
    /// <param name="Level">τ, in (0, 1).</param>
    public sealed record Quantile(Located<Response> Response, TargetFunction Function, double Level) : EstimandForm(Response, Function)
    {
        /// <summary>The type of Hyndman and Fan, 1 or 4 to 9, that the author asks for; null where none is.</summary>
        public int? Type { get; init; }
    }

    /// <summary>A function of first and second moments.</summary>
    /// <param name="Response">The annotated outcome; a number for variance and standard deviation.</param>
    /// <param name="Function">Variance, standard deviation or correlation.</param>
    /// <param name="Beside">With what a correlation is, where that is a column; null where it is another annotated variable, the last of
    /// <see cref="EstimandForm.Regressors"/>, and of a variance.</param>
    public sealed record Moments(Located<Response> Response, TargetFunction Function, ColumnModel? Beside) : EstimandForm(Response, Function);

    /// <summary>Parameters of a loss that the author wrote.</summary>
    /// <param name="Response">The annotated variable that the loss holds as v, or the first of <see cref="EstimandForm.Regressors"/>.</param>
    /// <param name="Loss">The loss.</param>
    /// <param name="Written">The loss as written, with its definitions.</param>
    /// <param name="Start">Where solutions begin, by position of the parameter.</param>
    /// <param name="Primary">Position of the parameter that is the target.</param>
    /// <param name="Place">Where the loss was written.</param>
    public sealed record Custom(
        Located<Response> Response, LossDefinition Loss, string Written, EquatableArray<double> Start, int Primary, Place Place)
        : EstimandForm(Response, TargetFunction.Coefficient)
    {
        /// <summary>Whether it is a squared distance of the outcome from a function of the parameters, times a number.</summary>
        public bool IsLeastSquares { get; init; }

        /// <summary>Whether an annotated number enters otherwise than by its powers.</summary>
        public bool TakesNumbers { get; init; }

        /// <inheritdoc/>
        public override bool ReadsNumbers => TakesNumbers;
    }

    /// <summary>How several people who label the same texts agree with one another.</summary>
    /// <param name="Response">The outcome; of options the first of them.</param>
    /// <param name="Function">Which coefficient.</param>
    /// <param name="Level">How far labels are from each other in Krippendorff's α.</param>
    /// <param name="Values">Numbers that the options stand for, in their order; empty where none are given.</param>
    /// <param name="Human">The people, where they are named.</param>
    public sealed record RaterAgreement(
        Located<Response> Response, TargetFunction Function, RatingLevel Level, EquatableArray<double> Values, Located<string>? Human)
        : EstimandForm(Response, Function);

    /// <summary>How a model agrees with people, or how two models differ.</summary>
    /// <param name="Response">The outcome; an option of it where that counts against the others.</param>
    /// <param name="Function">What is counted.</param>
    /// <param name="Weights">How much disagreements count in κ.</param>
    /// <param name="Models">The model; the two whose difference is meant; none for the one that the study uses.</param>
    public sealed record Agreement(Located<Response> Response, TargetFunction Function, KappaWeights Weights, EquatableArray<Located<string>> Models)
        : EstimandForm(Response, Function)
    {
        /// <summary>The most options that are told apart.</summary>
        public const int MostOptions = 16;

        /// <summary>Whether every option of the outcome counts as itself.</summary>
        public bool IsOfAll { get; init; }

        /// <inheritdoc/>
        internal override EquatableArray<Located<string>>? Judged => Models;

        /// <summary>Whether two models are compared.</summary>
        public bool IsDifference => Models.Count == 2;

        /// <summary>Whether a mean over options is meant.</summary>
        public bool IsMacro => IsOfAll && Function is (TargetFunction.Precision or TargetFunction.Recall or TargetFunction.F1);
    }
}
