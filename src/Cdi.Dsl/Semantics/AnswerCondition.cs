namespace Cdi.Dsl.Semantics;

/// <summary>What the answers to questions must be for a label.</summary>
public abstract record AnswerCondition
{
    /// <summary>Whether answers are such.</summary>
    /// <param name="answers">The index of the answer to each question.</param>
    public abstract bool Holds(IReadOnlyList<int> answers);

    /// <summary>A question has this answer.</summary>
    /// <param name="Question">Index of the question.</param>
    /// <param name="Answer">Index of the answer.</param>
    public sealed record Given(int Question, int Answer) : AnswerCondition
    {
        /// <inheritdoc/>
        public override bool Holds(IReadOnlyList<int> answers) => answers[Question] == Answer;
    }

    /// <summary>A condition does not hold.</summary>
    /// <param name="Operand">The condition.</param>
    public sealed record Not(AnswerCondition Operand) : AnswerCondition
    {
        /// <inheritdoc/>
        public override bool Holds(IReadOnlyList<int> answers) => !Operand.Holds(answers);
    }

    /// <summary>Two conditions hold.</summary>
    /// <param name="Left">One.</param>
    /// <param name="Right">The other.</param>
    public sealed record Both(AnswerCondition Left, AnswerCondition Right) : AnswerCondition
    {
        /// <inheritdoc/>
        public override bool Holds(IReadOnlyList<int> answers) => Left.Holds(answers) && Right.Holds(answers);
    }

    /// <summary>One of two conditions holds, or both.</summary>
    /// <param name="Left">One.</param>
    /// <param name="Right">The other.</param>
    public sealed record Either(AnswerCondition Left, AnswerCondition Right) : AnswerCondition
    {
        /// <inheritdoc/>
        public override bool Holds(IReadOnlyList<int> answers) => Left.Holds(answers) || Right.Holds(answers);
    }
}
