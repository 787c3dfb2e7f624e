namespace Cdi.AnnotationPage.Desk;

/// <summary>Why something is not done.</summary>
internal enum DeskRefusal
{
    /// <summary>The request is not in the form of one.</summary>
    Malformed,

    /// <summary>The code opens nothing: it is unknown, used up, revoked or too old.</summary>
    NoSuchCode,

    /// <summary>The text was never shown to this annotator.</summary>
    NoSuchLease,

    /// <summary>The text was in hand too long, and others have it or have answered; or it is answered already.</summary>
    Taken,

    /// <summary>What is said is no answer to what is asked.</summary>
    NotAnAnswer,

    /// <summary>The id names something else already.</summary>
    OtherId,

    /// <summary>There is nothing to take back.</summary>
    NothingToUndo,

    /// <summary>There is no such person.</summary>
    NoSuchPerson,
}
