using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Cdi.Ledgers.Calls;
using Cdi.Studies.Definitions;

namespace Cdi.Annotators.Answers;

/// <summary>Reads answers by rules that never guess.</summary>
/// <remarks>
/// Blanks around an answer are nothing. An option is its key, as the outcome writes it, alone or dressed as lists are: <c>A</c>, <c>A.</c>, <c>A)</c>,
/// <c>(A)</c>, <c>"A"</c>, and with the option's own words behind it, <c>A: Polite</c>, <c>A. Polite</c>, <c>A) Polite</c>. The words without the key,
/// another key in one word (<c>a</c>, <c>C</c>) or a number that the outcome does not reach is out of options; anything else is malformed, whatever it
/// contains. A number is digits with a point. A structured answer is an object with the one member <c>answer</c>, and nothing around it.
/// Behind reasons the answer is what the last line says that is not blank, which begins with <c>Answer:</c> as no other line does; in an object the
/// reasons are a member <c>reason</c> before it. Reasons without such an end are malformed, and reasons cut off are truncated.
/// </remarks>
/// <param name="outcome">What is decided.</param>
/// <param name="structured">Whether the model was asked for an object.</param>
/// <param name="reasons">Whether the model was asked for reasons before its label.</param>
/// <param name="isDistribution">Whether it was asked for the probability of each option: the member <c>answer</c> is then an object with a number for each key,
/// of a sum of 1 up to rounding, and the label is the most probable option, of equals the one declared first.</param>
public sealed class AnswerReader(OutcomeDefinition outcome, bool structured, bool reasons = false, bool isDistribution = false)
{
    /// <summary>How far the sum of stated probabilities may be from 1.</summary>
    private const double Rounding = 0.02;

    private const string Mark = "Answer:";
    private const int ShownLength = 80;
    private const NumberStyles Decimal = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <summary>The label in a reply.</summary>
    /// <param name="reply">The reply.</param>
    public Answer Label(CallReply reply) => Said(reply, reasons) switch
    {
        (null, { } failure) => failure,
        ({ } text, _) when isDistribution => Distribution(text),
        ({ } text, _) when outcome.IsNumeric => Number(text, outcome.Minimum ?? double.NegativeInfinity, outcome.Maximum ?? double.PositiveInfinity),
        ({ } text, _) => Option(text),
        _ => throw new InvalidOperationException("A reply has words or a failure."),
    };

    /// <summary>The confidence in a reply: a number from 0 to 1.</summary>
    /// <param name="reply">The reply.</param>
    public Answer Confidence(CallReply reply) =>
        Said(reply, false) is ({ } text, _) ? Number(text, 0, 1)
            : Said(reply, false).Failure ?? throw new InvalidOperationException("A reply has words or a failure.");

    private (string? Text, Answer.Failed? Failure) Said(CallReply reply, bool behindReasons)
    {
        ArgumentNullException.ThrowIfNull(reply);
        if (reply.Finish is "content_filter" or "refusal") return (null, Failure(AnswerFailure.Refused, reply.Text));
        if (reply.Finish is "length" or "max_tokens") return (null, Failure(AnswerFailure.Truncated, reply.Text));
        var text = structured ? Member(reply.Text, behindReasons, isDistribution) : behindReasons ? BehindReasons(reply.Text) : reply.Text.Trim();
        return text is null or "" ? (null, Failure(AnswerFailure.Malformed, reply.Text)) : (text, null);
    }

    private Answer Option(string text)
    {
        for (var code = 0; code < outcome.Options.Count; code++)
        {
            if (Names(text, outcome.Options[code])) return new Answer.Value(code);
        }

        return Failure(IsOneWord(text) || outcome.Options.Any(option => option.Shown == text) ? AnswerFailure.OutOfOptions : AnswerFailure.Malformed, text);
    }

    private Answer Distribution(string text)
    {
        if (!text.StartsWith('{')) return Failure(AnswerFailure.Malformed, text);
        using var json = JsonDocument.Parse(text);
        var said = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var member in json.RootElement.EnumerateObject())
        {
            if (outcome.Options.All(option => option.Key != member.Name)) return Failure(AnswerFailure.OutOfOptions, text);
            if (member.Value.ValueKind != JsonValueKind.Number || member.Value.GetDouble() is not (>= 0 and <= 1)
                || !said.TryAdd(member.Name, member.Value.GetDouble()))
                return Failure(AnswerFailure.Malformed, text);
        }

        var sum = said.Values.Sum();
        if (said.Count < outcome.Options.Count || !(Math.Abs(sum - 1) <= Rounding)) return Failure(AnswerFailure.Malformed, text);
        ImmutableArray<double> probabilities = [.. outcome.Options.Select(option => said[option.Key] / sum)];
        return new Answer.Value(probabilities.IndexOf(probabilities.Max())) { Probabilities = probabilities };
    }

    private static bool Names(string text, OptionDefinition option)
    {
        var key = option.Key;
        if (text == key || text == $"{key}." || text == $"{key})" || text == $"({key})" || text == $"\"{key}\"") return true;
        return text == $"{key}: {option.Shown}" || text == $"{key}. {option.Shown}" || text == $"{key}) {option.Shown}" || text == $"({key}) {option.Shown}";
    }

    // A key of another list in the dress of this one: a letter or a name, perhaps with a full stop or brackets.
    private static bool IsOneWord(string text)
    {
        var bare = text.Trim('(', ')', '.', '"', ':');
        return bare.Length > 0 && bare.All(character => char.IsLetterOrDigit(character) || character == '_');
    }

    private static Answer Number(string text, double minimum, double maximum)
    {
        if (!text.Any(char.IsAsciiDigit) || !double.TryParse(text, Decimal, CultureInfo.InvariantCulture, out var number))
            return Failure(AnswerFailure.Malformed, text);
        return number >= minimum && number <= maximum && double.IsFinite(number) ? new Answer.Value(number) : Failure(AnswerFailure.OutOfOptions, text);
    }

    private static string? BehindReasons(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0).ToList();
        return lines.Count(line => line.StartsWith(Mark, StringComparison.Ordinal)) == 1 && lines[^1].StartsWith(Mark, StringComparison.Ordinal)
            ? lines[^1][Mark.Length..].Trim() : null;
    }

    private static string? Member(string text, bool behindReasons, bool isObject)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.ValueKind != JsonValueKind.Object || json.RootElement.EnumerateObject().Count() != (behindReasons ? 2 : 1))
                return null;
            if (behindReasons && !(json.RootElement.TryGetProperty("reason", out var reason) && reason.ValueKind == JsonValueKind.String)) return null;
            return !json.RootElement.TryGetProperty("answer", out var answer) ? null : answer.ValueKind switch
            {
                JsonValueKind.String => answer.GetString(),
                JsonValueKind.Number => answer.GetRawText(),
                JsonValueKind.Object when isObject => answer.GetRawText(),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Answer.Failed Failure(AnswerFailure kind, string said) => new(kind, said.Length <= ShownLength ? said : said[..ShownLength] + "…");
}
