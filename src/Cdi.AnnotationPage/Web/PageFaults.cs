using Cdi.AnnotationPage.Desk;
using Microsoft.AspNetCore.Http;

namespace Cdi.AnnotationPage.Web;

/// <summary>What a browser is told of what is not done.</summary>
internal static class PageFaults
{
    /// <summary>The status of a reply.</summary>
    public static int StatusOf(DeskRefusal refusal) => refusal switch
    {
        DeskRefusal.Malformed => StatusCodes.Status400BadRequest,
        DeskRefusal.NoSuchCode => StatusCodes.Status403Forbidden,
        DeskRefusal.NoSuchLease or DeskRefusal.NoSuchPerson => StatusCodes.Status404NotFound,
        DeskRefusal.Taken or DeskRefusal.OtherId or DeskRefusal.NothingToUndo => StatusCodes.Status409Conflict,
        DeskRefusal.NotAnAnswer => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>The word of a reply.</summary>
    public static string WordOf(DeskRefusal refusal) => refusal switch
    {
        DeskRefusal.Malformed => "malformed",
        DeskRefusal.NoSuchCode => "code",
        DeskRefusal.NoSuchLease => "lease",
        DeskRefusal.Taken => "taken",
        DeskRefusal.NotAnAnswer => "answer",
        DeskRefusal.OtherId => "id",
        DeskRefusal.NothingToUndo => "nothing",
        DeskRefusal.NoSuchPerson => "person",
    };

    /// <summary>The sentence of a reply.</summary>
    public static string SentenceOf(DeskRefusal refusal) => refusal switch
    {
        DeskRefusal.Malformed => "The request is not one of this page.",
        DeskRefusal.NoSuchCode => "This code opens nothing: it is mistyped, used already, or too old. Ask for a new one.",
        DeskRefusal.NoSuchLease => "This text was not shown here.",
        DeskRefusal.Taken => "Somebody else has this text now, or it is answered already.",
        DeskRefusal.NotAnAnswer => "This is no answer to what is asked.",
        DeskRefusal.OtherId => "This was sent about another text before.",
        DeskRefusal.NothingToUndo => "There is nothing to take back.",
        DeskRefusal.NoSuchPerson => "Nobody of this name was invited.",
    };
}
