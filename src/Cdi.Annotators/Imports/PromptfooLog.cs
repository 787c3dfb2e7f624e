using System.Globalization;
using System.Text.Json;

namespace Cdi.Annotators.Imports;

/// <summary>Results of promptfoo, <c>results.results[]</c> of its JSON or the lines of its JSON lines, with <c>vars</c>, <c>provider.id</c>,
/// <c>response.output</c>, <c>response.finishReason</c>, <c>response.tokenUsage</c> and <c>error</c>.</summary>
internal static class PromptfooLog
{
    private const int Version = 3;

    /// <summary>The answers, one for each result.</summary>
    /// <exception cref="LogException">The file is of another version, or a result has no key.</exception>
    public static IEnumerable<MadeAnswer> Read(JsonElement file, string? key)
    {
        if (LogReader.Number(LogReader.Member(file, "results", "version")) is { } version && version != Version)
        {
            throw new LogException(FormattableString.Invariant($"The results have version {version} of their form, and version {Version} is read"),
                "Write them with a later promptfoo: `promptfoo export eval ID --output results.json`.");
        }

        foreach (var (index, result) in LogReader.Member(file, "results", "results").EnumerateArray().Index())
            yield return Of(result, key, string.Create(CultureInfo.InvariantCulture, $"result {index + 1}"));
    }

    /// <summary>The answers of results that are written one a line.</summary>
    /// <exception cref="LogException">A line is no JSON, or has no key.</exception>
    public static IEnumerable<MadeAnswer> ReadLines(string text, string? key)
    {
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (line.AsSpan().Trim().IsEmpty) continue;
            var place = string.Create(CultureInfo.InvariantCulture, $"line {index + 1}");
            using var document = LogReader.Whole(line)
                ?? throw new LogException($"{place} is not whole JSON", "Export it again; each of its lines is an object.");
            yield return Of(document.RootElement, key, place);
        }
    }

    private static MadeAnswer Of(JsonElement result, string? key, string place)
    {
        var variables = LogReader.Member(result, "vars");
        var id = key is not null ? LogReader.Said(LogReader.Member(variables, key))
            : LogReader.Said(LogReader.Member(variables, "key")) ?? LogReader.Said(LogReader.Member(variables, "id"));
        return id is not null ? Of(id, result, place) : throw new LogException($"{place} has no variable {(key is null ? "`key` or `id`" : $"`{key}`")}",
            "Name the variable that holds keys of texts with `--key`.");
    }

    private static MadeAnswer Of(string id, JsonElement result, string place)
    {
        var (response, provider) = (LogReader.Member(result, "response"), LogReader.Member(result, "provider"));
        var model = LogReader.Said(provider.ValueKind == JsonValueKind.Object ? LogReader.Member(provider, "id") : provider) ?? "";
        if (LogReader.Said(LogReader.Member(response, "output")) is not { } output)
        {
            var fault = LogReader.Said(LogReader.Member(response, "error")) ?? LogReader.Said(LogReader.Member(result, "error"));
            return new(id, model, null, place) { Fault = fault ?? "no answer" };
        }

        var usage = LogReader.Member(response, "tokenUsage");
        var refused = LogReader.Member(response, "isRefusal").ValueKind == JsonValueKind.True;
        return new(id, model, new(output, refused ? "refusal" : LogReader.Said(LogReader.Member(response, "finishReason")) ?? "")
        {
            InputTokens = LogReader.Number(LogReader.Member(usage, "prompt")),
            OutputTokens = LogReader.Number(LogReader.Member(usage, "completion")),
        }, place);
    }
}
