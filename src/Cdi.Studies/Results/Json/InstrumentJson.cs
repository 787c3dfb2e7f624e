using System.Text.Json;
using Cdi.Estimation.Variance;

namespace Cdi.Studies.Results.Json;

/// <summary>What was found of instruments in <c>result.json</c>.</summary>
internal static class InstrumentJson
{
    /// <summary>Writes the array <c>instruments</c>.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<InstrumentFacts> instruments)
    {
        json.WriteStartArray("instruments");
        foreach (var facts in instruments)
        {
            json.WriteStartObject();
            json.WriteString("estimand", facts.Estimand);
            json.WriteNumber("labelled", facts.Labelled);
            json.WriteBoolean("weighted", facts.IsWeighted);
            json.WriteStartArray("names");
            foreach (var name in facts.Instruments) json.WriteStringValue(name);
            json.WriteEndArray();
            json.WriteStartArray("first_stage");
            for (var j = 0; j < facts.Instrumented.Count && facts.Tests is not null; j++)
            {
                json.WriteStartObject();
                json.WriteString("regressor", facts.Instrumented[j]);
                Members(json, facts.Tests.Weak[j]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            Write(json, "wu_hausman", facts.Tests?.Endogeneity);
            Write(json, "sargan", facts.Tests?.Overidentification);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, InstrumentTest? test)
    {
        if (test is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        Members(json, test);
        json.WriteEndObject();
    }

    // F is infinite where instruments determine a regressor.
    private static void Members(Utf8JsonWriter json, InstrumentTest test)
    {
        if (double.IsFinite(test.Statistic)) json.WriteNumber("statistic", test.Statistic);
        else json.WriteNull("statistic");
        json.WriteNumber("df1", test.Freedom);
        if (test.Residual is { } residual) json.WriteNumber("df2", residual);
        if (double.IsFinite(test.PValue)) json.WriteNumber("p_value", test.PValue);
        else json.WriteNull("p_value");
    }
}
