using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdi.Studies.Results.Json;

/// <summary>Lets System.Text.Json write and read an estimate as a row of <c>result.json</c>, in which an infinite end is null.</summary>
internal sealed class EstimateConverter : JsonConverter<Estimate>
{
    /// <inheritdoc/>
    public override Estimate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EstimateJson.Read(JsonElement.ParseValue(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Estimate value, JsonSerializerOptions options) => ResultJson.Write(writer, value);
}
