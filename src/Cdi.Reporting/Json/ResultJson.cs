using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cdi.Reporting.Text;
using Cdi.Studies.Results;

namespace Cdi.Reporting.Json;

/// <summary><c>result.json</c>: the numbers of a study for programs, schema 1.</summary>
/// <remarks>Properties stand in a fixed order. Numbers round-trip to the same double; what JSON has no number for (∞) is null, as is what the data do not carry.</remarks>
internal static class ResultJson
{
    /// <summary>The version of the schema; it changes when a property is renamed or leaves.</summary>
    public const int Schema = 1;

    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Write(StudyResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options))
        {
            json.WriteStartObject();
            json.WriteNumber("schema", Schema);
            json.WriteString("study", result.Definition.Name);
            json.WriteString("spec_sha256", result.Spec.Sha256);
            WriteCorpus(json, result.Corpus);
            json.WriteNumber("seed", result.Seed);
            json.WriteString("tool", result.Tool);
            WriteDesign(json, result.Design);
            json.WriteStartArray("estimates");
            foreach (var estimate in result.Estimates) WriteEstimate(json, estimate);
            json.WriteEndArray();
            WriteWarnings(json, result);
            WriteAllowances(json, result);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void WriteCorpus(Utf8JsonWriter json, CorpusFacts corpus)
    {
        json.WriteStartObject("corpus");
        json.WriteNumber("rows", corpus.Rows);
        json.WriteString("sha256", corpus.Sha256);
        json.WriteNumber("kept", corpus.Kept);
        json.WriteEndObject();
    }

    private static void WriteDesign(Utf8JsonWriter json, DesignFacts design)
    {
        json.WriteStartObject("design");
        json.WriteString("name", design.Name);
        json.WriteNumber("budget", design.Budget.Count);
        json.WriteNumber("labels", design.Labels.Count);
        json.WriteNumber("rounds", design.Rounds);
        json.WriteEndObject();
    }

    private static void WriteEstimate(Utf8JsonWriter json, Estimate estimate)
    {
        json.WriteStartObject();
        json.WriteString("estimand", estimate.Estimand);
        json.WriteString("term", estimate.Term);
        json.WriteString("method", estimate.Method.Name);
        json.WriteString("design", estimate.Design);
        json.WriteBoolean("primary", estimate.Primary);
        json.WriteString("scale", estimate.Scale.Name);
        json.WriteString("generalise", Names.Of(estimate.Generalise));
        WriteNumber(json, "point", estimate.Point);
        WriteNumber(json, "se", estimate.StandardError);
        WriteNumber(json, "lower", estimate.Lower);
        WriteNumber(json, "upper", estimate.Upper);
        WriteNumber(json, "level", estimate.Level);
        WriteNumber(json, "df", estimate.DegreesOfFreedom);
        WriteNumber(json, "p_value", estimate.PValue);
        json.WriteNumber("labels", estimate.Labels.Count);
        WriteNumber(json, "lambda", estimate.Lambda);
        WriteNumber(json, "ess", estimate.EffectiveSampleSize);
        json.WriteBoolean("valid", estimate.Valid);
        WriteNumber(json, "truth", estimate.Truth);
        json.WriteString("caution", estimate.Caution.Length > 0 ? estimate.Caution : null);
        json.WriteEndObject();
    }

    private static void WriteWarnings(Utf8JsonWriter json, StudyResult result)
    {
        json.WriteStartArray("warnings");
        foreach (var warning in result.Warnings)
        {
            json.WriteStartObject();
            json.WriteString("code", warning.Code);
            json.WriteString("message", warning.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteAllowances(Utf8JsonWriter json, StudyResult result)
    {
        json.WriteStartArray("allowances");
        foreach (var allowance in result.Allowances)
        {
            json.WriteStartObject();
            json.WriteString("code", allowance.Code);
            json.WriteString("reason", allowance.Reason);
            json.WriteStartArray("messages");
            foreach (var fact in allowance.Facts) json.WriteStringValue(fact);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
