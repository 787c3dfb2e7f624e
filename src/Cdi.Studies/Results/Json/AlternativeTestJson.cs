using System.Text.Json;

namespace Cdi.Studies.Results.Json;

/// <summary>Models held against single people, in <c>result.json</c>.</summary>
internal static class AlternativeTestJson
{
    /// <summary>The tests as an array.</summary>
    public static void Write(Utf8JsonWriter json, IReadOnlyList<AlternativeTestFacts> tests)
    {
        json.WriteStartArray("alternative_tests");
        foreach (var each in tests) Write(json, each);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, AlternativeTestFacts facts)
    {
        json.WriteStartObject();
        json.WriteString("llm", facts.Llm);
        json.WriteString("human", facts.Human);
        json.WriteString("outcome", facts.Outcome);
        ResultJson.WriteNumber(json, "epsilon", facts.Test.Margin);
        ResultJson.WriteNumber(json, "winning_rate", facts.Test.WinningRate);
        json.WriteBoolean("passes", facts.Test.Passes);
        ResultJson.WriteNumber(json, "advantage", facts.Test.Advantage.Point);
        ResultJson.WriteNumber(json, "advantage_lower", facts.Test.Advantage.Lower);
        ResultJson.WriteNumber(json, "advantage_upper", facts.Test.Advantage.Upper);
        json.WriteStartArray("people");
        foreach (var person in facts.Test.People)
        {
            json.WriteStartObject();
            json.WriteString("annotator", facts.Names[person.Annotator]);
            json.WriteNumber("texts", person.Texts);
            ResultJson.WriteNumber(json, "model_as_good", person.ModelAdvantage);
            ResultJson.WriteNumber(json, "person_as_good", person.PersonAdvantage);
            ResultJson.WriteNumber(json, "statistic", double.IsFinite(person.Statistic) ? person.Statistic : null);
            ResultJson.WriteNumber(json, "p_value", person.PValue);
            json.WriteBoolean("beaten", person.IsBeaten);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
