namespace Cdi.Corpus;

/// <summary>Why a text about which people were asked has no label.</summary>
internal enum NoLabel
{
    /// <summary>They cannot say what it is.</summary>
    CannotSay,

    /// <summary>Several say different things, none of which has most votes.</summary>
    Divided,

    /// <summary>They answered some of several questions, and no label follows.</summary>
    Unanswered,
}
