using Cdi.Corpus;
using Cdi.Studies.Definitions;

namespace Cdi.Studies;

/// <summary>Where the answers of models are that a study asks itself: <c>cdi</c> has them in the ledger beside the spec.</summary>
public interface IModelLabels
{
    /// <summary>What a model has answered.</summary>
    /// <param name="llm">The model, whose <see cref="LlmDefinition.Calls"/> say how it was asked.</param>
    /// <param name="outcome">What it decides.</param>
    /// <param name="table">The corpus.</param>
    /// <param name="examples">What its prompts show, and the texts about which it is not asked.</param>
    /// <exception cref="CorpusException">The answers cannot be read.</exception>
    ModelLabels Read(LlmDefinition llm, OutcomeDefinition outcome, CorpusTable table, ModelExamples examples);
}
