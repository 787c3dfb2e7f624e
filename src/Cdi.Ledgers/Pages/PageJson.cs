using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdi.Ledgers.Pages;

/// <summary>How events of a page are written as JSON.</summary>
[JsonSerializable(typeof(PageEvent.Invited))]
[JsonSerializable(typeof(PageEvent.Revoked))]
[JsonSerializable(typeof(PageEvent.Entered))]
[JsonSerializable(typeof(PageEvent.Left))]
[JsonSerializable(typeof(PageEvent.Leased))]
[JsonSerializable(typeof(PageEvent.Answered))]
[JsonSerializable(typeof(PageEvent.Withdrawn))]
[JsonSerializable(typeof(PageEvent.Skipped))]
[JsonSerializable(typeof(PageEvent.Flagged))]
[JsonSerializable(typeof(PageEvent.Settled))]
internal sealed partial class PageJson : JsonSerializerContext
{
    /// <summary>The words of members are read for years; letters stay what they are, since a body is never part of a page.</summary>
    public static PageJson Words { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    });
}
