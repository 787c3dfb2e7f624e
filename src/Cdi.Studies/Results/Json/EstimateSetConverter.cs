using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdi.Studies.Results.Json;

/// <summary>Lets System.Text.Json write and read the estimates of an estimand as an array of rows.</summary>
internal sealed class EstimateSetConverter : JsonConverter<EstimateSet>
{
    /// <inheritdoc/>
    public override EstimateSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EstimateJson.ReadSet(JsonElement.ParseValue(ref reader));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EstimateSet value, JsonSerializerOptions options) => ResultJson.Write(writer, value.All);
}
