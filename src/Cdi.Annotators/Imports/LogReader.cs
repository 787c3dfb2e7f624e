using System.Text;
using System.Text.Json;

namespace Cdi.Annotators.Imports;

/// <summary>Reads answers from the logs of other tools, by the fields that each of them documents.</summary>
public static class LogReader
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 256 };

    /// <summary>What a file is, by what stands in it.</summary>
    /// <param name="bytes">The file.</param>
    public static LogFormat FormatOf(ReadOnlyMemory<byte> bytes)
    {
        var text = Text(bytes);
        if (!text.TrimStart().StartsWith('{')) return LogFormat.Table;
        if (Whole(text) is { } document)
        {
            using (document)
            {
                if (IsInspect(document.RootElement)) return LogFormat.Inspect;
                if (IsPromptfoo(document.RootElement)) return LogFormat.Promptfoo;
                if (IsPromptfooResult(document.RootElement)) return LogFormat.Promptfoo;
                return IsBatch(document.RootElement) ? LogFormat.OpenAIBatch : LogFormat.Table;
            }
        }

        var first = text.TrimStart().Split('\n', 2)[0];
        if (Whole(first) is not { } line) return LogFormat.Table;
        using (line)
        {
            return IsBatch(line.RootElement) ? LogFormat.OpenAIBatch : IsPromptfooResult(line.RootElement) ? LogFormat.Promptfoo : LogFormat.Table;
        }
    }

    /// <summary>The answers of a log.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="format">What it is; no table.</param>
    /// <param name="key">The member that holds keys of texts: of the metadata of a sample, of the variables of a test; null for <c>id</c> of a sample, and
    /// for <c>key</c> or <c>id</c> among variables. A batch has its <c>custom_id</c>.</param>
    /// <exception cref="LogException">The file is not what its form says.</exception>
    /// <exception cref="ArgumentException">A table is read by the reader of corpora.</exception>
    public static IReadOnlyList<MadeAnswer> Read(ReadOnlyMemory<byte> bytes, LogFormat format, string? key)
    {
        var text = Text(bytes);
        if (format == LogFormat.OpenAIBatch) return [.. OpenAIBatchLog.Read(text)];
        if (format == LogFormat.Promptfoo && !IsOneObject(text)) return [.. PromptfooLog.ReadLines(text, key)];
        using var document = Whole(text)
            ?? throw new LogException("The file is not whole JSON", "Export it again; a log that is still being written has no end.");
        return format switch
        {
            LogFormat.Inspect => [.. InspectLog.Read(document.RootElement, key)],
            LogFormat.Promptfoo => [.. PromptfooLog.Read(document.RootElement, key)],
            _ => throw new ArgumentException("A table is no log.", nameof(format)),
        };
    }

    /// <summary>The text of a member, or its JSON where it is no text; null where there is none.</summary>
    internal static string? Said(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => value.GetRawText(),
    };

    /// <summary>A member of an object; undefined where there is none.</summary>
    internal static JsonElement Member(JsonElement value, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty(name, out value)) return default;
        }

        return value;
    }

    /// <summary>A whole number of a member; null where there is none.</summary>
    internal static long? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>A document; null where the text is none.</summary>
    internal static JsonDocument? Whole(string text)
    {
        try
        {
            return JsonDocument.Parse(text, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsInspect(JsonElement root) =>
        Member(root, "eval").ValueKind == JsonValueKind.Object && Member(root, "samples").ValueKind == JsonValueKind.Array;

    private static bool IsPromptfoo(JsonElement root) => Member(root, "results", "results").ValueKind == JsonValueKind.Array;

    private static bool IsPromptfooResult(JsonElement line) => Member(line, "vars").ValueKind == JsonValueKind.Object
        && Member(line, "provider").ValueKind is JsonValueKind.Object or JsonValueKind.String
        && (Member(line, "response").ValueKind == JsonValueKind.Object || Member(line, "promptIdx").ValueKind == JsonValueKind.Number);

    // A file of one result is one line of them, and no export.
    private static bool IsOneObject(string text)
    {
        using var document = Whole(text);
        return document is not null && IsPromptfoo(document.RootElement);
    }

    private static bool IsBatch(JsonElement root) => Member(root, "custom_id").ValueKind == JsonValueKind.String
        && root.TryGetProperty("response", out _) && root.TryGetProperty("error", out _);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span).TrimStart('\uFEFF');
}
