using System.Runtime.CompilerServices;

namespace Cdi.Estimation.Ledgers;

/// <summary>Labels that people will give in their own time, by whatever way: nobody is waited for, and a sample stops at the rows that it asks about.</summary>
public sealed class AwaitedLabels : ILabelSource
{
    /// <summary>The only one there needs to be.</summary>
    public static AwaitedLabels Instance { get; } = new();

    private AwaitedLabels()
    {
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<StudyEvent.LabelsReceived> LabelAsync(ReadOnlyMemory<int> rows, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await ValueTask.CompletedTask.ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        yield break;
    }
}
