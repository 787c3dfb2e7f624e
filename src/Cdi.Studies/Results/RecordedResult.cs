using System.Text.Json;
using Cdi.Studies.Results.Json;

namespace Cdi.Studies.Results;

/// <summary>What a <c>result.json</c> keeps of a study: its estimates and what they were made of. The spec and the sample are not in it.</summary>
/// <param name="Study">Name of the study.</param>
/// <param name="Tool">What computed it, with its version.</param>
/// <param name="SpecSha256">Digest of the spec.</param>
/// <param name="CorpusSha256">Digest of the corpus.</param>
/// <param name="Texts">Rows of the corpus that <c>keep</c> keeps.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Estimates">Every row: estimands in the order of the spec, of each the study's own method first.</param>
public sealed record RecordedResult(
    string Study, string Tool, string SpecSha256, string CorpusSha256, long Texts, ulong Seed, IReadOnlyList<Estimate> Estimates)
{
    /// <summary>What would be kept of a result.</summary>
    /// <param name="result">The result.</param>
    public static RecordedResult Of(StudyResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new(
            result.Definition.Name, result.Tool, result.Spec.Sha256, result.Corpus.Sha256, result.Corpus.Kept, result.Seed, result.Estimates);
    }

    /// <summary>Reads <c>result.json</c>.</summary>
    /// <param name="json">Its text in UTF-8.</param>
    /// <exception cref="JsonException">It is no JSON, not of a study, of another version of the schema, or names a method or scale that is not
    /// there.</exception>
    public static RecordedResult Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("schema", out var schema) || !root.TryGetProperty("estimates", out _))
            throw new JsonException("It has no `schema` and `estimates`: it is not the `result.json` of a study.");
        if (schema.ValueKind != JsonValueKind.Number || !schema.TryGetInt32(out var version) || version != ResultJson.Schema)
            throw new JsonException($"Its schema is {schema.GetRawText()}, and this version reads {ResultJson.Schema}.");
        try
        {
            return Read(root);
        }
        catch (Exception wrong) when (wrong is InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new JsonException($"A property is absent or of another kind than `cdi` writes: {wrong.Message}", wrong);
        }
    }

    private static RecordedResult Read(JsonElement root)
    {
        var corpus = root.GetProperty("corpus");
        return new(
            Text(root, "study"), Text(root, "tool"), Text(root, "spec_sha256"), Text(corpus, "sha256"), corpus.GetProperty("kept").GetInt64(),
            root.GetProperty("seed").GetUInt64(), [.. root.GetProperty("estimates").EnumerateArray().Select(EstimateJson.Read)]);
    }

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() ?? throw new JsonException($"The property `{name}` is null.");
}
