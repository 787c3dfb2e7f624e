using System.Globalization;
using System.Text.Json;

namespace Cdi.Annotators.Imports;

/// <summary>Lines of the output file, or the error file, of a batch of OpenAI: <c>custom_id</c>, <c>response.status_code</c>, <c>response.body</c>, a chat
/// completion, and <c>error</c>.</summary>
internal static class OpenAIBatchLog
{
    /// <summary>The answers, one for each line.</summary>
    /// <exception cref="LogException">A line is no JSON, has no <c>custom_id</c>, or answers another endpoint.</exception>
    public static IEnumerable<MadeAnswer> Read(string text)
    {
        foreach (var (index, line) in text.Split('\n').Index())
        {
            if (line.AsSpan().Trim().IsEmpty) continue;
            var place = string.Create(CultureInfo.InvariantCulture, $"line {index + 1}");
            using var document = LogReader.Whole(line)
                ?? throw new LogException($"{place} is not whole JSON", "Download the output file again; each of its lines is an object.");
            yield return Of(document.RootElement, place);
        }
    }

    private static MadeAnswer Of(JsonElement line, string place)
    {
        var id = LogReader.Said(LogReader.Member(line, "custom_id"))
            ?? throw new LogException($"{place} has no `custom_id`", "Give the output file of the batch; its `custom_id` is the key of a text.");
        var body = LogReader.Member(line, "response", "body");
        var model = LogReader.Said(LogReader.Member(body, "model")) ?? "";
        if (LogReader.Number(LogReader.Member(line, "response", "status_code")) is not 200)
        {
            var fault = LogReader.Said(LogReader.Member(body, "error", "message")) ?? LogReader.Said(LogReader.Member(line, "error", "message"));
            return new(id, model, null, place) { Fault = fault ?? "no answer" };
        }

        var choices = LogReader.Member(body, "choices");
        if (choices.ValueKind != JsonValueKind.Array || choices.GetArrayLength() == 0)
        {
            throw new LogException($"{place} holds no chat completion",
                "Only batches of `/v1/chat/completions` are read; a table with the columns `key` and `answer` is read of any other.");
        }

        var (message, usage) = (LogReader.Member(choices[0], "message"), LogReader.Member(body, "usage"));
        var refusal = LogReader.Said(LogReader.Member(message, "refusal"));
        return new(id, model, new(LogReader.Said(LogReader.Member(message, "content")) ?? refusal ?? "",
            refusal is not null ? "refusal" : LogReader.Said(LogReader.Member(choices[0], "finish_reason")) ?? "")
        {
            Model = model,
            InputTokens = LogReader.Number(LogReader.Member(usage, "prompt_tokens")),
            OutputTokens = LogReader.Number(LogReader.Member(usage, "completion_tokens")),
        }, place);
    }
}
