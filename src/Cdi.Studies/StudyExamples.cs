using Cdi.Corpus;
using Cdi.Corpus.Joining;
using Cdi.Studies.Definitions;
using Cdi.Studies.Running;

namespace Cdi.Studies;

/// <summary>What the prompts of a study's models show as examples: what the spec says, and what people have said of the texts that are set apart.</summary>
public static class StudyExamples
{
    /// <summary>The examples of every model that the study asks itself, by its name.</summary>
    /// <param name="study">The study.</param>
    /// <param name="table">Its corpus, as it was read, which then holds no answers of models to texts that were examples.</param>
    /// <param name="options">Where the ledger is.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="CorpusException">The ledger cannot be used, an example is a text of the corpus, or what the corpus says of examples is
    /// wrong.</exception>
    public static async Task<IReadOnlyDictionary<string, ModelExamples>> ReadAsync(
        StudyDefinition study, CorpusTable table, StudyRunOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(study);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(options);
        var setsApart = study.Llms.Any(llm => llm.RecordedExamples is not null || llm.Examples is { Pool: > 0 });
        if (setsApart && table.Joined.Count == 0)
            await LabelFiles.JoinAsync(table, StudyMaterial.Places(options), cancellation).ConfigureAwait(false);
        var rows = ExampleRows.Of(study, table);
        rows.TakeOut(table);
        if (!rows.AwaitLabels) return ExampleSelection.OfColumns(study, table, rows);
        return ExampleSelection.OfLedger(await StudyMaterial.WithoutModelsAsync(study, table, rows, options, cancellation).ConfigureAwait(false));
    }
}
