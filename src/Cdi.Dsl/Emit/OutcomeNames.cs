using Cdi.Dsl.Lowering;

namespace Cdi.Dsl.Emit;

/// <summary>Names of the emitted type of an outcome's options.</summary>
internal static class OutcomeNames
{
    /// <summary>The type of one answer: an enumeration of the options, or a number.</summary>
    public static string TypeOf(OutcomePlan outcome) => outcome.IsNumeric ? "double" : outcome.PropertyName + "Label";

    /// <summary>The members of the enumeration, in the order of the options.</summary>
    public static IReadOnlyList<string> Members(OutcomePlan outcome)
    {
        var names = new PropertyNames([]);
        return [.. outcome.Options.Select(option => names.Next(option.Key.StartsWith("-", StringComparison.Ordinal) ? "minus " + option.Key : option.Key))];
    }
}
