using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdi.Studies.Results.Json;

/// <summary>Lets System.Text.Json write a result as <c>result.json</c> has it: a web service returns it as it is.</summary>
internal sealed class StudyResultConverter : JsonConverter<StudyResult>
{
    /// <inheritdoc/>
    public override StudyResult Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A result is written as JSON and not read from it: the study itself is not in it.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, StudyResult value, JsonSerializerOptions options) => ResultJson.Write(writer, value);
}
