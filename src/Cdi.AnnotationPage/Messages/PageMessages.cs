using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cdi.AnnotationPage.Messages;

/// <summary>How the page and its browsers talk: JSON that no browser takes for a page.</summary>
[JsonSerializable(typeof(EnterRequest))]
[JsonSerializable(typeof(NextRequest))]
[JsonSerializable(typeof(AnswerRequest))]
[JsonSerializable(typeof(UndoRequest))]
[JsonSerializable(typeof(RemarkRequest))]
[JsonSerializable(typeof(PersonRequest))]
[JsonSerializable(typeof(SessionReply))]
[JsonSerializable(typeof(StudyReply))]
[JsonSerializable(typeof(WorkReply))]
[JsonSerializable(typeof(OwnerReply))]
[JsonSerializable(typeof(InvitationReply))]
[JsonSerializable(typeof(FaultReply))]
internal sealed partial class PageMessages : JsonSerializerContext
{
    /// <summary>The form: what is not known or not there is refused.</summary>
    public static PageMessages Form { get; } = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        MaxDepth = 8,
    });
}
