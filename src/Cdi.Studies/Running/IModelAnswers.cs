using Cdi.Studies.Definitions;

namespace Cdi.Studies.Running;

/// <summary>What language models say of every text, wherever it is kept.</summary>
internal interface IModelAnswers
{
    /// <summary>What a model answered of every text, in n labels and confidences; labels are empty for no answer kept anywhere.</summary>
    /// <param name="llm">The model.</param>
    /// <param name="outcome">What it decides.</param>
    ModelLabels Of(LlmDefinition llm, OutcomeDefinition outcome);
}
