using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdi.Studies.Results.Json;

/// <summary>Lets System.Text.Json write the estimates of an estimand as an array of rows.</summary>
internal sealed class EstimateSetConverter : JsonConverter<EstimateSet>
{
    /// <inheritdoc/>
    public override EstimateSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Estimates are written as JSON and not read from it.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, EstimateSet value, JsonSerializerOptions options) => ResultJson.Write(writer, value.All);
}
