using System.Globalization;
using System.Text.Json;
using Cdi.Ledgers.Calls;

namespace Cdi.Annotators.Imports;

/// <summary>Samples of an inspect_ai log: <c>id</c>, <c>epoch</c>, <c>metadata</c>, <c>error</c>, <c>output.model</c>, <c>output.choices[0]</c> with
/// <c>message.content</c> and <c>stop_reason</c>, <c>output.usage</c>.</summary>
internal static class InspectLog
{
    private const int Version = 2;

    /// <summary>The answers, one for each sample.</summary>
    /// <exception cref="LogException">The log is of another version, or a sample has no key.</exception>
    public static IEnumerable<MadeAnswer> Read(JsonElement log, string? key)
    {
        if (LogReader.Number(LogReader.Member(log, "version")) is { } version && version != Version)
        {
            throw new LogException(FormattableString.Invariant($"The log has version {version} of its form, and version {Version} is read"),
                "Write it anew: `inspect log convert --to json`.");
        }

        var model = LogReader.Said(LogReader.Member(log, "eval", "model")) ?? "";
        foreach (var (index, sample) in LogReader.Member(log, "samples").EnumerateArray().Index())
        {
            var place = string.Create(CultureInfo.InvariantCulture, $"sample {index + 1}");
            var id = LogReader.Said(key is null ? LogReader.Member(sample, "id") : LogReader.Member(sample, "metadata", key))
                ?? throw new LogException($"{place} has no {(key is null ? "`id`" : $"`{key}` in its metadata")}",
                    "Name the member of the metadata that holds keys of texts with `--key`.");
            yield return Of(id, model, sample, place);
        }
    }

    private static MadeAnswer Of(string id, string model, JsonElement sample, string place)
    {
        var output = LogReader.Member(sample, "output");
        var choices = LogReader.Member(output, "choices");
        var named = LogReader.Said(LogReader.Member(output, "model")) is { Length: > 0 } own ? own : model;
        if (choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0)
        {
            var fault = LogReader.Said(LogReader.Member(sample, "error", "message")) ?? LogReader.Said(LogReader.Member(output, "error"));
            return new(id, model, null, place) { Fault = fault ?? "no answer" };
        }

        var usage = LogReader.Member(output, "usage");
        var (said, finish) = (LogReader.Member(choices[0], "message", "content"), LogReader.Said(LogReader.Member(choices[0], "stop_reason")));
        return new(id, model, new(Content(said), Finish(finish))
        {
            Model = named,
            InputTokens = LogReader.Number(LogReader.Member(usage, "input_tokens")),
            OutputTokens = LogReader.Number(LogReader.Member(usage, "output_tokens")),
        }, place);
    }

    // A content is a text, or a list of parts of which those that are text were said; reasoning was not.
    private static string Content(JsonElement content) => content.ValueKind != JsonValueKind.Array ? LogReader.Said(content) ?? ""
        : string.Concat(content.EnumerateArray().Where(part => LogReader.Said(LogReader.Member(part, "type")) == "text")
            .Select(part => LogReader.Said(LogReader.Member(part, "text"))));

    private static string Finish(string? reason) => reason switch
    {
        null => "",
        "model_length" => "length",
        _ => reason,
    };
}
