using System.Text.Json;
using Cdi.Corpus;

namespace Cdi.Studies.Results.Json;

/// <summary>Bases of formulas in <c>result.json</c>, what a program needs to compute their columns at other values, and effects that were absorbed.</summary>
internal static class BasisJson
{
    /// <summary>Writes the array <c>missing</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<MissingTexts> missing)
    {
        json.WriteStartArray("missing");
        foreach (var left in missing)
        {
            json.WriteStartObject();
            json.WriteString("estimand", left.Estimand);
            json.WriteNumber("texts", left.Texts);
            json.WriteStartArray("columns");
            foreach (var (column, texts) in left.Columns)
            {
                json.WriteStartObject();
                json.WriteString("column", column);
                json.WriteNumber("texts", texts);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the array <c>absorbed</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<AbsorbedGroups> absorbed)
    {
        json.WriteStartArray("absorbed");
        foreach (var effects in absorbed)
        {
            json.WriteStartObject();
            json.WriteString("estimand", effects.Estimand);
            json.WriteString("column", effects.Column);
            json.WriteNumber("groups", effects.Groups);
            json.WriteNumber("labelled_groups", effects.Labelled);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes the array <c>bases</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<FittedBasis> bases)
    {
        json.WriteStartArray("bases");
        foreach (var basis in bases)
        {
            json.WriteStartObject();
            json.WriteString("function", basis.Function);
            json.WriteString("column", basis.Column);
            foreach (var (name, values) in basis.Numbers)
            {
                json.WriteStartArray(name);
                foreach (var value in values) json.WriteNumberValue(value);
                json.WriteEndArray();
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
