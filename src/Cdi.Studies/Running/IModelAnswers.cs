using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What language models say of every text, wherever it is kept.</summary>
internal interface IModelAnswers
{
    /// <summary>n: the index of the option, or the number, that a model answered; NaN where it gave no answer.</summary>
    /// <param name="llm">The model.</param>
    /// <param name="outcome">What it decides.</param>
    double[] Labels(LlmDefinition llm, OutcomeDefinition outcome);

    /// <summary>n: the model's confidence in its answers, NaN where it gave none; empty where it was not asked.</summary>
    /// <param name="llm">The model.</param>
    ReadOnlyMemory<double> Confidence(LlmDefinition llm);
}
