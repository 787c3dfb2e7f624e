using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>What language models say of every text, wherever it is kept.</summary>
internal interface IModelAnswers
{
    /// <summary>What was learnt by models that learn.</summary>
    IReadOnlyList<LearnedModel> Learned { get; }

    /// <summary>What a model answered of every text, in n labels and confidences; labels are empty for no answer kept anywhere, and of a model that learns
    /// from people for as long as there is no sample.</summary>
    /// <param name="llm">The model.</param>
    /// <param name="outcome">What it decides.</param>
    ModelLabels Of(LlmDefinition llm, OutcomeDefinition outcome);

    /// <summary>A model that learns from people, as a statistical problem knows it; null for another one, and where models are still to be asked.</summary>
    /// <param name="llm">The model.</param>
    /// <param name="outcome">What it decides.</param>
    /// <param name="variable">Index of the annotated variable of which it answers.</param>
    LearningAnnotator? LearnerOf(LlmDefinition llm, OutcomeDefinition outcome, int variable);

    /// <summary>From now on models that learn from people know the labels of the study's sample.</summary>
    /// <param name="sampleOf">The sample of an outcome, and the place of its labels in it; null where nobody labels it.</param>
    void Learn(Func<OutcomeDefinition, (DrawnSample Sample, int Variable)?> sampleOf);
}
