using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdi.Cli.Examination;

/// <summary>An examination for programs: the record as it is, schema 1.</summary>
internal static class ExaminationJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        NewLine = "\n",
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The examination as indented JSON with a line end behind it.</summary>
    /// <param name="found">The examination.</param>
    public static string Write(FileExamination found) => JsonSerializer.Serialize(new { Schema = 1, Examination = found }, Options) + "\n";
}
