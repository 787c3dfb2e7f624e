using System.Globalization;
using Cdi.Dsl.Text;
using static Cdi.Dsl.Diagnostics.Diagnostic;

namespace Cdi.Dsl.Diagnostics;

/// <summary>What a loss of the author's own can get wrong.</summary>
public static class LossDiagnostics
{
    /// <summary>CDI2070. A start value of something that is no parameter.</summary>
    /// <param name="place">The name in <c>start</c>.</param>
    /// <param name="name">The name.</param>
    /// <param name="what">What it is, <c>a column of corpus `mail`</c>; null where the loss does not hold it.</param>
    /// <param name="parameters">The parameters of the loss.</param>
    public static Diagnostic StartOfNoParameter(Place place, string name, string? what, IReadOnlyCollection<string> parameters) => Error("CDI2070", place,
        what is null ? $"`{name}` has a start value, and the loss holds no parameter `{name}`." : $"`{name}` has a start value, and is {what}.",
        what is not null ? $"Rename the parameter: a name that is declared elsewhere is no parameter. The loss has {NameList.Of(parameters)}."
            : NearestName.Find(name, parameters) is { } nearest ? $"Nearest `{nearest}`; the loss has {NameList.Of(parameters)}."
            : $"Leave it out, or use it in the loss, which has {NameList.Of(parameters)}.");

    /// <summary>CDI2071. A parameter without a start value, in a loss that needs one.</summary>
    /// <param name="place">The parameter where it is first used.</param>
    /// <param name="name">The parameter.</param>
    /// <param name="near">A column or outcome with nearly this name, which may have been meant; null where there is none.</param>
    /// <param name="hasBlock">Whether other parameters have one.</param>
    public static Diagnostic NoStart(Place place, string name, string? near, bool hasBlock) => Error("CDI2071", place,
        $"Parameter `{name}` has no start value{(hasBlock ? "" : ", and the loss is not seen to be convex")}.",
        near is null ? $"Say where the search begins: `start {{ {name} = … }}`."
            : $"Nearest `{near}`, which is declared; if `{name}` is a parameter, say where the search begins: `start {{ {name} = … }}`.");

    /// <summary>CDI2072. A loss without a parameter.</summary>
    /// <param name="place">The loss.</param>
    public static Diagnostic NoParameter(Place place) => Error("CDI2072", place,
        "The loss holds no parameter, so that there is nothing to estimate.",
        "Every name that is no column, outcome or definition is a parameter: `loss = (rating - b0)^2`.");

    /// <summary>CDI2073. A definition that the loss does not use.</summary>
    /// <param name="place">The definition.</param>
    /// <param name="name">Its name.</param>
    public static Diagnostic UnusedDefinition(Place place, string name) => Error("CDI2073", place,
        $"`{name}` is defined and the loss does not use it.", $"Leave `{name} = …` out, or use it in the loss.");

    /// <summary>CDI2074. A parameter that does not move the loss.</summary>
    /// <param name="place">The parameter where it is first used.</param>
    /// <param name="name">The parameter.</param>
    public static Diagnostic NoEffect(Place place, string name) => Error("CDI2074", place,
        $"The loss does not depend on `{name}`: every term with it cancels.", $"Leave `{name}` out, or look for a sign or a factor 0.");

    /// <summary>CDI2075. A loss whose derivatives are too much code.</summary>
    /// <param name="place">The loss.</param>
    /// <param name="size">Operations of what was too many.</param>
    /// <param name="most">How many there may be.</param>
    public static Diagnostic TooLarge(Place place, double size, double most) => Error("CDI2075", place,
        $"The derivatives of the loss hold {size.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' ')} operations; "
            + $"{most.ToString("N0", CultureInfo.InvariantCulture).Replace(',', ' ')} are the most.",
        "Write products of many factors as the exponential of a sum of logarithms, or use fewer parameters.");

    /// <summary>CDI2076. A definition whose name is taken, or that is defined by itself.</summary>
    /// <param name="place">The definition.</param>
    /// <param name="name">Its name.</param>
    /// <param name="what">What else it is: <c>a column of corpus `mail`</c>, <c>part of its own definition</c>.</param>
    public static Diagnostic NameTaken(Place place, string name, string what) => Error("CDI2076", place,
        $"`{name}` is defined here, and is {what}.", "Give the definition a name of its own.");

    /// <summary>CDI2077. A loss without a value, whatever the data.</summary>
    /// <param name="place">The loss.</param>
    /// <param name="where">Where it has none, as a clause: <c>where `tone` is not `F`</c>.</param>
    public static Diagnostic NoValue(Place place, string where) => Error("CDI2077", place,
        $"The loss is no number {where}: it divides by 0, or takes the logarithm of 0.", "Look for `/ 0`, `log(0)`, or a power of 0.");

    /// <summary>CDI2077. Derivatives that disagree with differences.</summary>
    /// <param name="place">The loss.</param>
    /// <param name="parameters">By which parameters it was differentiated.</param>
    internal static Diagnostic DerivativesDisagree(Place place, IEnumerable<string> parameters) => Error("CDI2077", place,
        $"The derivative of the loss by {string.Join(" and ", parameters.Select(name => $"`{name}`"))} disagrees with central differences.",
        "The loss jumps or bends there, or the compiler is wrong: write the loss in smooth functions; if it is smooth, report it with the spec.");
}
