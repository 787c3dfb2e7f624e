using System.Text.Json.Serialization;

namespace Cdi.AnnotationPage.Messages;

/// <summary>Whether there is something to label.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WorkState>))]
internal enum WorkState
{
    /// <summary>There is.</summary>
    [JsonStringEnumMemberName("texts")]
    Texts,

    /// <summary>Others have the rest in hand, or the study waits for its owner: later there may be.</summary>
    [JsonStringEnumMemberName("waiting")]
    Waiting,

    /// <summary>Every text of the sample has its answers.</summary>
    [JsonStringEnumMemberName("complete")]
    Complete,
}
