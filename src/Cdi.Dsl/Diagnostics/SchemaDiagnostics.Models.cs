using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <content>What is asked of fitted models.</content>
public static partial class SchemaDiagnostics
{
    /// <summary>CDI2090. A prediction or an effect names a variable that the formula does not read.</summary>
    /// <param name="place">The variable.</param>
    /// <param name="name">Its name.</param>
    /// <param name="regressors">What the formula reads.</param>
    public static Diagnostic NotARegressorOfModel(Place place, string name, IReadOnlyCollection<string> regressors) => Error("CDI2090", place,
        $"`{name}` is no regressor of the model.", NearestName.Find(name, regressors) is { } nearest
            ? $"Nearest `{nearest}`; the model reads {NameList.Of(regressors)}." : $"The model reads {NameList.Of(regressors)}.");

    /// <summary>CDI2091. A regressor cannot be set or moved, because another column of the formula is computed of it.</summary>
    /// <param name="place">The regressor.</param>
    /// <param name="name">Its name.</param>
    /// <param name="follower">What is computed of it: a basis, or an indicator.</param>
    public static Diagnostic RegressorOfRows(Place place, string name, string follower) => Error("CDI2091", place,
        $"`{name}` cannot be set or moved alone: the formula reads `{follower}`, which is computed of it when the corpus is read.",
        $"Write powers of `{name}` as `I({name}^2)`, groups of it as a factor of the corpus, and set an indicator by its own name.");

    /// <summary>CDI2091. A regressor has no slope, because the formula compares it with something.</summary>
    /// <param name="place">The regressor.</param>
    /// <param name="name">Its name.</param>
    /// <param name="function">The function that compares it.</param>
    internal static Diagnostic ComparedRegressor(Place place, string name, string function) => Error("CDI2091", place,
        $"`{name}` has no slope: `{function}` jumps where its comparison turns.",
        $"Say between which values it moves: `difference(predicted({name} = …), predicted({name} = …))`.");

    /// <summary>CDI2092. A prediction needs an annotated regressor that is not set, and that is known of labelled texts alone.</summary>
    /// <param name="place">The target.</param>
    /// <param name="target">What is asked for.</param>
    /// <param name="regressor">The annotated regressor.</param>
    public static Diagnostic UnknownRegressor(Place place, string target, string regressor) => Error("CDI2092", place,
        $"`{target}` averages over all texts, and `{regressor}` is known of labelled ones alone.",
        $"Say at which value: name `{(regressor.IndexOf('[') is > 0 and var end ? regressor.Substring(0, end) : regressor)}` among the regressors at values.");
}
