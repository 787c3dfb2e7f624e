using System.Globalization;
using Cdi.Studies.Definitions;

namespace Cdi.Studies.Collecting;

/// <summary>What people are asked about each text, and how they answer.</summary>
/// <param name="Outcome">Name of the outcome.</param>
/// <param name="Text">The question.</param>
/// <param name="Options">The options, key and meaning; empty for a number.</param>
/// <param name="Minimum">Smallest number; null where there is none.</param>
/// <param name="Maximum">Largest number; null where there is none.</param>
public sealed record SheetQuestion(string Outcome, string Text, IReadOnlyList<OptionDefinition> Options, double? Minimum, double? Maximum)
{
    /// <summary>Name of the question from which the label follows with others; null where the outcome itself is answered.</summary>
    public string? Question { get; init; }

    /// <summary>What stands behind the dot in headers of its columns; empty where there is one question only.</summary>
    internal string Suffix { get; init; } = "";

    /// <summary>The header of a column that there is one of for each question.</summary>
    /// <param name="name">Its bare name.</param>
    internal string HeaderOf(string name) => Suffix.Length == 0 ? name : $"{name}.{Suffix}";

    /// <summary>Whether people read what the spec says of each option, as the model does.</summary>
    public bool IsExplained { get; init; }

    /// <summary>What may be answered, in words.</summary>
    public string Answers => string.Join("; ", [.. Choices(), .. HasCannotSay ? Array.Empty<string>() : [CannotSay.Words]]);

    /// <summary>What an annotator says who cannot say.</summary>
    public static string CannotSayWords => CannotSay.Words;

    /// <summary>Whether a text is an answer to the question.</summary>
    /// <param name="answer">What was written.</param>
    public bool IsAnswer(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return answer.Trim().Length > 0 && LabelOf(answer) is not null;
    }

    /// <summary>Whether an answer says that nobody can say, and is no option.</summary>
    /// <param name="answer">What was written.</param>
    public bool SaysNothing(string answer)
    {
        ArgumentNullException.ThrowIfNull(answer);
        return LabelOf(answer) is { } label && double.IsNaN(label);
    }

    /// <summary>Whether one of the options is that nobody can say.</summary>
    public bool HasCannotSay => Options.Any(option => CannotSay.Is(option.Key) || CannotSay.Is(option.Shown));

    /// <summary>The label of an answer.</summary>
    /// <param name="answer">What was written: the key of an option or what it says, in any case, or a number.</param>
    /// <returns>The index of the option, or the number; NaN where the words say that there is none. Null where it is no answer.</returns>
    internal double? LabelOf(string answer)
    {
        var said = answer.Trim().Normalize(System.Text.NormalizationForm.FormC);
        if (Options.Count == 0) return Number(said) ?? (CannotSay.Is(said) ? double.NaN : null);
        foreach (var exact in new[] { StringComparison.Ordinal, StringComparison.OrdinalIgnoreCase })
        {
            var codes = Enumerable.Range(0, Options.Count).Where(code => said.Equals(Options[code].Key, exact)).ToList();
            if (codes.Count == 0) codes = [.. Enumerable.Range(0, Options.Count).Where(code => said.Equals(Options[code].Shown.Trim().Normalize(), exact))];
            if (codes.Count == 0) codes = [.. Enumerable.Range(0, Options.Count).Where(code => said.Equals(Choice(Options[code]).Normalize(), exact))];
            if (codes.Count == 1) return codes[0];
        }

        if (!CannotSay.Is(said)) return null;
        for (var code = 0; code < Options.Count; code++)
        {
            if (CannotSay.Is(Options[code].Key) || CannotSay.Is(Options[code].Shown)) return code;
        }

        return double.NaN;
    }

    /// <summary>A label as it is written.</summary>
    /// <param name="label">The label; NaN for none.</param>
    internal string WordOf(double label) => double.IsNaN(label) ? CannotSay.Words
        : Options.Count == 0 ? label.ToString("R", CultureInfo.InvariantCulture) : Options[(int)label].Key;

    private double? Number(string said)
    {
        // A comma before decimals is what a spreadsheet of many countries writes; one before thousands would need three digits and is refused.
        var isComma = said.Count(each => each == ',') == 1 && !said.Contains('.') && said.Length - said.IndexOf(',') != 4;
        var written = isComma ? said.Replace(',', '.') : said;
        if (!double.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out var number)) return null;
        return double.IsFinite(number) && !(number < Minimum) && !(number > Maximum) ? number : null;
    }

    /// <summary>An option as the column of options lists it, which may be copied from there.</summary>
    private string Choice(OptionDefinition option) => $"{option.Key} = {(IsExplained ? option.Explained : option.Shown)}";

    private IEnumerable<string> Choices() => Options.Count > 0
        ? Options.Select(Choice)
        : [(Minimum, Maximum) switch
        {
            ({ } least, { } most) => string.Create(CultureInfo.InvariantCulture, $"a number from {least:R} to {most:R}"),
            ({ } least, null) => string.Create(CultureInfo.InvariantCulture, $"a number of {least:R} or more"),
            (null, { } most) => string.Create(CultureInfo.InvariantCulture, $"a number of {most:R} or less"),
            _ => "a number",
        }];
}
