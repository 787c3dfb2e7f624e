using System.Collections.Immutable;

namespace Cdi.Annotators.Answers;

/// <summary>What a model's words mean: a value, or that they are no answer.</summary>
public abstract record Answer
{
    /// <summary>An answer.</summary>
    /// <param name="Number">Index of the option in its outcome, or the number itself.</param>
    public sealed record Value(double Number) : Answer
    {
        /// <summary>How probable the model says that each option is, of a sum of 1; empty where it says one option, or a number.</summary>
        public ImmutableArray<double> Probabilities { get; init; } = [];
    }

    /// <summary>No answer.</summary>
    /// <param name="Kind">Why.</param>
    /// <param name="Said">What was said, shortened.</param>
    public sealed record Failed(AnswerFailure Kind, string Said) : Answer;
}
