namespace Cdi.Estimation.Ledgers;

/// <summary>Where labels come from: people and models, who need time, or a corpus whose labels are recorded, which does not.</summary>
public interface ILabelSource
{
    /// <summary>Has rows labelled. Asked for no row that was not drawn, and only after the probabilities of its round are on record.</summary>
    /// <param name="rows">m rows of the corpus, ascending.</param>
    /// <param name="cancellation">Ends the wait; what has come by then stays on record.</param>
    /// <returns>Labels as they come, in any order and in any number of parts. Rows without a label at its end have none.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    IAsyncEnumerable<StudyEvent.LabelsReceived> LabelAsync(ReadOnlyMemory<int> rows, CancellationToken cancellation);
}
