using System.Text.Json.Serialization;

namespace Cdi.AnnotationPage.Rounds;

/// <summary>Why an annotator wrote something about a text.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RemarkKind>))]
internal enum RemarkKind
{
    /// <summary>Beside an answer.</summary>
    [JsonStringEnumMemberName("note")]
    Note,

    /// <summary>In place of one.</summary>
    [JsonStringEnumMemberName("skipped")]
    Skipped,

    /// <summary>For the owner to look at.</summary>
    [JsonStringEnumMemberName("flagged")]
    Flagged,
}
