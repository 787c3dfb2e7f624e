namespace Cdi.Annotators.Answers;

/// <summary>Why what a model said is no answer.</summary>
public enum AnswerFailure
{
    /// <summary>It declined, or a filter of the provider took the answer away.</summary>
    Refused,

    /// <summary>It was cut off at the limit of its length.</summary>
    Truncated,

    /// <summary>It is empty, or says more or something else than was asked for.</summary>
    Malformed,

    /// <summary>It names an option that there is not, or a number out of range.</summary>
    OutOfOptions,

    /// <summary>The provider does not take this text: too long, or not allowed.</summary>
    Rejected,

    /// <summary>There is an answer, and the provider does not tell how probable it was.</summary>
    NoProbabilities,
}
