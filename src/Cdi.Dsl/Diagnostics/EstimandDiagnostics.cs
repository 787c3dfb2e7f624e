using System.Globalization;
using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>The 3xxx family: what is asked for, and whether it can be answered.</summary>
public static class EstimandDiagnostics
{
    /// <summary>CDI3001. An outcome with options stands where one event is needed.</summary>
    /// <param name="place">The outcome.</param>
    /// <param name="outcome">Its name.</param>
    /// <param name="keys">The keys of its options.</param>
    /// <param name="user">What needs the event: <c>logistic</c>.</param>
    public static Diagnostic EventNeeded(Place place, string outcome, IReadOnlyCollection<string> keys, string user) => Error("CDI3001", place,
        $"Outcome `{outcome}` has {Counted.Of(keys.Count, "option")}, `{user}` needs one event.",
        $"Name the event in brackets: {string.Join(" or ", keys.Select(key => $"`{outcome}[{key}]`"))}.");

    /// <summary>CDI3002. No annotated variable is in the model.</summary>
    /// <param name="place">The variable that stands where an outcome is needed.</param>
    /// <param name="name">Its name.</param>
    /// <param name="outcomes">Names of the declared outcomes.</param>
    public static Diagnostic NothingAnnotated(Place place, string name, IReadOnlyCollection<string> outcomes) => Error("CDI3002", place,
        $"`{name}` is a column known for every text, so nothing in the model is annotated.",
        outcomes.Count == 0 ? "Declare an `outcome` that annotators decide." : $"Use an outcome: {NameList.Of(outcomes)}.");

    /// <summary>CDI3002. No annotated variable is in a loss.</summary>
    internal static Diagnostic LossOfNothingAnnotated(Place place, IReadOnlyCollection<string> outcomes) => Error("CDI3002", place,
        "The loss holds columns and parameters only, so nothing in it is annotated.",
        outcomes.Count == 0 ? "Declare an `outcome` that annotators decide." : $"Use an outcome: {NameList.Of(outcomes)}.");

    /// <summary>CDI3003. Nobody gives the labels that count as true.</summary>
    public static Diagnostic NoHumanAnnotator(Place place, string estimand, string outcome) => Error("CDI3003", place,
        $"Estimand `{estimand}` needs human labels, and outcome `{outcome}` has no human annotator.",
        $"Add `human NAME {{ … }}` with `outcome = {outcome}`.");

    /// <summary>CDI3004. Two terms of a formula are equal whatever the data.</summary>
    /// <param name="place">The formula.</param>
    /// <param name="rank">Rank of the design matrix.</param>
    /// <param name="columns">Its number of columns.</param>
    /// <param name="first">A term.</param>
    /// <param name="second">Another term, equal to the first in every row.</param>
    public static Diagnostic NotIdentifiable(Place place, int rank, int columns, string first, string second) => Error("CDI3004", place,
        $"The formula is not identifiable (rank {Number(rank)} of {Number(columns)}): `{first}` and `{second}` are equal in every row.",
        $"Leave out `{first}` or `{second}`.");

    /// <summary>CDI3004. The levels of factors add up to other terms, whatever the data.</summary>
    /// <param name="place">The formula.</param>
    /// <param name="rank">Rank of the design matrix.</param>
    /// <param name="columns">Its number of columns.</param>
    /// <param name="dependent">The first term that follows from those before it.</param>
    internal static Diagnostic LevelsAddUp(Place place, int rank, int columns, string dependent) => Error("CDI3004", place,
        $"The formula is not identifiable (rank {Number(rank)} of {Number(columns)}): `{dependent}` is a sum of terms before it in every row.",
        "Take out the intercept with `- 1`, or name the main effects of the factors, `a * b`.");

    /// <summary>CDI3006. The target is no coefficient of the model.</summary>
    /// <param name="place">The coefficient.</param>
    /// <param name="name">Its name as written.</param>
    /// <param name="terms">The coefficients of the model.</param>
    public static Diagnostic CoefficientNotInModel(Place place, string name, IReadOnlyCollection<string> terms) => Error("CDI3006", place,
        $"`{name}` is not a coefficient of the model.",
        NearestName.Find(name, terms) is { } nearest
            ? $"Nearest `{nearest}`; the model has {NameList.Of(terms)}."
            : $"The model has {NameList.Of(terms)}.");

    /// <summary>CDI3007. The model is forced through the origin.</summary>
    public static Diagnostic NoIntercept(Place place) => Warning("CDI3007", place, SharedFacts.NoIntercept.Message, SharedFacts.NoIntercept.Hint);

    /// <summary>CDI3008. Odds, or a share, of something that is not an event.</summary>
    /// <param name="place">The outcome.</param>
    /// <param name="outcome">Its name; it is a number.</param>
    /// <param name="user">What needs an event: <c>odds_ratio</c>.</param>
    public static Diagnostic OddsOfNumber(Place place, string outcome, string user) => Error("CDI3008", place,
        $"`{user}` needs an event, and outcome `{outcome}` is a number.",
        $"Use `mean({outcome})`, `difference(mean({outcome}), group)` or `linear({outcome} ~ …)`.");

    /// <summary>CDI3009. A quantity cannot be reported on this scale.</summary>
    /// <param name="place">The scale.</param>
    /// <param name="scale">Its name.</param>
    /// <param name="target">The target, in words.</param>
    /// <param name="fitting">The scales that fit.</param>
    public static Diagnostic ScaleDoesNotFit(Place place, string scale, string target, IEnumerable<string> fitting) => Error("CDI3009", place,
        $"Scale `{scale}` does not fit {target}.",
        $"Use {string.Join(" or ", fitting.Select(name => $"`{name}`"))}, or leave `interval_scale` out.");

    /// <summary>CDI3009. A rate has a logarithm, and numbers that may be negative have none.</summary>
    internal static Diagnostic RateOfNegativeNumbers(Place place, string model, string outcome) => Error("CDI3009", place,
        $"`{model}` models the logarithm of a mean, and numbers of outcome `{outcome}` may be negative.",
        $"Declare the range of the outcome, `outcome {outcome} number 0..100`, or use `linear`.");

    /// <summary>CDI3009. Means that may be negative have no ratio that compares them.</summary>
    internal static Diagnostic RatioOfNegativeNumbers(Place place, string outcome) => Error("CDI3009", place,
        $"`ratio` compares means by the logarithm of their ratio, and numbers of outcome `{outcome}` may be negative.",
        $"Declare the range of the outcome, `outcome {outcome} number 0..100`, or use `difference(mean({outcome}), group)`.");

    /// <summary>CDI3010. A sample drawn for some estimands also answers others.</summary>
    /// <param name="place">The list of estimands served.</param>
    /// <param name="served">Those served.</param>
    /// <param name="others">Those that share the sample.</param>
    public static Diagnostic SampleServesOthers(Place place, IEnumerable<string> served, IEnumerable<string> others) => Warning("CDI3010", place,
        $"The sample serves {Names(served)}; {Names(others)} are estimated from it too, with wider intervals than a sample of their own would give.",
        "Add them to `serve`, or accept their wider intervals.");

    /// <summary>CDI3011. Several intervals hold together less often than each.</summary>
    /// <param name="place">What leaves the correction out.</param>
    /// <param name="intervals">Number of estimands.</param>
    /// <param name="alpha">The error rate of each; all k together hold with probability 1 − k α at least, the Bonferroni bound.</param>
    public static Diagnostic JointCoverage(Place place, int intervals, double alpha) => Warning("CDI3011", place,
        $"Each of {Number(intervals)} intervals holds at {Percent(1 - alpha)}; that all of them hold is sure to no more than "
            + $"{Percent(Math.Max(0, 1 - (intervals * alpha)))}.",
        "Say `familywise = max_z`, `bonferroni` or `holm`, or `familywise = none` if each interval is read alone.");

    /// <summary>CDI3012. A column of this type cannot be a regressor.</summary>
    public static Diagnostic NotARegressor(Place place, string column, string type) => Error("CDI3012", place,
        $"Column `{column}` holds {type}; a regressor is an indicator, number or count.",
        "Declare a column of numbers, or leave this one out of the formula.");

    /// <summary>CDI3013. A power of one column, or its product with itself, is the column.</summary>
    /// <param name="place">The power or product.</param>
    /// <param name="written">It as written.</param>
    /// <param name="column">What it amounts to.</param>
    public static Diagnostic PowerOfOneColumn(Place place, string written, string column) => Warning("CDI3013", place,
        $"`{written}` is `{column}`: in a formula a column crossed with itself is the column, and no square is in the model.",
        $"Write `{column}`, or `I({column}^2)` where the square is meant.");

    /// <summary>CDI3014. A term is taken out of a formula that does not have it.</summary>
    /// <param name="place">What is taken out.</param>
    /// <param name="written">It as written.</param>
    public static Diagnostic NothingToRemove(Place place, string written) => Warning("CDI3014", place,
        $"`- {written}` takes nothing out: no such term stands before it.",
        $"Leave `- {written}` out, or correct its name.");

    /// <summary>CDI3021. A model has too many parameters.</summary>
    /// <param name="place">The formula.</param>
    /// <param name="parameters">Its terms, in words: <c>162</c>, <c>more than 512</c>.</param>
    public static Diagnostic TooManyParameters(Place place, string parameters) => Error("CDI3021", place,
        $"The formula has {parameters} terms; a model has at most {Number(StudyLimits.Parameters)} parameters.",
        "Cross fewer columns, or leave columns out: each parameter needs labels of its own.");

    /// <summary>CDI3022. A study has too many estimands.</summary>
    /// <param name="place">The first estimand beyond the limit.</param>
    /// <param name="estimands">The estimands that it declares.</param>
    public static Diagnostic TooManyEstimands(Place place, int estimands) => Error("CDI3022", place,
        $"The study declares {Number(estimands)} estimands; it may have {Number(StudyLimits.Estimands)}.",
        "Divide the study into several files, one question each; corpus and annotators can be imported.");

    /// <summary>CDI3023. The kernels of a study are too large together.</summary>
    /// <param name="place">The estimand with which they are.</param>
    /// <param name="sums">Sums of all kernels.</param>
    public static Diagnostic TooMuchCode(Place place, int sums) => Error("CDI3023", place,
        $"The models of the study need {Number(sums)} sums of derivatives; they may need {Number(StudyLimits.Sums)} (d + d(d + 1)/2 for d parameters, "
            + "d beyond 32).",
        "Divide the study into several files, or use smaller models.");

    private static string Percent(double share) => (100 * (decimal)share).ToString("0.##", CultureInfo.InvariantCulture) + " %";

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
