using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Replays;
using Cdi.Studies.Results.Json;

namespace Cdi.Studies.Experiments.Json;

/// <summary><c>result.json</c> of an experiment, schema 1: a row for each cell with every measure, and beside each that has a Monte-Carlo error
/// <c>MEASURE_mc_se</c>. What has no number is null.</summary>
internal static class ExperimentJson
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The text of the file, indented, with a line end behind it.</summary>
    public static string Write(ExperimentResult result)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Options)) Write(json, result);
        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length) + "\n";
    }

    private static void Write(Utf8JsonWriter json, ExperimentResult result)
    {
        json.WriteStartObject();
        json.WriteNumber("schema", ResultJson.Schema);
        json.WriteString("study", result.Definition.Name);
        json.WriteString("experiment", result.Experiment.Name);
        json.WriteString("spec_sha256", result.Spec.Sha256);
        ResultJson.WriteCorpus(json, result.Corpus);
        if (result.Experiment.Seed is { } seed) json.WriteNumber("seed", seed);
        else json.WriteNull("seed");
        json.WriteString("tool", result.Tool);
        json.WriteNumber("trials", result.Trials);
        json.WriteNumber("level", result.Level);
        json.WriteStartArray("cells");
        foreach (var cell in result.Cells) Write(json, cell, result.Trials);
        json.WriteEndArray();
        json.WriteStartArray("left_out");
        foreach (var sentence in result.LeftOut) json.WriteStringValue(sentence);
        json.WriteEndArray();
        WriteExpectations(json, result);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ExperimentCell cell, int trials)
    {
        var (draws, measured) = (cell.Draws, cell.Measured);
        json.WriteStartObject();
        json.WriteString("estimand", measured.Estimand);
        json.WriteString("term", measured.Term);
        json.WriteString("method", measured.Method.Name);
        json.WriteString("design", draws.Design.Word());
        json.WriteNumber("budget", draws.Budget.Count);
        json.WriteString("generalise", draws.Generalise.ToString().ToLowerInvariant());
        json.WriteBoolean("primary", cell.IsPrimary);
        json.WriteBoolean("valid", measured.Method.IsValid);
        json.WriteNumber("trials", trials);
        foreach (var kind in MeasureKinds.All)
        {
            var measure = measured.Of(kind);
            ResultJson.WriteNumber(json, kind.Word(), measure.Value);
            if (kind.HasError()) ResultJson.WriteNumber(json, $"{kind.Word()}_mc_se", measure.StandardError);
        }

        json.WriteEndObject();
    }

    private static void WriteExpectations(Utf8JsonWriter json, ExperimentResult result)
    {
        var broken = result.Broken;
        json.WriteStartArray("expectations");
        foreach (var promise in result.Experiment.Expectations)
        {
            json.WriteStartObject();
            json.WriteString("expect", promise.Bound.Written);
            var cells = broken.Where(each => each.Expectation == promise).ToList();
            json.WriteBoolean("holds", cells.Count == 0);
            json.WriteStartArray("broken_in");
            foreach (var each in cells) json.WriteStringValue(each.Cell.Title);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
