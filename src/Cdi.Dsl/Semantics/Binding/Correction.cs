using System.Globalization;
using System.Text.RegularExpressions;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>How a value of the wrong kind is written rightly, where only its form is wrong.</summary>
internal static class Correction
{
    private static readonly Regex Plain = new(@"^[\p{L}_][\p{L}\p{Nd}_]*$", RegexOptions.CultureInvariant);

    /// <summary>The hint; null where the author's intention cannot be known.</summary>
    /// <param name="value">The value as written.</param>
    /// <param name="takes">What the setting takes, with article.</param>
    /// <param name="source">The file.</param>
    /// <param name="setting">Name of the setting.</param>
    public static string? Of(ExpressionSyntax value, string takes, SourceText source, string setting = "") => value switch
    {
        // 95 % is what intervals hold at: an error rate above one half means nothing.
        NumberSyntax { Unit.Text: "%" } level when setting == "alpha"
            && decimal.TryParse(level.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var holds) && holds is > 50 and < 100 =>
            $"`alpha` is the error rate: `{((100 - holds) / 100).ToString("0.############", CultureInfo.InvariantCulture)}` for {level.Digits} % intervals.",
        NumberSyntax { Unit.Text: "%" } percent when IsFraction(takes)
            && decimal.TryParse(percent.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) =>
            $"Write the fraction: `{(share / 100).ToString("0.############", CultureInfo.InvariantCulture)}`.",
        NumberSyntax { Unit: null } number when takes.StartsWith("labels", StringComparison.Ordinal) => $"Say what is counted: `{number.Digits} labels`.",
        NumberSyntax { Unit: null } number when takes == "money" => $"Add the currency: `{number.Digits} USD`, `EUR` or `GBP`.",
        StringSyntax { Value: { Length: > 0 } words } when takes.StartsWith("a list of", StringComparison.Ordinal)
            && takes.EndsWith("strings", StringComparison.Ordinal) =>
            $"A list stands in brackets: `[\"{words}\"]`.",
        NameSyntax or IndexedSyntax or BinarySyntax when takes.StartsWith("a list of", StringComparison.Ordinal) =>
            $"A list stands in brackets: `[{source.Slice(value.Span)}]`.",
        StringSyntax { Value: { Length: > 0 } word } when !takes.Contains("string") && !takes.Contains("text,") => Plain.IsMatch(word)
            ? $"Without quotes: `{word}`."
            : $"Between backticks instead of quotes: `` `{word}` ``.",
        NameSyntax name when takes.StartsWith("a string", StringComparison.Ordinal) => $"Between double quotes: `\"{name.Text}\"`.",
        _ => null,
    };

    private static bool IsFraction(string takes) => takes.StartsWith("a number between", StringComparison.Ordinal) || takes.Contains("number from 0 to 1");
}
