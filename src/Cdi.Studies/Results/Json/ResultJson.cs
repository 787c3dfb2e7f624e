using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cdi.Corpus;
using Cdi.Estimation.Sampling;
using Cdi.Estimation.Variance;

namespace Cdi.Studies.Results.Json;

/// <summary><c>result.json</c>: the numbers of a study for programs, schema 1.</summary>
/// <remarks>Properties stand in a fixed order. Numbers round-trip to the same double; what JSON has no number for (∞) is null, as is what the data do not
/// carry.</remarks>
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

    /// <summary>The text of the file, indented, with a line end behind it.</summary>
    public static string Write(StudyResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) Write(json, result);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    /// <summary>The result as an object.</summary>
    public static void Write(Utf8JsonWriter json, StudyResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", Schema);
        json.WriteString("study", result.Definition.Name);
        json.WriteString("spec_sha256", result.Spec.Sha256);
        WriteCorpus(json, result.Corpus);
        json.WriteNumber("seed", result.Seed);
        json.WriteString("tool", result.Tool);
        WriteDesign(json, result);
        if (result.LabelFiles.Count > 0) LabelFileJson.Write(json, result.LabelFiles);
        if (result.Raters.Count > 0) LabelFileJson.Write(json, result.Raters);
        if (result.AlternativeTests.Count > 0) AlternativeTestJson.Write(json, result.AlternativeTests);
        if (result.Responses.Count > 0) WriteResponses(json, result.Responses);
        json.WritePropertyName("estimates");
        Write(json, result.Estimates);
        AgreementJson.Write(json, result.Annotators);
        ModelJson.Write(json, result.Models);
        if (result.Learned.Count > 0) ModelJson.Write(json, result.Learned);
        if (result.Instruments.Count > 0) InstrumentJson.Write(json, result.Instruments);
        if (result.Winner is { } winner) WinnerJson.Write(json, winner);
        if (result.Simultaneous.Count > 0) SimultaneousJson.Write(json, result.Simultaneous);
        if (result.Monitors.Count > 0) MonitorJson.Write(json, result.Monitors);
        if (result.Stopping is { } stopping) StoppingJson.Write(json, stopping);
        if (result.Expectations is { Count: > 0 } expectations) ExpectationJson.Write(json, expectations);
        if (result.Absorbed.Count > 0) BasisJson.Write(json, result.Absorbed);
        if (result.Missing.Count > 0) BasisJson.Write(json, result.Missing);
        if (result.Bases.Count > 0) BasisJson.Write(json, result.Bases);
        WriteWarnings(json, result);
        WriteAllowances(json, result);
        DesignReviewJson.Write(json, result);
        json.WriteEndObject();
    }

    /// <summary>Estimates as an array.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<Estimate> estimates)
    {
        json.WriteStartArray();
        foreach (var estimate in estimates) Write(json, estimate);
        json.WriteEndArray();
    }

    internal static void WriteCorpus(Utf8JsonWriter json, CorpusFacts corpus)
    {
        json.WriteStartObject("corpus");
        json.WriteNumber("rows", corpus.Rows);
        if (corpus.IsFromMemory) json.WriteString("from", "memory");
        json.WriteString("sha256", corpus.Sha256);
        json.WriteNumber("kept", corpus.Kept);
        if (corpus.Dropped.Count > 0) WriteDropped(json, corpus.Dropped);
        json.WriteEndObject();
    }

    private static void WriteDropped(Utf8JsonWriter json, IReadOnlyList<DroppedRows> dropped)
    {
        json.WriteStartArray("dropped");
        foreach (var (condition, rows) in dropped)
        {
            json.WriteStartObject();
            json.WriteString("condition", condition);
            json.WriteNumber("rows", rows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDesign(Utf8JsonWriter json, StudyResult result)
    {
        var design = result.Design;
        json.WriteStartObject("design");
        json.WriteString("name", design.Name);
        json.WriteNumber("budget", design.Budget.Count);
        json.WriteNumber("labels", design.Labels.Count);
        if (design.Examples.Count > 0) json.WriteNumber("examples", design.Examples.Count);
        json.WriteNumber("rounds", design.Rounds);
        json.WriteString("draw", result.Draws.Count == 0 ? null : DrawName(result.Draws[0].Method));
        json.WriteEndObject();
    }

    private static void WriteResponses(Utf8JsonWriter json, IReadOnlyList<ResponseFacts> responses)
    {
        json.WriteStartArray("cannot_say");
        foreach (var response in responses)
        {
            json.WriteStartObject();
            json.WriteString("outcome", response.Outcome);
            json.WriteNumber("asked", response.Asked);
            json.WriteNumber("texts", response.CannotSay);
            json.WriteString("nonresponse", response.Treatment.ToString().ToLowerInvariant());
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>An estimate as an object.</summary>
    public static void Write(Utf8JsonWriter json, Estimate estimate)
    {
        json.WriteStartObject();
        json.WriteString("estimand", estimate.Estimand);
        json.WriteString("term", estimate.Term);
        json.WriteString("method", estimate.Method.Name);
        json.WriteString("design", estimate.Design);
        json.WriteBoolean("primary", estimate.Primary);
        json.WriteString("scale", estimate.Scale.Name);
        json.WriteString("generalise", TargetName(estimate.Generalise));
        WriteNumber(json, "point", estimate.Point);
        WriteNumber(json, "se", estimate.StandardError);
        WriteNumber(json, "lower", estimate.Lower);
        WriteNumber(json, "upper", estimate.Upper);
        WriteNumber(json, "level", estimate.Level);
        WriteNumber(json, "df", estimate.DegreesOfFreedom);
        WriteNumber(json, "critical", estimate.CriticalValue);
        WriteNumber(json, "statistic", estimate.Statistic);
        WriteNumber(json, "statistic_se", estimate.FunctionStandardError);
        json.WriteString("statistic_scale", estimate.Scale.FunctionName);
        WriteNumber(json, "null_value", estimate.NullValue);
        WriteNumber(json, "null_se", estimate.NullStandardError);
        WriteNumber(json, "p_value", estimate.PValue);
        WriteNumber(json, "clusters", estimate.Clusters);
        json.WriteNumber("labels", estimate.Labels.Count);
        WriteNumber(json, "lambda", estimate.Lambda);
        WriteNumber(json, "ess", estimate.EffectiveSampleSize);
        json.WriteBoolean("valid", estimate.Valid);
        WriteNumber(json, "truth", estimate.Truth);
        if (estimate.CoversTruth is { } covers) json.WriteBoolean("covers_truth", covers);
        else json.WriteNull("covers_truth");
        json.WriteString("caution", estimate.Caution.Length > 0 ? estimate.Caution : null);
        if (estimate.Cell is { } cell) CellJson.Write(json, cell);
        if (estimate.Pooled is { } pooled) PooledJson.Write(json, pooled);
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

    private static string TargetName(Generalise generalise) => generalise switch
    {
        Generalise.Corpus => "corpus",
        Generalise.Population => "population",
        _ => throw new ArgumentOutOfRangeException(nameof(generalise), generalise, "No such target of inference."),
    };

    private static string DrawName(DrawMethod method) => method switch
    {
        DrawMethod.FixedSize => "fixed",
        DrawMethod.Poisson => "poisson",
        _ => throw new ArgumentOutOfRangeException(nameof(method), method, "No such draw."),
    };

    /// <summary>A number; null where there is none that JSON has.</summary>
    internal static void WriteNumber(Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number)) json.WriteNumber(name, number);
        else json.WriteNull(name);
    }
}
