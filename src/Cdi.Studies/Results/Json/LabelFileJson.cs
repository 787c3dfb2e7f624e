using System.Text.Json;

namespace Cdi.Studies.Results.Json;

/// <summary>Files of labels, and people who labelled the same texts, in <c>result.json</c>.</summary>
internal static class LabelFileJson
{
    /// <summary>The files as an array.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<LabelFileFacts> files)
    {
        json.WriteStartArray("label_files");
        foreach (var file in files) Write(json, file);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, LabelFileFacts file)
    {
        json.WriteStartObject();
        json.WriteString("block", file.Subject);
        json.WriteString("source", file.Source);
        json.WriteString("sha256", file.Sha256);
        json.WriteNumber("rows", file.Rows);
        json.WriteNumber("texts", file.Texts);
        json.WriteNumber("unmatched_keys", file.Unmatched);
        json.WriteNumber("doubled_keys", file.Doubled);
        json.WriteEndObject();
    }

    /// <summary>People who labelled the same texts, as an array.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<RaterFacts> raters)
    {
        json.WriteStartArray("raters");
        foreach (var each in raters) Write(json, each);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, RaterFacts raters)
    {
        json.WriteStartObject();
        json.WriteString("human", raters.Human);
        json.WriteString("outcome", raters.Outcome);
        json.WriteNumber("annotators", raters.Annotators);
        json.WriteString("aggregate", raters.Aggregate.ToString().ToLowerInvariant());
        json.WriteNumber("divided_texts", raters.Divided);
        if (raters.Agreement is { } agreement)
        {
            json.WriteNumber("texts", agreement.Texts);
            json.WriteNumber("labels", agreement.Labels);
            ResultJson.WriteNumber(json, "pairs_agreeing", agreement.PairsAgreeing);
            ResultJson.WriteNumber(json, "krippendorff_alpha", agreement.Alpha);
            ResultJson.WriteNumber(json, "krippendorff_alpha_lower", agreement.AlphaLower);
            ResultJson.WriteNumber(json, "krippendorff_alpha_upper", agreement.AlphaUpper);
            json.WriteString("scale", agreement.Scale.ToString().ToLowerInvariant());
        }

        json.WriteEndObject();
    }
}
