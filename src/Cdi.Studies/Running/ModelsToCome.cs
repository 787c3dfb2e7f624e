using Cdi.Corpus;
using Cdi.Estimation.Designs;
using Cdi.Estimation.Problems;
using Cdi.Studies.Definitions;
using Cdi.Studies.Results;

namespace Cdi.Studies.Running;

/// <summary>Answers of models before those that the study asks itself can be asked: theirs are absent, as are those of models that
/// learn and of panels, and those in columns are there.</summary>
/// <param name="table">The corpus.</param>
internal sealed class ModelsToCome(CorpusTable table) : IModelAnswers
{
    private readonly RecordedAnswers recorded = new(table);

    /// <inheritdoc/>
    public IReadOnlyList<LearnedModel> Learned => [];

    /// <inheritdoc/>
    public ModelLabels Of(LlmDefinition llm, OutcomeDefinition outcome) =>
        llm.IsAsked || llm.Learning is not null || llm.Panel is not null ? new(default, default, table.Rows, 0) : recorded.Of(llm, outcome);

    /// <inheritdoc/>
    public LearningAnnotator? LearnerOf(LlmDefinition llm, OutcomeDefinition outcome, int variable) => null;

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">Always: no sample is complete before models are asked.</exception>
    public void Learn(Func<OutcomeDefinition, (DrawnSample Sample, int Variable)?> sampleOf) =>
        throw new InvalidOperationException("Models are still to be asked.");
}
