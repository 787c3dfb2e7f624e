using System.Text.Json.Serialization;

namespace Cdi.Ledgers.Pages;

/// <summary>What a person may do at the page of a study.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PageRole>))]
public enum PageRole
{
    /// <summary>Labels texts, and sees nothing of what others or a model say.</summary>
    [JsonStringEnumMemberName("annotator")]
    Annotator,

    /// <summary>Sees how far the study is and what it estimates, and invites annotators; labels nothing.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner,
}
