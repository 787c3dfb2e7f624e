namespace Cdi.Annotators.Providers;

/// <summary>What can be done about a call that brought no answer.</summary>
public enum CallReaction
{
    /// <summary>Send it again, later.</summary>
    SendAgain,

    /// <summary>Nothing for this text; others may be taken.</summary>
    GiveUpText,

    /// <summary>Nothing for any text, before the key, the name of the model or the account are put right.</summary>
    Stop,
}
